/** `service-account`: one of its own, with the least right that the call needs; used, and removed. */
import type { Recipe } from '../recipe.js';
import { making, takingAway } from '../steps/api-object.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { applying, removing } from '../steps/made-object.js';
import { ownAccount, ownAccountName, titleOfRights } from '../steps/own-account.js';
import { seeRefused } from '../steps/see-refused.js';
import { signInToMake } from '../steps/sign-in-by-files.js';
import { askToken } from '../steps/token.js';
import { eitherWay } from '../without-kubectl.js';
import { message } from '../words.js';

const seeRevoked = seeRefused(ownAccount, {
  otherwise: (values) => message('account.revoked.otherwise', values),
});

export const recipe = {
  name: 'service-account',
  ownServiceAccount: ownAccountName,
  titled: titleOfRights,
  steps: [
    listClusters,
    chooseCluster,
    findServer,
    signInToMake,
    eitherWay(applying(ownAccount), making(ownAccount)),
    askToken,
    call,
    eitherWay(removing(ownAccount), takingAway(ownAccount)),
    seeRevoked,
  ],
  curlNeeds: message('bare.needs.service-account'),
} as const satisfies Recipe;
