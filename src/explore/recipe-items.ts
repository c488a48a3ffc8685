/** The recipes that the explorer offers for a context. */
import { targetOrReason } from '../generate/load-target.js';
import { recipeFits } from '../generate/recipe-fit.js';
import type { Host } from '../host.js';
import type { Language } from '../language.js';
import type { RecipeItem } from './state.js';

/** Every recipe. Where the context cannot be used at all, none fits, and it says why. */
export function fittingItems(
  asked: { readonly context: string; readonly kubeconfig: string | undefined },
  language: Language,
  host: Host,
): readonly RecipeItem[] {
  const { target, unusable } = targetOrReason(asked, host);
  const problem = unusable === undefined ? '' : `whether they fit a context is not known: ${unusable}`;
  return recipeFits(target, language).map(({ name, does, needs, fits, why }) => ({
    name,
    does,
    needs,
    fits: fits === true,
    why: why ?? problem,
  }));
}
