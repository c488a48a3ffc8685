/** Options for `generate` as far as the recipe reads them: it refuses others. */
import { optionsOf } from '../../src/command-line/options.js';
import { isRead } from '../../src/plan/reads.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import type { Style } from '../../src/plan/types.js';

/** The arguments without the options, and their values, that the recipe does not read in this style. */
export function readOnly(recipe: string, style: Style, args: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const resource = args.find((word) => word.startsWith('--resource'));
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const [, long, short] = /^(?:--([^=]+)|-(\w))/.exec(word) ?? [];
    const option = optionsOf('generate').find(
      ({ name, alias }) => name === long || (alias !== undefined && alias === short),
    );
    if (option === undefined) throw new Error(`${word} is no option of generate`);
    const alone = option.type === 'flag' || word.includes('=');
    if (isRead(recipeNamed(recipe), style, option.name, { resource }))
      kept.push(...args.slice(at, at + (alone ? 1 : 2)));
    if (!alone) at++;
  }
  return kept;
}
