/** `diagnose`: how far the way to the API goes, from the server's name to the rights of the user, and what ends it. */
import type { Recipe } from '../recipe.js';
import { askAsUser, takeOwnCredentials } from '../steps/ask-as-user.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { neverInsecure } from '../steps/never-insecure.js';
import { reachServer } from '../steps/reach-server.js';

export const recipe = {
  name: 'diagnose',
  onlySafe: true,
  steps: [listClusters, chooseCluster, neverInsecure(findServer), reachServer, takeOwnCredentials, askAsUser],
} as const satisfies Recipe;
