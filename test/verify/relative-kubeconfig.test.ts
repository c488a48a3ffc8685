/** A relative path of a kubeconfig means the file that it names from the folder of that moment, as it does to kubectl. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../src/verify/host-world.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';
import { oneCluster } from '../support/one-cluster.js';

const files = {
  '/home/user/.kube/config': oneCluster('home'),
  '/srv/up': oneCluster('up'),
  '/srv/work/here': oneCluster('here'),
  '/srv/work/deep/down': oneCluster('down'),
};

/** The clusters of the writes; a question mark where the report does not say. */
async function clustersOf(shell: 'bash' | 'powershell', text: string): Promise<readonly string[]> {
  const host = fakeHost({ files, env: { HOME: '/home/user' }, home: '/home/user', cwd: '/srv/work' });
  const report = await verifyText({ file: 'script', text, shell }, hostWorld(host));
  return report.writes.map(({ cluster }) => cluster ?? '?');
}

const remove = 'kubectl delete secret a';
for (const [name, text, expected] of [
  ['none', remove, ['home']],
  ['one beside it', `${remove} --kubeconfig here`, ['here']],
  ['one above', `${remove} --kubeconfig=../up`, ['up']],
  ['a variable before the command', `KUBECONFIG=../up ${remove}`, ['up']],
  ['an exported variable', `export KUBECONFIG=../up\n${remove}`, ['up']],
  ['a list: the first that has a current context', `KUBECONFIG=deep/down:../up ${remove}`, ['down']],
  // Which file this is, is not said: it is not the one of the folder before.
  ['a folder that the shell went to', `cd /srv || exit 1\n${remove} --kubeconfig=up`, ['?']],
  ['the same name from there', `cd /srv || exit 1\n${remove} --kubeconfig=here`, ['?']],
  // A folder that had no name before the run is not what a path of the caller's leads to; any other may be.
  ['beside files of mktemp', `set -e\nW=$(mktemp -d)\necho a >"$W/up"\nKUBECONFIG=../up ${remove}`, ['up']],
  ['after they are removed', `set -e\nW=$(mktemp -d)\nrm -rf -- "$W"\nKUBECONFIG=../up ${remove}`, ['up']],
  [
    'beside files of mktemp that may have failed',
    `W=$(mktemp -d)\necho a >"$W/up"\nKUBECONFIG=../up ${remove}`,
    ['?'],
  ],
  ['beside a file of another name', `set -e\necho a >/srv/other\nKUBECONFIG=../up ${remove}`, ['?']],
  ['up and down again', `${remove} --kubeconfig=deep/../../up`, ['up']],
] as const)
  test(`bash: ${name}`, async () => {
    assert.deepEqual(await clustersOf('bash', `${text}\n`), expected);
  });

for (const [name, text, expected] of [
  ['one above', `${remove} --kubeconfig=../up`, ['up']],
  ['a variable', `$env:KUBECONFIG = '../up'\n${remove}`, ['up']],
] as const)
  test(`powershell: ${name}`, async () => {
    assert.deepEqual(await clustersOf('powershell', `${text}\n`), expected);
  });
