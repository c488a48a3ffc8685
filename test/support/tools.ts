/** Real shells and tools are the oracle. A missing one skips its tests visibly; under REQUIRE_TOOLS=1 that fails. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The absolute path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(directory, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/**
 * The `skip` option of a test that needs programs: false when all are on PATH, else the reason.
 * `test('…', { skip: needs('bash', 'shellcheck') }, …)`
 */
export function needs(...names: readonly string[]): string | false {
  const missing = names.filter((name) => findProgram(name) === undefined);
  return missing.length === 0 ? false : `not on PATH: ${missing.join(', ')}`;
}

/** The minor version of the kubectl on PATH, which answers by itself, without a server. */
export function kubectlMinor(): number {
  const { stdout } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], { encoding: 'utf8' });
  return Number(/"minor": "(\d+)/.exec(stdout)?.[1]);
}

/** The `skip` option of a test that is held to a kubectl of that minor version or a later one. */
export function needsKubectl(minor: number): string | false {
  const missing = needs('kubectl');
  if (missing !== false) return missing;
  const found = kubectlMinor();
  return found >= minor ? false : `kubectl on PATH is 1.${found}, older than 1.${minor}`;
}

/** The `skip` option of an end-to-end test: it needs a cluster, named by E2E_KUBECONFIG. */
export function needsCluster(...names: readonly string[]): string | false {
  return process.env.E2E_KUBECONFIG === undefined ? 'E2E_KUBECONFIG names no kubeconfig' : needs(...names);
}
