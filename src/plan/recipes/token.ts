/** `token`: a short-lived token of a ServiceAccount, from the TokenRequest API; the seed's steps 1 to 6. */
import type { Recipe } from '../recipe.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { askToken, tokenLifetime } from '../steps/token.js';

export const recipe = {
  name: 'token',
  steps: [listClusters, chooseCluster, findServer, askToken, call, tokenLifetime],
} as const satisfies Recipe;
