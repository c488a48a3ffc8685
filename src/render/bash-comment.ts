/**
 * Comments that stay inert where they are none. An interactive zsh has no INTERACTIVE_COMMENTS: there `# text` is the
 * command `#` with the text as its arguments, so that a quote opens, `$(…)` runs and `>` writes.
 */
import { writeUnsafe } from '../display.js';

// Letters and digits of all scripts, and the punctuation on which zsh 5.9 does nothing in any place of a word (tried,
// one by one); East Asian punctuation is letters to it. `=` expands at the beginning of a word only, where `~/` is the
// home folder and no more; so it is behind `=` and `:` where it is anything.
const live =
  /(?<![A-Za-z0-9])=|(?!(?<=[ =:])~\/)[^A-Za-z0-9._:/@, =+\p{L}\p{M}\p{N}\u3001-\u3003\u3008-\u3011\u30fb\uff01-\uff60-]/gu;

/** A line of a comment with every other character as `\uXXXX`, to zsh the five letters behind the backslash. */
export function inertComment(text: string): string {
  return writeUnsafe(text, escaped).replace(live, (character, at: number, whole: string) =>
    character === '\\' && /^u[0-9a-f]{4}/.test(whole.slice(at + 1)) ? character : escaped(character),
  );
}

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');

const string = String.raw`"(?:[A-Za-z0-9._:/@ -]|\\u[0-9a-f]{4})*"`;
const headerForm = new RegExp(`^kubesteps: (?:${string}|true|false|[{}[\\],:])*$`);

/** The header line as it is. Throws where one of its strings holds what zsh would act on: a fault of ours. */
export function checkedHeader(text: string): string {
  if (!headerForm.test(text)) throw new Error('the header line holds what a shell acts on');
  return text;
}
