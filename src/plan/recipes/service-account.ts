/** `service-account`: one of its own, with the least right that the call needs; used, and removed. */
import type { Recipe } from '../recipe.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { applying, removing } from '../steps/made-object.js';
import { ownAccount, ownAccountName } from '../steps/own-account.js';
import { seeRefused } from '../steps/see-refused.js';
import { askToken } from '../steps/token.js';
import { message } from '../words.js';

const seeRevoked = seeRefused(ownAccount, {
  otherwise: (values) => message('account.revoked.otherwise', values),
});

export const recipe = {
  name: 'service-account',
  ownServiceAccount: ownAccountName,
  steps: [
    listClusters,
    chooseCluster,
    findServer,
    applying(ownAccount),
    askToken,
    call,
    removing(ownAccount),
    seeRevoked,
  ],
} as const satisfies Recipe;
