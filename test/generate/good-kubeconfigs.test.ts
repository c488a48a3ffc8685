/** Kubeconfigs that are right are never refused, whatever is not on the machine that writes the script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { recipes as known } from '../../src/plan/recipes.js';
import { speechIn } from '../../src/translation/translate.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { pem, pemData } from '../support/pki.js';
import { sampleCa } from '../support/sample.js';
import { full, portion } from '../support/size.js';

const yaml = `apiVersion: v1
kind: Config
current-context: 検証環境
clusters:
- {name: 検証, cluster: {server: "https://k8s.example.com", certificate-authority-data: ${sampleCa}}}
- {name: plain, cluster: {server: "https://k8s.example.com"}}
- {name: files, cluster: {server: "https://f.example.com", certificate-authority: pki/ca.crt}}
contexts:
- {name: 検証環境, context: {cluster: 検証, user: token}}
- {name: 検証, context: {cluster: plain, user: token}}
- {name: plugin, context: {cluster: 検証, user: plugin}}
- {name: path, context: {cluster: 検証, user: path}}
- {name: files, context: {cluster: files, user: files}}
- {name: tokenfile, context: {cluster: plain, user: tokenfile}}
- {name: unused, context: {cluster: plain, user: unused}}
users:
- {name: token, user: {token: t}}
- name: plugin
  user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: kubelogin, interactiveMode: Never}}
- name: path
  user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /home/jane/sdk/bin/gke-plugin, interactiveMode: Never}}
- {name: files, user: {client-certificate: pki/client.crt, client-key: pki/client.key}}
- {name: tokenfile, user: {tokenFile: /run/token}}
- name: unused
  user: {token: t, exec: {apiVersion: client.authentication.k8s.io/v1, command: kubelogin, interactiveMode: Never}}
`;

async function run(args: readonly string[]): Promise<{ host: FakeHost; exit: number }> {
  const host = fakeHost({ files: { '/k/config': yaml }, env: { KUBECONFIG: '/k/config', PATH: '/opt/bin' } });
  return { host, exit: await main(args, host) };
}

/** Every recipe, style, shell and language. */
const renderings = ['token', 'bound-token', 'secret-token', 'proxy', 'can-i'].flatMap((recipe) =>
  ['safe', 'article'].flatMap((style) =>
    ['bash', 'powershell'].flatMap((shell) =>
      ['en', 'ja'].map((lang) => [recipe, '--style', style, '--shell', shell, '--lang', lang]),
    ),
  ),
);

/** The context, what the script says that it needs, and what stderr says that is not here. */
const cases: readonly (readonly [context: string, needs: RegExp | undefined, notes: readonly string[]])[] = [
  ['検証環境', undefined, []],
  ['検証', undefined, []],
  ['unused', undefined, []],
  ['plugin', /\bkubelogin\b/, ['the program "kubelogin" is not on this machine (exec plugin of the user)']],
  [
    'path',
    /\bgke-plugin\b/,
    ['the program "/home/jane/sdk/bin/gke-plugin" is not on this machine (exec plugin of the user)'],
  ],
  [
    'files',
    /certificate-authority, *client-certificate, *client-key/,
    [
      'the file "pki/client.crt" is not on this machine (client-certificate of user "files")',
      'the file "pki/client.key" is not on this machine (client-key of user "files")',
      'the file "pki/ca.crt" is not on this machine (certificate-authority of cluster "files")',
    ],
  ],
  ['tokenfile', /\btokenFile\b/, ['the file "/run/token" is not on this machine (tokenFile)']],
];

const { say } = speechIn('ja', true);
const said = (note: string, rendering: readonly string[]): string =>
  rendering.includes('ja') ? `注: ${say(note)}` : `note: ${note}`;

