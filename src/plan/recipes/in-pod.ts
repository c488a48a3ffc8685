/** `in-pod`: inside a pod, with what the kubelet puts there: the address of the API server, a token, the CA. */
import type { Recipe } from '../recipe.js';
import { callInPod } from '../steps/call-in-pod.js';
import { findPodServer, takePodToken } from '../steps/pod.js';

export const recipe = {
  name: 'in-pod',
  place: 'pod',
  inSh: true,
  steps: [findPodServer, takePodToken, callInPod],
} as const satisfies Recipe;
