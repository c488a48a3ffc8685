/** An option that does nothing is refused: a token that was to end after two hours would else never end, and nobody is told. */
import type { OptionName, Options } from '../command-line/options.js';
import { UsageError } from '../errors.js';
import { isRead } from '../plan/reads.js';
import type { Recipe } from '../plan/recipe.js';
import { recipeNamed, recipes } from '../plan/recipes.js';
import { isDocument } from './document-format.js';

type Style = Options<'generate'>['style'];
const styles: readonly Style[] = ['safe', 'article'];

/** Throws a UsageError where an option is given, at whatever value, that the recipe does not read in this style. */
export function refuseUnread(
  {
    recipe: name,
    style,
    resource,
    command,
    format,
    ownRecipe,
  }: Pick<Options<'generate'>, 'recipe' | 'style' | 'resource' | 'command' | 'format'> & {
    readonly ownRecipe?: Recipe | undefined;
  },
  given: ReadonlySet<OptionName<'generate'>>,
): void {
  if (format !== 'markdown' && given.has('flavor')) {
    throw new UsageError(`--flavor has no meaning with --format ${format}`, {
      hint: 'leave it out, or choose --format markdown, which takes it',
    });
  }
  if (format !== 'html' && given.has('editable')) {
    throw new UsageError(`--editable has no meaning with --format ${format}`, {
      hint: 'leave it out, or choose --format html, which takes it',
    });
  }
  if (!isDocument(format) && given.has('templates')) {
    throw new UsageError(`--templates has no meaning with --format ${format}`, {
      hint: 'leave it out, or choose --format markdown or html, which take it',
    });
  }
  if (isDocument(format) && given.has('shell')) {
    throw new UsageError(`--shell has no meaning with --format ${format}`, {
      hint: 'leave it out: a runbook holds the commands of both shells',
    });
  }
  const ofScripts = (['style', 'annotate', 'watch', 'follow', 'without-kubectl'] as const).find((option) =>
    given.has(option),
  );
  if (format !== 'script' && ofScripts !== undefined) {
    throw new UsageError(`--${ofScripts} has no meaning with --format ${format}`, {
      hint: 'leave it out: it is about scripts',
    });
  }
  const recipe = ownRecipe ?? recipeNamed(name);
  const unread = [...given].find(
    (option) => !isRead(recipe, style, option, { resource: resource ?? command[0] }),
  );
  if (unread === undefined) return;
  if (isRead(recipe, style, unread))
    throw new UsageError(`--${unread} has no meaning for recipe ${name} without --resource`, {
      hint: 'leave it out, or say with --resource what the path is made of',
    });
  if (unread === 'without-kubectl' && recipe.place === 'pod')
    throw new UsageError(`--without-kubectl has no meaning for recipe ${name}, which never needs kubectl`, {
      hint: 'leave it out',
    });
  if (unread === 'without-kubectl' && recipe.curlNeeds === undefined)
    throw new UsageError(`--without-kubectl is not for recipe ${name}, which needs kubectl`, {
      hint: wayOn(unread, style),
    });
  const other = styles.find((one) => isRead(recipe, one, unread));
  if (other !== undefined) {
    throw new UsageError(`--${unread} has no meaning for recipe ${name} in style ${style}`, {
      hint: `leave it out, or choose --style ${other}, which takes it`,
    });
  }
  throw new UsageError(`--${unread} has no meaning for recipe ${name}`, { hint: wayOn(unread, style) });
}

function wayOn(option: string, style: Style): string {
  const takers = (one: Style): readonly string[] =>
    [...recipes.values()].filter((recipe) => isRead(recipe, one, option)).map(({ name }) => name);
  const here = takers(style);
  if (here.length > 0) return `leave it out, or choose ${list(here)}`;
  const there = styles.find((one) => takers(one).length > 0);
  return there === undefined
    ? 'leave it out: no recipe takes it'
    : `leave it out, or choose ${list(takers(there))}, in --style ${there}`;
}

const list = (names: readonly string[]): string =>
  `recipe ${names.join(' or ')}, which ${names.length === 1 ? 'takes' : 'take'} it`;
