/** `kubeconfig`: a standalone kubeconfig for a ServiceAccount, with every field of the cluster. */
import type { Recipe } from '../recipe.js';
import { chooseCluster } from '../steps/choose-context.js';
import { readCluster, tryToken, writeKubeconfig } from '../steps/kubeconfig.js';
import { listClusters } from '../steps/list-clusters.js';
import { neverInsecure } from '../steps/never-insecure.js';
import { signInByFiles } from '../steps/sign-in-by-files.js';
import { askToken, tokenLifetime } from '../steps/token.js';
import { message } from '../words.js';

export const recipe = {
  name: 'kubeconfig',
  onlySafe: true,
  steps: [
    listClusters,
    chooseCluster,
    readCluster,
    signInByFiles,
    neverInsecure(askToken),
    tokenLifetime,
    tryToken,
    writeKubeconfig,
  ],
  curlNeeds: message('bare.needs.kubeconfig'),
} as const satisfies Recipe;