for (const [index, [context, needs, notes]] of cases.entries()) {
  test(`${context}: written and proved, with a note of what is not here`, async () => {
    // In a full run, together the contexts take each rendering at least once; the random kubeconfigs take them all.
    for (const rendering of renderings.filter((_, at) => (at + index) % (full ? 6 : 48) === 0)) {
      const { host, exit } = await run(['generate', ...rendering, '--context', context]);
      const { stdout, stderr } = host.written;
      assert.equal(exit, 0, `${rendering.join(' ')}: ${stderr}`);
      assert.deepEqual(
        stderr
          .split('\n')
          .filter((line) => line !== '')
          .sort(),
        notes.map((note) => said(`${note}: it is needed where the script runs`, rendering)).sort(),
      );
      const comments = stdout.replaceAll(/\n# /g, ' ');
      if (needs === undefined) assert.doesNotMatch(comments, /kubelogin|exec plugin|exec プラグイン/);
      else assert.match(comments, needs, rendering.join(' '));
      assert.doesNotMatch(stdout, /\/home\/jane|pki\//, 'a private path');
    }
  });
}

test('a script is the same on a machine that has the plugin and the files: nothing drifts', async () => {
  const here = {
    '/opt/bin/kubelogin': '',
    '/k/pki/ca.crt': Buffer.from(sampleCa, 'base64').toString(),
    '/k/pki/client.crt': '',
    '/k/pki/client.key': '',
  };
  for (const context of ['plugin', 'files']) {
    const texts: string[] = [];
    for (const more of [{}, here]) {
      const env = { KUBECONFIG: '/k/config', PATH: '/opt/bin' };
      const host = fakeHost({ files: { '/k/config': yaml, ...more }, env });
      assert.equal(await main(['generate', '--context', context], host), 0);
      if (more === here) assert.equal(host.written.stderr, '');
      texts.push(host.written.stdout);
    }
    assert.equal(texts[0], texts[1]);
  }
});

test('the proof says which files it takes to be where the script runs', async () => {
  const { host } = await run(['generate', '--context', 'files', '--proof']);
  assert.match(
    host.written.stderr,
    /^assuming: \/k\/pki\/ca\.crt is where the script runs: it is not on this machine$/m,
  );
  assert.match(host.written.stderr, /TLS: CA of cluster "files" \(kubeconfig\)/);
});

test('verify makes no such assumption: on this machine the script stops', async () => {
  const { host } = await run(['generate', '--context', 'files']);
  const again = fakeHost({
    files: { '/k/config': yaml, '/cwd/s.sh': host.written.stdout },
    env: { KUBECONFIG: '/k/config' },
  });
  assert.notEqual(await main(['verify', 's.sh'], again), 0);
  assert.match(again.written.stdout, /kubectl stops here: open \/k\/pki\/.*: no such file/);
});

test('describe and recipes list what fits, with the same note and exit 0', async () => {
  for (const [context, , notes] of cases) {
    for (const args of [
      ['describe', context],
      ['recipes', '--context', context],
    ]) {
      const { host, exit } = await run(args);
      assert.equal(exit, 0);
      assert.equal(host.written.stderr.split('\n').length - 1, notes.length, host.written.stderr);
      assert.match(host.written.stdout, /secret-token/);
      assert.doesNotMatch(
        host.written.stdout,
        /(?<!with --without-kubectl: )does not fit: (?!.*(?:basic|exec plugin, whose answer))/,
      );
      assert.doesNotMatch(host.written.stderr, /Unable to connect|error:/);
    }
  }
  const { host } = await run(['describe', 'plugin', '-o', 'json']);
  const { missing, refusal, recipes } = JSON.parse(host.written.stdout);
  assert.deepEqual(missing, [{ kind: 'program', name: 'kubelogin', whose: 'exec plugin of the user' }]);
  assert.deepEqual([refusal, recipes.length], [null, known.size]);
});

test('what no machine could use is refused as before', async () => {
  const bad = yaml
    .replace('interactiveMode: Never', 'interactiveMode: Sometimes')
    .replace(sampleCa, Buffer.from('no certificate').toString('base64'));
  for (const context of ['plugin', '検証環境']) {
    const host = fakeHost({ files: { '/k/config': bad }, env: { KUBECONFIG: '/k/config' } });
    assert.equal(await main(['generate', '--context', context], host), 1, context);
    assert.match(host.written.stderr, /^error: /);
  }
});

test('--user: names as OpenShift writes them, NAME/HOST:PORT with a colon in NAME, are no password', async () => {
  const names = ['kube:admin/api-host-example:6443', 'system:serviceaccount:ci:deployer/api-host:6443'];
  for (const name of names) {
    const config = yaml.replace('{name: token, user', `{name: "${name}", user`);
    for (const rendering of portion(renderings, 2)) {
      const host = fakeHost({ files: { '/k/config': config }, env: { KUBECONFIG: '/k/config' } });
      const line = ['generate', ...rendering, '--context', '検証環境', '--user', name];
      const exit = await main(line, host);
      assert.deepEqual([exit, host.written.stderr], [0, ''], rendering.join(' '));
    }
  }
});

test('two clusters that name one CA file, which is not on this machine: it is the CA of both', async () => {
  const text = `apiVersion: v1
kind: Config
current-context: c
clusters:
- {name: lab, cluster: {server: "https://lab.example.com", certificate-authority: /gone/ca.crt}}
- {name: two words, cluster: {server: "https://k8s.example.com", certificate-authority: /gone/ca.crt}}
contexts: [{name: c, context: {cluster: lab, user: u}}]
users: [{name: u, user: {token: t}}]
`;
  for (const shell of ['bash', 'powershell']) {
    const host = fakeHost({ files: { '/k': text }, env: { KUBECONFIG: '/k' } });
    const exit = await main(['generate', 'secret-token', '--cluster=two words', `--shell=${shell}`], host);
    assert.equal(exit, 0, host.written.stderr);
  }
});

test('two clusters of a --kubeconfig hold one CA, one as data and one as a file: it is the CA of both', async () => {
  const text = `apiVersion: v1
kind: Config
current-context: c
clusters:
- {name: lab, cluster: {server: "https://lab.example.com", certificate-authority: pki/ca.crt}}
- {name: two words, cluster: {server: "https://k8s.example.com", certificate-authority-data: ${pemData('ca.crt')}}}
contexts: [{name: c, context: {cluster: lab, user: u}}]
users: [{name: u, user: {token: t}}]
`;
  for (const shell of ['bash', 'powershell']) {
    for (const cluster of ['lab', 'two words']) {
      const files = { '/h/.kube/other': text, '/h/.kube/pki/ca.crt': pem('ca.crt') };
      const host = fakeHost({ files, env: { HOME: '/h' }, home: '/h' });
      const args = ['--kubeconfig=/h/.kube/other', `--cluster=${cluster}`, `--shell=${shell}`];
      assert.equal(await main(['generate', 'bound-token', ...args], host), 0, host.written.stderr);
    }
  }
});
