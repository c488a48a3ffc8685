/** Scripts that run an exec plugin: in real shells it is given what the real kubectl gives it, and its answer signs in. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { generated } from '../support/generate.js';
import { fakeHost } from '../support/host.js';
import { pem } from '../support/pki.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needs } from '../support/tools.js';

const skip = needs('kubectl', 'bash', 'zsh', 'pwsh', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-run-plugin-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes down what it is given, and answers as the file beside it says. */
function pluginIn(place: string, answer: string): string {
  mkdirSync(place, { recursive: true });
  const path = join(place, 'sign in');
  writeFileSync(join(place, 'answer'), answer);
  writeFileSync(
    path,
    `#!/bin/bash -p
place=\${0%/*}
[ -e "$place/first" ] && exit 9
{ printf '%s\\0' "$#" "$@" "$KUBERNETES_EXEC_INFO" "\${AWS_PROFILE-none}" "\${EXTRA-none}"; cat; } >"$place/given"
cat "$place/answer"
`,
  );
  chmodSync(path, 0o755);
  return path;
}

const credential = (status: unknown): string =>
  JSON.stringify(
    { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status },
    undefined,
    2,
  );

interface Form {
  readonly exec?: object;
  readonly cluster?: object;
}

function kubeconfigWith(place: string, command: string, { exec = {}, cluster = {} }: Form): string {
  const path = join(place, 'config');
  writeFileSync(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'one',
      clusters: [{ name: 'one', cluster: { server: 'https://127.0.0.1:1', ...cluster } }],
      contexts: [{ name: 'one', context: { cluster: 'one', user: 'me' } }],
      users: [
        {
          name: 'me',
          user: {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command,
              interactiveMode: 'IfAvailable',
              ...exec,
            },
          },
        },
      ],
    }),
    { mode: 0o600 },
  );
  return path;
}

const ca = Buffer.from(pem('ca.crt')).toString('base64');
const forms: Readonly<Record<string, Form>> = {
  'nothing but a command': {},
  'arguments and variables that shells act on': {
    exec: {
      args: ['eks', 'get-token', "it's", '$(touch x)', '*', 'a b', '~', 'ends\\', 'Ò 日本'],
      env: [
        { name: 'AWS_PROFILE', value: '$(touch x) `touch x` \'a\' "b"' },
        { name: 'EXTRA', value: 'a\\b' },
      ],
    },
  },
  'the cluster': { exec: { provideClusterInfo: true }, cluster: { 'certificate-authority-data': ca } },
  'the cluster, with all that it may have': {
    exec: { provideClusterInfo: true, apiVersion: 'client.authentication.k8s.io/v1beta1' },
    cluster: {
      'certificate-authority-data': ca,
      'tls-server-name': 'other.example',
      'disable-compression': true,
      extensions: [
        {
          name: 'client.authentication.k8s.io/exec',
          extension: { audience: '<it\'s> & "$(touch x)"', list: [1, 2.5, null, true], b: 1, a: 2 },
        },
      ],
    },
  },
  'a cluster behind a proxy': {
    exec: { provideClusterInfo: true },
    cluster: { 'insecure-skip-tls-verify': true, 'proxy-url': 'http://127.0.0.1:2' },
  },
};

const styles = ['safe', 'article'] as const;
const ways = Object.keys(forms).flatMap((form) =>
  realShells.flatMap((shell) =>
    [false, true].flatMap((withoutKubectl) =>
      styles.map((style) => ({ form, shell, withoutKubectl, style })),
    ),
  ),
);

test('it is given what kubectl gives it', { skip, concurrency: 3 }, async (t) => {
  const chosen = crossed(ways, 3, ({ form, shell, withoutKubectl, style }) => [
    form,
    `${shell.name} ${style}`,
    `${withoutKubectl} ${style}`,
  ]);
  await Promise.all(
    chosen.map(({ form, shell, withoutKubectl, style }, index) =>
      t.test(`${form}: ${shell.name}, ${style}${withoutKubectl ? ', without kubectl' : ''}`, async () => {
        const place = join(folder, `given ${index}`);
        const command = pluginIn(place, credential({ token: 'the-token' }));
        const kubeconfig = kubeconfigWith(place, command, forms[form] ?? {});
        spawnSync('kubectl', ['get', '--raw', '/api', `--kubeconfig=${kubeconfig}`], { timeout: 30_000 });
        // Go's encoder ends with a line break.
        const wanted = readFileSync(join(place, 'given'), 'utf8').replace('}\n\0', '}\0');
        rmSync(join(place, 'given'));
        const bare = withoutKubectl ? ['--without-kubectl'] : [];
        const asked = ['--style', style, '--shell', shell.dialect, '--kubeconfig', kubeconfig];
        const text = await generated(['self', ...bare, ...asked]);
        const run = await runScript(shell, text);
        assert.equal(readFileSync(join(place, 'given'), 'utf8'), wanted, run.stderr);
        // Nobody listens there: it got as far as the call.
        assert.match(run.stderr, /curl/);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      }),
    ),
  );
});

