/** The cluster of the end-to-end tests: any that E2E_KUBECONFIG names, and the kubeconfigs beside that file. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Ways to sign in, as files beside the admin's own kubeconfig. */
const siblings = ['token', 'tokenfile', 'files', 'sni', 'exec'].map((name) => `${name}.kubeconfig`);

export const adminKubeconfig: string = process.env.E2E_KUBECONFIG ?? '';

/** The admin's kubeconfig first. */
export function kubeconfigs(): readonly string[] {
  const beside = siblings.map((name) => join(dirname(adminKubeconfig), name));
  return [adminKubeconfig, ...beside.filter((path) => existsSync(path))];
}

/** Runs the real kubectl as the admin. */
export function kubectl(...args: readonly string[]): string {
  return execFileSync('kubectl', [`--kubeconfig=${adminKubeconfig}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const execute = promisify(execFile);

/** The same, while this process goes on: a front in it answers meanwhile. */
export async function kubectlMeanwhile(...args: readonly string[]): Promise<string> {
  const { stdout } = await execute('kubectl', [`--kubeconfig=${adminKubeconfig}`, ...args]);
  return stdout;
}

/**
 * Names of ServiceAccounts and Secrets in the default namespace: what a script must leave as it was. Without those that
 * the control plane makes by itself, in its own time (before Kubernetes 1.24, for every ServiceAccount), and without those
 * of other tests, which run side by side: `own` is how names of this one's begin.
 */
export function objects(own: string): readonly string[] {
  const names = kubectl('get', 'serviceaccounts,secrets', '--namespace=default', '-o', 'name').split('\n');
  const isOthers = (name: string): boolean =>
    name.includes('/kubesteps-e2e-') && !name.includes(`/kubesteps-e2e-${own}`);
  return names.filter((name) => !/-token-[a-z0-9]{5}$/.test(name) && !isOthers(name)).sort();
}
