/** `kubeconfig`: a standalone kubeconfig for a ServiceAccount, with every field of the cluster. */
import type { Recipe } from '../recipe.js';
import { chooseCluster } from '../steps/choose-context.js';
import { readCluster, writeKubeconfig } from '../steps/kubeconfig.js';
import { listClusters } from '../steps/list-clusters.js';
import { askToken, tokenLifetime } from '../steps/token.js';

export const recipe = {
  name: 'kubeconfig',
  onlySafe: true,
  steps: [listClusters, chooseCluster, readCluster, askToken, tokenLifetime, writeKubeconfig],
} as const satisfies Recipe;
