/** How `generate` reads its options, and which it refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
  clusters: [{ name: 'k', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

async function generate(
  ...args: readonly string[]
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const exit = await main(['generate', ...args], host);
  return { exit, ...host.written };
}

test('--force without a file is refused', async () => {
  for (const file of [[], ['-o', '-']]) {
    const { exit, stdout, stderr } = await generate('--force', ...file);
    assert.deepEqual([exit, stdout], [3, '']);
    assert.match(stderr, /--force is about a file .*\n {2}name the file with --output-file/);
  }
});

test("an audience that is hardly the API server's own is said to be answered 401", async () => {
  for (const [audiences, isSaid] of [
    [['vault'], true],
    [['sts.amazonaws.com', 'vault'], true],
    [['https://kubernetes.default.svc'], false],
    [['vault', 'https://kubernetes.default.svc.cluster.local'], false],
    [['api'], false],
    [[], false],
  ] as const) {
    const { exit, stderr } = await generate(...audiences.map((name) => `--audience=${name}`));
    assert.equal(exit, 0);
    assert.equal(/^note: the API server answers 401 to a token for "/m.test(stderr), isSaid, stderr);
  }
});

test('--audience takes one value each time, as kubectl has it: the next word is the recipe', async () => {
  const { exit, stdout, stderr } = await generate('--audience', 'a', '--audience', 'b', 'token');
  assert.equal(exit, 0, stderr);
  assert.match(stdout, /--audience=a --audience=b/);
  const words = await generate('--audience', 'a', 'b');
  assert.equal(words.exit, 3);
  assert.match(words.stderr, /there is no recipe "b"/);
});
