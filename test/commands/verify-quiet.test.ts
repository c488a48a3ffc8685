/** `verify --severity` and `--quiet`: what counts, and what is shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const kubeconfig = JSON.stringify({
  'current-context': 'lab',
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'u' } }],
  clusters: [{ name: 'lab', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

const files = {
  '/cwd/k.yaml': kubeconfig,
  // A change: a note.
  '/cwd/noted.sh': 'kubectl delete secret db --namespace=a --context=lab\n',
  '/cwd/warned.sh': 'kubectl get pods --namespace=a --context=lab --insecure-skip-tls-verify\n',
  '/cwd/unproved.sh': 'eval "$(cat x)"\n',
  '/cwd/empty.sh': '# nothing\n',
};

async function verify(...args: readonly string[]): Promise<{ exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  return { exit: await main(['verify', ...args], host), ...host.written };
}

test('exit 1 is for findings at least as bad as --severity; 2 stays 2', async () => {
  const exits = async (file: string): Promise<readonly number[]> => {
    const all: number[] = [];
    for (const args of [[], ['--severity=error'], ['--severity=warning'], ['--severity=info']])
      all.push((await verify(file, ...args)).exit);
    return all;
  };
  assert.deepEqual(await exits('noted.sh'), [0, 0, 0, 1]);
  assert.deepEqual(await exits('unproved.sh'), [2, 2, 2, 2]);
  assert.deepEqual(await exits('empty.sh'), [2, 2, 2, 2]);
  const warned = await exits('warned.sh');
  const worst = (await verify('warned.sh')).stdout.includes(' error: ') ? 1 : 0;
  assert.deepEqual(warned, [1, worst, 1, 1]);
});

test('--quiet says nothing where all is well, and all that counts where it is not', async () => {
  assert.deepEqual((await verify('-q', 'noted.sh')).stdout, '');
  assert.deepEqual((await verify('--quiet', 'noted.sh')).exit, 0);
  const noted = await verify('--quiet', '--severity=info', 'noted.sh');
  assert.equal(noted.exit, 1);
  assert.match(noted.stdout, /^noted\.sh:1:1: info: .*\[KS\d+\]\n/);
  assert.doesNotMatch(noted.stdout, /^noted\.sh:1 {2}kubectl/m);
  const mixed = await verify('--quiet', 'noted.sh', 'unproved.sh');
  assert.equal(mixed.exit, 2);
  assert.match(mixed.stdout, /unproved\.sh:1:/);
  assert.doesNotMatch(mixed.stdout, /noted\.sh:1/);
  assert.equal((await verify('--quiet', 'empty.sh')).exit, 2);
  assert.match((await verify('--quiet', 'empty.sh')).stdout, /Nothing to prove/);
});

test('--quiet in other formats leaves out the findings that do not count', async () => {
  assert.match((await verify('noted.sh', '-o', 'gcc')).stdout, /\[KS\d+\]/);
  assert.equal((await verify('noted.sh', '-o', 'gcc', '-q')).stdout, '');
  const { files: reports } = JSON.parse((await verify('noted.sh', '-o', 'json', '-q')).stdout);
  assert.equal(reports.length, 1);
  assert.deepEqual(reports[0].findings, []);
});

test('lint --quiet is the same', async () => {
  const lint = async (...args: readonly string[]): Promise<{ exit: number; stdout: string }> => {
    const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml:gone' } });
    return { exit: await main(['lint', ...args], host), stdout: host.written.stdout };
  };
  assert.match((await lint()).stdout, /info: /);
  assert.deepEqual(await lint('-q'), { exit: 0, stdout: '' });
  const all = await lint('-q', '--severity=info');
  assert.equal(all.exit, 1);
  assert.match(all.stdout, /info: /);
});

test('lint reads each file by itself', async () => {
  const host = fakeHost({
    files: { '/cwd/a': kubeconfig, '/cwd/b': kubeconfig.replace('"lab"', '"gone"') },
    env: { KUBECONFIG: 'none' },
  });
  assert.equal(await main(['lint', 'a', 'b', '-o', 'gcc'], host), 1);
  assert.match(host.written.stdout, /^b:\d+:\d+: error: .*gone/m);
  assert.doesNotMatch(host.written.stdout, /^a:\d+:\d+: error/m);
  const gone = fakeHost({ files: { '/cwd/a': kubeconfig } });
  assert.equal(await main(['lint', 'a', 'b'], gone), 1);
  assert.match(gone.written.stderr, /looked for b\n/);
});
