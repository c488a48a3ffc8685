/** A dry run on the kubeconfig of these tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostWorld } from '../../src/verify/host-world.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';

export const configFile = join(root, 'test/verify/bash/kubeconfig.yaml');
export const kubeconfig = readFileSync(configFile, 'utf8');

const host = fakeHost({
  files: { '/home/user/config': kubeconfig },
  env: {
    HOME: '/home/user',
    KUBECONFIG: '/home/user/config',
    PATH: '/mnt/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
  },
  home: '/home/user',
  cwd: '/tmp/work',
});

/** HOME, KUBECONFIG, PATH and LANG in the environment, and nothing else. */
export const world = hostWorld(host);

/** The report on a script. */
export function dryRunOf(shell: 'bash' | 'powershell', text: string): Promise<FileReport> {
  return verifyText({ file: shell === 'bash' ? 'script' : 'script.ps1', text, shell }, world);
}

/** The calls of kubectl and curl, each as one line. */
export function calls(report: FileReport): string[] {
  return report.calls
    .filter(({ argv }) => argv[0] === 'kubectl' || argv[0] === 'curl')
    .map(({ argv, stdin }) => argv.join(' ') + (stdin === undefined ? '' : ` <<< ${JSON.stringify(stdin)}`));
}

/** The findings above notes, as `line:code`. */
export function marks(report: FileReport): string[] {
  return report.findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.line}:${finding.code}`);
}
