/** What `verify` says of whose certificates curl believes, held to the curl that is installed. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { hostWorld } from '../../src/verify/host-world.js';
import type { TrustSource } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';
import { needs } from '../support/tools.js';
import { Authorities } from './authorities.js';
import { tlsServer } from './server.js';

// The stores of this machine are exchanged where Debian's curl looks for them.
const skip = needs('curl', 'openssl', 'bwrap', 'kubectl');

/** Options of curl: the CA of the kubeconfig is in $WORK/ca/ca.crt, the inspector's in the folders named HERE. */
const options = [
  '',
  '--cacert "$WORK/ca/ca.crt"',
  '--cacert "$WORK/ca/ca.crt" --capath "$WORK/ca"',
  '--cacert "$WORK/ca/ca.crt" --capath "$WORK/ca/ca.crt"',
  '--cacert "$WORK/ca/ca.crt" --capath "$WORK/missing"',
  '--cacert "$WORK/ca/ca.crt" --capath /dev/null',
  '--cacert "$WORK/ca/ca.crt" --capath HERE/hashed',
  '--cacert "$WORK/ca/ca.crt" --capath HERE/empty',
  '--capath HERE/hashed',
  '--capath HERE/empty',
  '--capath /dev/null',
  '--cacert HERE/inspector.crt',
  '--cacert HERE/inspector.crt --capath /dev/null',
];

const variables: readonly Readonly<Record<string, string>>[] = [
  {},
  { CURL_CA_BUNDLE: 'HERE/inspector.crt' },
  { CURL_CA_BUNDLE: 'HERE/other.crt' },
  { SSL_CERT_FILE: 'HERE/inspector.crt' },
  { SSL_CERT_FILE: 'HERE/other.crt' },
  { SSL_CERT_DIR: 'HERE/hashed' },
  { SSL_CERT_DIR: 'HERE/empty' },
  { SSL_CERT_DIR: 'HERE/empty', SSL_CERT_FILE: 'HERE/other.crt' },
  { CURL_CA_BUNDLE: 'HERE/other.crt', SSL_CERT_DIR: 'HERE/hashed' },
];

/** Where this machine would have the inspector's CA: what is bound over /etc/ssl/certs. */
const stores = ['none', 'in-folder', 'in-file'] as const;

test('who is believed, by 13 ways to say so, 9 environments and 3 stores', { skip }, async () => {
  const made = new Authorities();
  for (const name of ['kube', 'inspector', 'other']) made.authority(name);
  const server = await tlsServer(made.signed('intercepted', 'inspector'));
  after(() => server.close());
  for (const folder of ['hashed', 'empty', ...stores]) mkdirSync(made.path(folder));
  for (const folder of ['hashed', 'in-folder']) made.hash('inspector', made.path(folder));
  // A default file that is not there ends every call that would read it.
  for (const store of stores) {
    const holds = store === 'in-file' ? 'inspector.crt' : 'other.crt';
    copyFileSync(made.path(holds), made.path(`${store}/ca-certificates.crt`));
  }
  const kubeconfig = JSON.stringify({
    clusters: [
      {
        name: 'lab',
        cluster: {
          server: `https://127.0.0.1:${server.port}`,
          'certificate-authority-data': Buffer.from(made.pem('kube')).toString('base64'),
        },
      },
    ],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    users: [{ name: 'lab', user: { token: 'a-token' } }],
    'current-context': 'lab',
  });
  writeFileSync(made.path('kubeconfig'), kubeconfig, { mode: 0o600 });
  const call = (option: string): string =>
    `curl -q -s --noproxy '*' --max-time 10 -o /dev/null -w '%{ssl_verify_result}\\n' ${option} ` +
    `https://127.0.0.1:${server.port}/api || :`;
  const script = [
    'set -euo pipefail',
    'WORK=$(mktemp -d)',
    'mkdir "$WORK/ca"',
    'kubectl config view --minify --raw --flatten --context=lab ' +
      '-o jsonpath=\'{.clusters[0].cluster.certificate-authority-data}\' | base64 --decode >"$WORK/ca/ca.crt"',
    ...options.map((option) => call(option).replaceAll('HERE', made.folder)),
    'rm -rf -- "$WORK"',
    '',
  ].join('\n');
  writeFileSync(made.path('script.sh'), script);
  const chosen = portion(variables, 2);
  let compared = 0;
  for (const written of chosen) {
    const env: Record<string, string> = { HOME: made.folder, KUBECONFIG: made.path('kubeconfig') };
    for (const [name, value] of Object.entries(written)) env[name] = value.replace('HERE', made.folder);
    const host = fakeHost({ files: { [made.path('kubeconfig')]: kubeconfig }, env, home: made.folder });
    const report = await verifyText({ file: 'script.sh', text: script, shell: 'bash' }, hostWorld(host));
    assert.equal(report.requests.length, options.length, JSON.stringify(report.findings));
    for (const store of stores) {
      const results = await runIn(made, store, env);
      const foretold = report.requests.map(({ tls }) =>
        tls.trust.some((source) => holdsInspector(source, store, env)),
      );
      assert.deepEqual(
        results.map((result, at) => `${options[at]}: ${result === '0'}`),
        foretold.map((believed, at) => `${options[at]}: ${believed}`),
        `${JSON.stringify(written)}, inspector's CA ${store}`,
      );
      compared += results.length;
    }
  }
  assert.equal(compared, options.length * chosen.length * stores.length);
});

function holdsInspector(
  source: TrustSource,
  store: (typeof stores)[number],
  env: Readonly<Record<string, string>>,
): boolean {
  switch (source.kind) {
    case 'build':
      return store === (source.default === 'folder' ? 'in-folder' : 'in-file');
    case 'environment':
      return /inspector\.crt$|\/hashed$/.test(env[source.name] ?? '');
    case 'pod':
      return false;
    case 'file':
      return source.path.endsWith('/inspector.crt');
    case 'folder':
      return source.path.endsWith('/hashed');
    case 'kubeconfig':
    case 'system':
      return false;
  }
}

/** The lines that the script prints where this store is the machine's own. */
async function runIn(made: Authorities, store: string, env: Record<string, string>): Promise<string[]> {
  const sandbox = ['--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc'];
  const bound = ['--ro-bind', made.path(store), '/etc/ssl/certs'];
  const stdout = await new Promise<string>((resolve, reject) =>
    execFile(
      'bwrap',
      [...sandbox, ...bound, 'bash', made.path('script.sh')],
      { env: { PATH: process.env.PATH, ...env } },
      (error, out, err) => (error === null ? resolve(out) : reject(new Error(`${error.message}\n${err}`))),
    ),
  );
  return stdout.trim().split('\n');
}
