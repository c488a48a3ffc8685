/** The world that the examples of `explain` hold for. */
import { exampleKubeconfig } from '../../src/verify/codes/example-kubeconfig.js';
import { hostWorld } from '../../src/verify/host-world.js';
import type { World } from '../../src/verify/world.js';
import { fakeHost } from './host.js';

export function exampleWorld(): World {
  return hostWorld(
    fakeHost({ files: { '/home/user/.kube/config': exampleKubeconfig }, env: { HOME: '/home/user' } }),
  );
}
