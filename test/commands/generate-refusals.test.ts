/** What `generate` cannot write is refused with a reason and a way on, never as a fault of the tool. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { jwt } from '../support/pki.js';
import { readOnly } from '../support/read-options.js';

const token = jwt({ sub: 'system:serviceaccount:default:default' });
const kinds = [
  ['token', 'bash', 'safe'],
  ['token', 'powershell', 'article'],
  ['proxy', 'bash', 'article'],
  ['proxy', 'powershell', 'safe'],
] as const;

function kubeconfig(name: string): string {
  return JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: name, user: 'u' } }],
    clusters: [{ name, cluster: { server: 'https://127.0.0.1:6443' } }],
    users: [{ name: 'u', user: { token: 'not-shown' } }],
  });
}

async function refused(
  args: readonly string[],
  config: string,
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const host = fakeHost({ files: { '/cwd/k.yaml': config }, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  const exit = await main(['generate', ...args], host);
  return { exit, ...host.written };
}

describe('a literal secret in an option', () => {
  const options: readonly (readonly [option: string, value: string, secret: string])[] = [
    ['--path', '/api?access_token=Hunter2abcdef', 'Hunter2abcdef'],
    ['--path', '/api?watch=1&password=Hunter2abcdef', 'Hunter2abcdef'],
    ['--path', `/api?x=${token}`, token],
    ['--audience', 'password=Hunter2abcdef', 'Hunter2abcdef'],
    ['--audience', 'https://bob:Hunter2abcdef@host/', 'Hunter2abcdef'],
    ['--audience', token, token],
  ];
  for (const [option, value, secret] of options)
    test(`${option}=${value.slice(0, 30)}`, async () => {
      for (const [recipe, shell, style] of kinds) {
        const given = readOnly(recipe, style, [`${option}=${value}`]);
        if (given.length === 0) continue;
        const args = [recipe, '--shell', shell, '--style', style, ...given];
        const { exit, stdout, stderr } = await refused(args, kubeconfig('k'));
        assert.equal(exit, 3, stderr);
        assert.equal(stdout, '');
        assert.ok(stderr.includes(`error: ${option} holds `), stderr);
        assert.ok(!stderr.includes(secret) && !stderr.includes('report'), stderr);
      }
    });
});

test('a name of the kubeconfig that spells a secret out', async () => {
  for (const name of [token, 'https://bob:Hunter2abcdef@host/', '--token=Hunter2abcdef'])
    for (const [recipe, shell, style] of kinds) {
      const args = [recipe, '--shell', shell, '--style', style];
      const { exit, stdout, stderr } = await refused(args, kubeconfig(name));
      assert.equal(exit, 1, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /error: the script would hold .*\n {2}a name or an address in the kubeconfig/);
      assert.ok(!stderr.includes('Hunter2') && !stderr.includes(token) && !stderr.includes('report'), stderr);
    }
});

test('an empty --kubeconfig is none', async () => {
  const asked = await refused(['--kubeconfig='], kubeconfig('k'));
  assert.equal(asked.exit, 0, asked.stderr);
  assert.equal(asked.stdout, (await refused([], kubeconfig('k'))).stdout);
});

test('a secret of the kubeconfig in whatever the text holds, as it is or encoded', async () => {
  const secret = 'q7Zk2Lm9Xw4Rt8Vb';
  const config = kubeconfig('k').replace('not-shown', secret);
  for (const shown of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(`${secret}/`)]) {
    const { exit, stdout, stderr } = await refused(['token', `--path=/api/${shown}`], config);
    assert.equal(exit, 1, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /error: the text would hold a secret of the kubeconfig/);
    assert.ok(!stderr.includes(shown), stderr);
  }
  const { exit } = await refused(['token', '--path=/api/q7Zk2Lm9'], config);
  assert.equal(exit, 0, 'half of it is not it');
});
