/** `secret-token`: a token that lasts, in a Secret, used and taken away again; the seed's steps 7 to 10. */
import type { Recipe } from '../recipe.js';
import { making, takingAway } from '../steps/api-object.js';
import { call } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { applySecret, decodeToken, removeSecret, tokenSecret } from '../steps/secret.js';
import { seeRefused } from '../steps/see-refused.js';
import { signInToMake } from '../steps/sign-in-by-files.js';
import { eitherWay } from '../without-kubectl.js';
import { message } from '../words.js';

const seeRevoked = seeRefused(tokenSecret, {
  otherwise: (values) => message('secret.revoked.otherwise', values),
  advice: message('secret.advice'),
});

export const recipe = {
  name: 'secret-token',
  preface: [message('secret.warning')],
  articleNeeds: message('secret.article-needs'),
  steps: [
    listClusters,
    chooseCluster,
    findServer,
    signInToMake,
    eitherWay(applySecret, making(tokenSecret)),
    decodeToken,
    call,
    eitherWay(removeSecret, takingAway(tokenSecret)),
    seeRevoked,
  ],
  curlNeeds: message('bare.needs.secret-token'),
} as const satisfies Recipe;
