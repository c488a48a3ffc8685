/** How much a dry run reads: far more than people write, and so little that it ends within seconds. */

const maximumCharacters = 1_000_000;
const maximumLines = 20_000;

/** Arguments of a command, parts of a word, elements of a list. */
export const maximumInRow = 2_000;

/** Why a script is not read; undefined where it is. */
export function tooLong(text: string): string | undefined {
  if (text.length > maximumCharacters) return 'the script has more than 1,000,000 characters';
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines > maximumLines + 1 ? 'the script has more than 20,000 lines' : undefined;
}
