/** `token`: a short-lived token of a ServiceAccount, from the TokenRequest API; the seed's steps 1 to 6. */
import type { Recipe } from '../recipe.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { signInByFiles } from '../steps/sign-in-by-files.js';
import { askToken, tokenLifetime } from '../steps/token.js';
import { message } from '../words.js';

export const recipe = {
  name: 'token',
  steps: [listClusters, chooseCluster, findServer, signInByFiles, askToken, call, tokenLifetime],
  curlNeeds: message('bare.needs.token'),
} as const satisfies Recipe;
