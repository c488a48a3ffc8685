/** `--keep`: what the recipe made stays in the cluster, and the script says how it is removed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const namespace = 'kubesteps-e2e-keep';
const secrets = (): string =>
  kubectl('get', 'secrets', 'keeper-token', `--namespace=${namespace}`, '--ignore-not-found', '-o', 'name');

before(() => {
  if (skip) return;
  kubectl('create', 'namespace', namespace);
  kubectl('create', 'serviceaccount', 'keeper', `--namespace=${namespace}`);
});
after(() => {
  if (!skip) kubectl('delete', 'namespace', namespace, '--wait=false');
});

for (const shell of crossed(realShells, 1, ({ dialect }) => [dialect])) {
  test(shell.name, { skip }, async () => {
    const options = ['--shell', shell.dialect, '--kubeconfig', adminKubeconfig, '-n', namespace];
    const text = await generated(['secret-token', ...options, '--service-account', 'keeper']);
    const run = await runScript(shell, text, { arguments: ['--keep'] });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
    assert.equal(JSON.parse(run.stdout).kind, 'APIVersions');
    assert.equal(secrets(), 'secret/keeper-token\n', run.stderr);
    const [remedy = ''] = /^ {2}kubectl delete .*$/m.exec(run.stderr) ?? [];
    assert.match(run.stderr, /is still there, with a token that never expires/);
    // What it says is what removes it.
    const [program, ...args] =
      shell.dialect === 'bash' ? ['bash', '-c', remedy] : ['pwsh', '-Command', remedy];
    execFileSync(program ?? '', args, { stdio: 'ignore' });
    assert.equal(secrets(), '');
  });
}
