/** `can-i`: what a ServiceAccount may do; a SelfSubjectAccessReview, or a SelfSubjectRulesReview. */
import type { Recipe } from '../recipe.js';
import { canI } from '../steps/can-i.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { signInByFiles } from '../steps/sign-in-by-files.js';
import { askToken } from '../steps/token.js';
import { message } from '../words.js';

export const recipe = {
  name: 'can-i',
  steps: [listClusters, chooseCluster, findServer, signInByFiles, askToken, canI],
  curlNeeds: message('bare.needs.token'),
} as const satisfies Recipe;
