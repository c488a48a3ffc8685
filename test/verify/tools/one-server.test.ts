/** Clusters that share a server: a request is held against the one that it is meant for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../../src/main.js';
import { hostWorld } from '../../../src/verify/host-world.js';
import type { FileReport } from '../../../src/verify/report.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';
import { sampleCa } from '../../support/sample.js';
import { portion } from '../../support/size.js';

const server = 'https://k8s.example.com';

/** `verified` has a CA, `public` has none, `blind` is not verified; one server. */
const both = (current: string): string => `apiVersion: v1
kind: Config
current-context: ${current}
clusters:
- {name: verified, cluster: {server: "${server}", certificate-authority-data: ${sampleCa}}}
- {name: public, cluster: {server: "${server}"}}
- {name: blind, cluster: {server: "${server}", insecure-skip-tls-verify: true}}
contexts:
- {name: verified, context: {cluster: verified, user: u}}
- {name: public, context: {cluster: public, user: u}}
- {name: blind, context: {cluster: blind, user: u}}
users: [{name: u, user: {token: t}}]
`;

/** One cluster of that server, under the name that the other file gives to another. */
const alone = (authority: string): string => `current-context: c
clusters: [{name: k, cluster: {server: "${server}"${authority}}}]
contexts: [{name: c, context: {cluster: k, user: u}}]
users: [{name: u, user: {token: t}}]
`;

const files = {
  '/home/user/config': both('public'),
  '/home/user/with': alone(`, certificate-authority-data: ${sampleCa}`),
  '/home/user/without': alone(''),
};
const shells = ['bash', 'powershell'] as const;
const recipes = portion(['token', 'secret-token', 'proxy'], 1);

async function generate(args: readonly string[], kubeconfig: string): Promise<string> {
  const host = fakeHost({ files, env: { HOME: '/home/user', KUBECONFIG: kubeconfig } });
  const exit = await main(['generate', ...args, '--proof'], host);
  assert.equal(exit, 0, `${args.join(' ')}: ${host.written.stderr}`);
  return host.written.stderr;
}

test('scripts for each of the clusters are proved, and say which one they call', async () => {
  for (const shell of shells) {
    for (const recipe of recipes) {
      const args = [recipe, '--shell', shell];
      const trusts: Readonly<Record<string, RegExp>> = {
        verified: /TLS: CA of cluster "verified"/,
        public: /TLS: system's trust store/,
        blind: /TLS: not verified/,
      };
      for (const [context, trust] of Object.entries(trusts)) {
        const proof = await generate([...args, '--context', context], '/home/user/config');
        if (recipe !== 'proxy') assert.match(proof, trust, `${shell} ${recipe}`);
      }
    }
  }
});

test('--kubeconfig beside another kubeconfig with the same names and server', async () => {
  for (const shell of shells) {
    for (const [named, other] of [
      ['with', 'without'],
      ['without', 'with'],
    ]) {
      const args = ['--shell', shell, '--kubeconfig', `/home/user/${named}`];
      const proof = await generate(args, `/home/user/${other}`);
      assert.match(proof, named === 'with' ? /TLS: CA of cluster "k"/ : /TLS: system's trust store/);
    }
  }
});

test('--kubeconfig beside a kubeconfig that gives the name of its cluster to another server', async () => {
  const elsewhere = {
    ...files,
    '/home/user/elsewhere': alone('').replace(server, 'https://other.example.com'),
  };
  for (const shell of shells) {
    const host = fakeHost({
      files: elsewhere,
      env: { HOME: '/home/user', KUBECONFIG: '/home/user/elsewhere' },
    });
    const args = ['generate', '--shell', shell, '--kubeconfig', '/home/user/with', '--proof'];
    assert.equal(await main(args, host), 0, host.written.stderr);
    assert.match(host.written.stderr, /TLS: CA of cluster "k"/);
    // A token of the one is none of the other.
    const crossed = `export LC_ALL=C
TOKEN=$(kubectl create token default --kubeconfig=/home/user/with)
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" | curl -q --config - https://other.example.com/api
`;
    const report = await verifyText({ file: 's', text: crossed, shell: 'bash' }, hostWorld(host));
    assert.ok(report.findings.some(({ code }) => code === 'KS4101'));
  }
});

const host = fakeHost({ files, env: { HOME: '/home/user', KUBECONFIG: '/home/user/config' } });
const verify = (text: string): Promise<FileReport> =>
  verifyText({ file: 'script', text, shell: 'bash' }, hostWorld(host));

const codes = (report: FileReport): readonly string[] =>
  report.findings
    .filter(({ code }) => /KS500[35]/.test(code))
    .map(({ code, severity }) => `${code} ${severity}`);

const typed = (context: string): string => `set -eu
export LC_ALL=C
TOKEN=$(kubectl create token default --context=${context})
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --config - --max-time 9`;

test('the token tells which cluster a typed URL means', async () => {
  const cases: readonly (readonly [context: string, options: string, found: readonly string[]])[] = [
    ['public', '', []],
    ['verified', '', ['KS5005 warning']],
    ['blind', ' --insecure', ['KS5003 info']],
    ['public', ' --insecure', ['KS5003 error']],
    ['verified', ' --insecure', ['KS5003 error']],
  ];
  for (const [context, options, found] of cases) {
    const report = await verify(`${typed(context)}${options} ${server}/api\n`);
    assert.deepEqual(codes(report), found, `${context}${options}`);
    assert.deepEqual(
      report.requests.map(({ cluster }) => cluster),
      [context],
    );
  }
});

test('where nothing tells which one is meant, each of them counts', async () => {
  const plain = await verify(`curl -q ${server}/api\n`);
  assert.deepEqual(codes(plain), ['KS5005 warning']);
  assert.match(plain.findings.find(({ code }) => code === 'KS5005')?.message ?? '', /cluster "verified"/);
  assert.deepEqual(codes(await verify(`curl -q --insecure ${server}/api\n`)), ['KS5003 error']);
});

test('a server that was looked up for one cluster, with the token of another', async () => {
  const lookup = (cluster: string): string =>
    `APISERVER=$(kubectl config view -o jsonpath='{.clusters[?(@.name=="${cluster}")].cluster.server}')\n`;
  const script = (cluster: string, context: string): string =>
    `${typed(context).replace('TOKEN=', `${lookup(cluster)}TOKEN=`)} "$APISERVER/api"\n`;
  assert.deepEqual(codes(await verify(script('public', 'public'))), []);
  assert.deepEqual(codes(await verify(script('public', 'verified'))), ['KS5005 warning']);
  assert.deepEqual(codes(await verify(script('verified', 'public'))), ['KS5005 warning']);
});

test('PowerShell’s own commands are held against the cluster that is meant, too', async () => {
  const script = (context: string): string => `$ErrorActionPreference = 'Stop'
$server = kubectl config view --minify "--context=${context}" -o 'jsonpath={.clusters[0].cluster.server}'
Invoke-RestMethod -Uri "$server/api"
`;
  for (const [context, found] of [
    ['public', []],
    ['verified', ['KS5005 warning']],
  ] as const) {
    const text = script(context);
    const report = await verifyText({ file: 's.ps1', text, shell: 'powershell' }, hostWorld(host));
    assert.deepEqual(codes(report), found, context);
  }
});