const answers: Readonly<Record<string, readonly [answer: string, says: RegExp]>> = {
  'a client certificate': [
    credential({ clientCertificateData: '-----BEGIN CERTIFICATE-----\n', clientKeyData: '-' }),
    /answers with a client certificate, which the article|nor a client certificate with its key/,
  ],
  'no token': [credential({ expirationTimestamp: '2030-01-01T00:00:00Z' }), /token that a header can hold/],
  'a token with a line break': [credential({ token: 'a\r\nHost: b' }), /token that a header can hold/],
  'what is no ExecCredential': ['you have to sign in\n', /token that a header can hold/],
};

test('what it answers is looked at', { skip, concurrency: 3 }, async (t) => {
  const each = Object.keys(answers).flatMap((what) =>
    realShells.flatMap((shell) => styles.map((style) => ({ what, shell, style }))),
  );
  await Promise.all(
    crossed(each, 2, ({ what, shell, style }) => [`${what} ${style}`, shell.name]).map(
      ({ what, shell, style }, index) =>
        t.test(`${what}: ${shell.name}, ${style}`, async () => {
          const [answer, says] = answers[what] ?? assert.fail();
          const place = join(folder, `answer ${index}`);
          const kubeconfig = kubeconfigWith(place, pluginIn(place, answer), {});
          const asked = ['--style', style, '--shell', shell.dialect, '--kubeconfig', kubeconfig];
          const run = await runScript(shell, await generated(['self', ...asked]));
          assert.equal(run.status, 1, run.stderr);
          assert.match(run.stderr, says);
          assert.doesNotMatch(run.stdout + run.stderr, /Host: b|BEGIN/);
        }),
    ),
  );
});

test('one that fails ends the script', { skip }, async () => {
  for (const shell of crossed(realShells, 1, ({ name }) => [name])) {
    const place = join(folder, `fails ${shell.name}`);
    const kubeconfig = kubeconfigWith(place, pluginIn(place, ''), {});
    writeFileSync(join(place, 'first'), '');
    const text = await generated(['self', '--shell', shell.dialect, '--kubeconfig', kubeconfig]);
    const run = await runScript(shell, text);
    assert.equal(run.status, 1);
    assert.match(run.stderr, /error: the plugin sign in of user me gives no credentials \(see above\)/);
  }
});

const refused: Readonly<Record<string, readonly [Form, RegExp]>> = {
  'a secret argument': [{ exec: { args: ['login', '--password=hunter22'] } }, /gives its plugin a secret/],
  'a secret variable': [
    { exec: { env: [{ name: 'OIDC_CLIENT_SECRET', value: 'hunter22' }] } },
    /gives its plugin a secret/,
  ],
  'a secret of the cluster': [
    {
      exec: { provideClusterInfo: true },
      cluster: {
        extensions: [{ name: 'client.authentication.k8s.io/exec', extension: { password: 'hunter22' } }],
      },
    },
    /gives its plugin a secret/,
  ],
  'the password of a proxy': [
    { exec: { provideClusterInfo: true }, cluster: { 'proxy-url': 'http://u:hunter22@127.0.0.1:2' } },
    /whose proxy-url holds a password/,
  ],
  'a terminal': [{ exec: { interactiveMode: 'Always' } }, /wants a terminal to ask in/],
  'a variable of the shell': [
    { exec: { env: [{ name: 'PATH', value: '/elsewhere' }] } },
    /a variable that a shell cannot set for it/,
  ],
  'an empty variable': [
    { exec: { env: [{ name: 'EXTRA', value: '' }] } },
    /a variable that a shell cannot set for it/,
  ],
};

for (const [what, [form, says]] of Object.entries(refused))
  test(`refused: ${what}`, async () => {
    const place = join(folder, `refused ${what}`);
    mkdirSync(place);
    const kubeconfig = kubeconfigWith(place, '/bin/echo', form);
    const host = fakeHost({ realFiles, env: {} });
    const code = await main(['generate', 'self', '--kubeconfig', kubeconfig], host);
    assert.deepEqual([code, host.written.stdout], [1, ''], host.written.stderr);
    assert.match(host.written.stderr, says);
    assert.match(host.written.stderr, /recipe proxy, where kubectl runs the plugin/);
    assert.doesNotMatch(host.written.stderr, /hunter22/);
  });
