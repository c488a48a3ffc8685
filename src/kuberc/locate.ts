/** Which kuberc kubectl 1.34 and later read (kubectl's pkg/kuberc/kuberc.go; research with 1.34 to 1.36). */
import { posix, win32 } from 'node:path';
import type { Host } from '../host.js';

export interface Located {
  readonly path: string;
  /** It was asked for by `KUBERC`, so kubectl stops where it is not there. */
  readonly asked: boolean;
}

/** Undefined where the environment turns it off. */
export function locateKuberc(host: Host): Located | undefined {
  const { KUBERC: named = '', KUBECTL_KUBERC: enabled } = host.env;
  if (named === 'off' || enabled === 'false') return undefined;
  if (named !== '') return { path: named, asked: true };
  const { join } = host.platform === 'win32' ? win32 : posix;
  return { path: join(host.home, '.kube', 'kuberc'), asked: false };
}
