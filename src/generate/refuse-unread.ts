/** An option that does nothing is refused: a token that was to end after two hours would else never end, and nobody is told. */
import type { OptionName, Options } from '../command-line/options.js';
import { UsageError } from '../errors.js';
import { isRead } from '../plan/reads.js';
import { recipes } from '../plan/recipes.js';

const styles = ['safe', 'article'] as const;

/** Throws a UsageError where an option is given, at whatever value, that the recipe does not read in this style. */
export function refuseUnread(
  { recipe, style }: Pick<Options<'generate'>, 'recipe' | 'style'>,
  given: ReadonlySet<OptionName<'generate'>>,
): void {
  const unread = [...given].find((name) => !isRead(recipe, style, name));
  if (unread === undefined) return;
  const other = styles.find((one) => isRead(recipe, one, unread));
  if (other !== undefined) {
    throw new UsageError(`--${unread} has no meaning for recipe ${recipe} in style ${style}`, {
      hint: `leave it out, or choose --style ${other}, which takes it`,
    });
  }
  throw new UsageError(`--${unread} has no meaning for recipe ${recipe}`, { hint: wayOn(unread, style) });
}

function wayOn(option: string, style: Options<'generate'>['style']): string {
  const takers = (one: typeof style): readonly string[] =>
    [...recipes.keys()].filter((name) => isRead(name, one, option));
  const [here, there] = [takers(style), styles.flatMap((one) => takers(one))];
  if (here.length > 0) return `leave it out, or choose ${list(here)}, which ${takes(here)} it`;
  const elsewhere = [...new Set(there)];
  const otherStyle = styles.find((one) => one !== style);
  return elsewhere.length === 0
    ? 'leave it out: no recipe takes it'
    : `leave it out, or choose ${list(elsewhere)} with --style ${otherStyle}, which ${takes(elsewhere)} it`;
}

const list = (names: readonly string[]): string => `recipe ${names.join(' or ')}`;
const takes = (names: readonly string[]): string => (names.length === 1 ? 'takes' : 'take');
