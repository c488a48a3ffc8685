/** `whoami`: who the API server takes the caller for; a SelfSubjectReview. */
import type { Recipe } from '../recipe.js';
import { ask } from '../steps/call.js';
import { chooseCluster } from '../steps/choose-context.js';
import { findServer } from '../steps/find-server.js';
import { listClusters } from '../steps/list-clusters.js';
import { signInByFiles } from '../steps/sign-in-by-files.js';
import { askToken } from '../steps/token.js';
import { message } from '../words.js';

const review = ask({
  method: 'POST',
  path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
  versioned: { group: 'authentication.k8s.io', versions: ['v1', 'v1beta1', 'v1alpha1'] },
  body: '{kind: SelfSubjectReview, apiVersion: authentication.k8s.io/v1}',
  title: message('whoami.title'),
  notes: (style) => [
    message('whoami.note'),
    message(style === 'safe' ? 'whoami.versions' : 'whoami.versions-by-hand'),
  ],
  forbidden: ({ namespace, serviceAccount }) => message('whoami.forbidden', { namespace, serviceAccount }),
  unexpected: ({ namespace, serviceAccount }, style) =>
    message(style === 'safe' ? 'whoami.unexpected' : 'whoami.unexpected-by-hand', {
      namespace,
      serviceAccount,
    }),
});

export const recipe = {
  name: 'whoami',
  steps: [listClusters, chooseCluster, findServer, signInByFiles, askToken, review],
  curlNeeds: message('bare.needs.whoami'),
} as const satisfies Recipe;
