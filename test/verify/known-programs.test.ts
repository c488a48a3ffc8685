/** Programs that are known and not modelled: the report says what they may do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesKubeconfig, unmodelled } from '../../src/verify/known-programs.js';
import { modelledKubectlCommands } from '../../src/verify/tools/kubectl.js';
import { tools } from '../../src/verify/tools/tools.js';
import { dryRunOf } from './dry-run.js';

/** What is refused, with what to do instead. */
async function refused(shell: 'bash' | 'powershell', script: string): Promise<string[]> {
  const { findings } = await dryRunOf(shell, script);
  return findings
    .filter(({ notProved, code }) => notProved && code !== 'KS3105')
    .map(({ message, fix }) => (fix === undefined ? message : `${message} (${fix})`));
}

const table: Readonly<Record<string, string>> = {
  'helm list': 'helm: this command is not modelled; it can change a cluster',
  'aws eks update-kubeconfig --name x':
    'aws: this command is not modelled; it can change the kubeconfig, and ask for credentials',
  'wget https://127.0.0.1:6443/api':
    'wget: this command is not modelled; it sends requests of its own (curl is modelled)',
  'awk x': 'awk: this command is not modelled; it can run other commands, and write files',
  frobnicate: 'frobnicate: this command is not modelled',
  'kubectl drain n': 'kubectl drain: this command is not modelled; it changes the cluster',
  'kubectl exec p -- ls': 'kubectl exec: this command is not modelled; it reaches into containers',
  'kubectl config set-context x':
    'kubectl config set-context: this command is not modelled; it changes the kubeconfig',
  'kubectl rollout history deployment/x':
    'kubectl rollout history: this command is not modelled; it shows something, and changes nothing in the cluster',
  'kubectl rollout undo deployment/x':
    'kubectl rollout undo: this command is not modelled; it changes the cluster',
};

test('in both shells', async () => {
  for (const [script, message] of Object.entries(table)) {
    assert.deepEqual(await refused('bash', script), [message], script);
    // An alias of Windows PowerShell has words of its own.
    if (!script.startsWith('wget')) assert.deepEqual(await refused('powershell', script), [message], script);
  }
  assert.deepEqual(await refused('bash', 'command helm list'), [table['helm list']]);
  assert.deepEqual(await refused('bash', '/usr/bin/seq 3'), [
    '/usr/bin/seq: this command is not modelled; it shows something, and changes nothing in a cluster',
  ]);
});

test('what is modelled is in no table of what is not', () => {
  for (const name of tools.keys())
    assert.equal(unmodelled(name, 0).message, `${name}: this command is not modelled`);
  assert.ok(!modelledKubectlCommands.has('drain'));
});

test('who leaves a kubeconfig alone', () => {
  for (const name of ['helm', 'git', 'docker', 'date', '/usr/bin/id', 'watch'])
    assert.ok(leavesKubeconfig(name, `${name} x`), name);
  for (const name of ['git', 'docker', 'ip', 'nc', 'podman', 'tree', 'watch'])
    assert.ok(!leavesKubeconfig(name, `${name} ~/.kube/config`), name);
  assert.ok(leavesKubeconfig('helm', 'helm --kubeconfig x'));
  for (const name of ['aws', 'kind', 'awk', 'cp', 'tee', 'seq', 'frobnicate', 'id.exe'])
    assert.ok(!leavesKubeconfig(name, `${name} x`), name);
});
