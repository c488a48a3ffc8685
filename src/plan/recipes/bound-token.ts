/** `bound-token`: a short-lived token that ends with a Secret, used and revoked by removing it. */
import type { Recipe } from '../recipe.js';
import { making, takingAway } from '../steps/api-object.js';
import { askBoundToken, boundSecret } from '../steps/bound-token.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { applying, removing } from '../steps/made-object.js';
import { seeRefused } from '../steps/see-refused.js';
import { signInToMake } from '../steps/sign-in-by-files.js';
import { eitherWay } from '../without-kubectl.js';
import { message } from '../words.js';

const seeRevoked = seeRefused(boundSecret, {
  otherwise: (values) => message('bound.revoked.otherwise', values),
});

export const recipe = {
  name: 'bound-token',
  steps: [
    listClusters,
    chooseCluster,
    findServer,
    signInToMake,
    eitherWay(applying(boundSecret), making(boundSecret)),
    askBoundToken,
    call,
    eitherWay(removing(boundSecret), takingAway(boundSecret)),
    seeRevoked,
  ],
  curlNeeds: message('bare.needs.bound-token'),
} as const satisfies Recipe;
