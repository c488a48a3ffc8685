/** `proxy`: kubectl proxy signs in, and a plain curl needs no token; the seed's step 11. */
import type { Recipe } from '../recipe.js';
import { notInArticle } from '../step.js';
import { chooseContext } from '../steps/choose-context.js';
import { listClusters } from '../steps/list-clusters.js';
import { callProxy, startProxy, stopProxy } from '../steps/proxy.js';

export const recipe = {
  name: 'proxy',
  // The article's proxy takes the current context, as the seed does.
  steps: [listClusters, notInArticle(chooseContext), startProxy, callProxy, stopProxy],
} as const satisfies Recipe;
