/** The world that the examples of `explain` hold for. */
import { exampleKubeconfig } from '../../src/verify/codes/example-kubeconfig.js';
import { hostWorld } from '../../src/verify/host-world.js';
import type { OperatingSystem, World } from '../../src/verify/world.js';
import { fakeHost } from './host.js';

export function exampleWorld(os: OperatingSystem = 'linux', targets: World['targets'] = {}): World {
  const files = { '/home/user/.kube/config': exampleKubeconfig };
  return {
    ...hostWorld(fakeHost({ files, env: { HOME: '/home/user', PATH: '/usr/bin:/bin' } })),
    os,
    targets,
  };
}
