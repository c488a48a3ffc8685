/** Options that a header records though nothing in the script was written by them: older versions recorded all. */
import { optionsOf } from '../command-line/options.js';
import { inert } from '../display.js';
import type { Header } from '../plan/header.js';
import { isRead } from '../plan/reads.js';
import { recipes } from '../plan/recipes.js';
import type { Style } from '../plan/types.js';

/** The header without them, and their names. Of a recipe that is not known, all are kept. */
export function withoutUnread(header: Header): {
  readonly header: Header;
  readonly unread: readonly string[];
} {
  const recipe = recipes.get(header.recipe);
  if (recipe === undefined) return { header, unread: [] };
  const style = styleOf(header);
  const known = new Set(optionsOf('generate').map(({ name }) => name));
  const isUsed = (name: string): boolean => known.has(name) && isRead(recipe, style, name);
  const unread = Object.keys(header.options).filter((name) => !isUsed(name));
  const options = Object.fromEntries(Object.entries(header.options).filter(([name]) => isUsed(name)));
  return { header: { ...header, options }, unread };
}

/** What is said of them, such as `--duration, which recipe secret-token does not read in style safe`. */
export function unreadText({ recipe, options }: Header, unread: readonly string[]): string {
  const names = unread.map((name) => `--${inert(name)}`).join(', ');
  const form = options.format === 'paste' ? '--format paste' : `style ${styleOf({ options })}`;
  return `${names}, which recipe ${inert(recipe)} does not read in ${form}`;
}

function styleOf({ options: { format, style } }: Pick<Header, 'options'>): Style {
  if (format === 'paste') return format;
  return style === 'article' ? style : 'safe';
}
