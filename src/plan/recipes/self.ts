/** `self`: the credentials that the context has, as client-go would send them. */
import type { Recipe } from '../recipe.js';
import { callAsSelf } from '../steps/call-as-self.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { takeCredentials } from '../steps/own-credentials.js';
import { takeFiles } from '../steps/sign-in-by-files.js';
import { eitherWay } from '../without-kubectl.js';
import { message } from '../words.js';

export const recipe = {
  name: 'self',
  steps: [listClusters, chooseCluster, findServer, eitherWay(takeCredentials, takeFiles), callAsSelf],
  curlNeeds: message('bare.needs.self'),
} as const satisfies Recipe;
