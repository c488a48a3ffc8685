/** `secret-token`: a token that lasts, in a Secret, used and taken away again; the seed's steps 7 to 10. */
import type { Recipe } from '../recipe.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { applySecret, decodeToken, removeSecret, tokenSecret } from '../steps/secret.js';
import { seeRefused } from '../steps/see-refused.js';
import { message } from '../words.js';

const seeRevoked = seeRefused(tokenSecret, {
  otherwise: (values) => message('secret.revoked.otherwise', values),
  advice: message('secret.advice'),
});

export const recipe = {
  name: 'secret-token',
  preface: [message('secret.warning')],
  articleNeeds: message('secret.article-needs'),
  steps: [listClusters, chooseCluster, findServer, applySecret, decodeToken, call, removeSecret, seeRevoked],
} as const satisfies Recipe;
