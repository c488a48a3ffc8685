/** What a report assumes of the caller's own environment: one short line each, and only where a call is concerned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostWorld } from '../../../src/verify/host-world.js';
import { verifyText } from '../../../src/verify/verify.js';
import { fakeHost } from '../../support/host.js';

const config = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'c',
  clusters: [
    { name: 'k', cluster: { server: 'https://api.example:6443' } },
    { name: 'own', cluster: { server: 'https://127.0.0.1:6443', 'insecure-skip-tls-verify': true } },
  ],
  contexts: [
    { name: 'c', context: { cluster: 'k', user: 'u' } },
    { name: 'own', context: { cluster: 'own', user: 'u' } },
  ],
  users: [{ name: 'u', user: { token: 't' } }],
});

async function assumptions(
  text: string,
  env: Readonly<Record<string, string>> = {},
  shell: 'bash' | 'powershell' = 'bash',
): Promise<readonly string[]> {
  const world = hostWorld(
    fakeHost({ files: { '/k': config }, env: { KUBECONFIG: '/k', HOME: '/h', ...env } }),
  );
  const report = await verifyText({ file: 'x', shell, text: `${text}\n` }, world);
  assert.ok(
    report.assumptions.every((line) => `assuming: ${line}`.length <= 80 || Object.keys(env).length > 1),
  );
  return report.assumptions;
}

const about = (lines: readonly string[], what: RegExp): readonly string[] =>
  lines.filter((line) => what.test(line));

test('kuberc: of each call of kubectl, once, unless the script turns it off', async () => {
  for (const shell of ['bash', 'powershell'] as const) {
    const two = await assumptions('kubectl get pods --context=c\nkubectl config view', {}, shell);
    assert.equal(about(two, /kuberc/).length, 1, shell);
  }
  const off = 'export KUBERC=off\nkubectl get pods --context=c';
  assert.deepEqual(about(await assumptions(off), /kuberc/i), []);
  const alone = 'KUBERC=off kubectl get pods --context=c';
  assert.deepEqual(about(await assumptions(alone), /kuberc/i), []);
  assert.deepEqual(
    about(await assumptions("$env:KUBERC = 'off'\nkubectl get pods", {}, 'powershell'), /kuberc/i),
    [],
  );
  assert.deepEqual(about(await assumptions('echo none'), /./), []);
  // kubectl stops where the file is not there, so nothing is assumed of it.
  const named = await assumptions('kubectl get pods', { KUBERC: '/secret/path' });
  assert.deepEqual(about(named, /KUBERC/), []);
});

test('proxies: where the script leaves the way to the caller', async () => {
  const curl = 'curl --disable --fail --max-time 5 --output /dev/null';
  const none = /sets no proxy variable/;
  for (const text of [
    `${curl} https://api.example/x`,
    `${curl} https://127.0.0.1:6443/x`,
    'kubectl get pods --context=c',
  ])
    assert.equal(about(await assumptions(text), none).length, 1, text);
  for (const text of [
    `${curl} --noproxy '*' https://api.example/x`,
    `${curl} --noproxy api.example https://api.example/x`,
    `${curl} --proxy '' https://api.example/x`,
    // Go never asks a proxy for an address of this machine.
    'kubectl get pods --context=own',
    'kubectl config view',
  ])
    assert.deepEqual(about(await assumptions(text), /proxy/i), [], text);
  const given = await assumptions(`${curl} --proxy http://p:3128 https://api.example/x`);
  assert.deepEqual(about(given, /proxy/i), ['the caller sets no NO_PROXY (no way past the proxy)']);
  const set = await assumptions(`${curl} https://api.example/x`, {
    https_proxy: 'http://alice:PROXY-PASSWORD@p:3128',
    NO_PROXY: 'secret.example',
  });
  const lines = about(set, /proxy/i);
  assert.deepEqual(lines, ['https_proxy, NO_PROXY of the caller decides the way to the server']);
  assert.ok(!/PASSWORD|secret/.test(JSON.stringify(set)));
});

test('CAs: where neither the script nor the kubeconfig says whom to trust', async () => {
  const curl = 'curl --disable --fail --max-time 5 --output /dev/null';
  const lines = /CURL_CA_BUNDLE|SSL_CERT/;
  assert.equal(about(await assumptions(`${curl} https://api.example/x`), lines).length, 1);
  assert.equal(about(await assumptions('kubectl get pods --context=c'), lines).length, 1);
  for (const text of [`${curl} --cacert /ca https://api.example/x`, `${curl} -k https://api.example/x`])
    assert.deepEqual(about(await assumptions(text), lines), [], text);
  assert.deepEqual(about(await assumptions('kubectl get pods --context=own'), lines), []);
  const set = await assumptions(`${curl} https://api.example/x`, { SSL_CERT_FILE: '/secret/ca' });
  assert.deepEqual(about(set, lines), ['SSL_CERT_FILE of the caller says which CAs are trusted']);
});

test('SSLKEYLOGFILE: where curl speaks TLS', async () => {
  const curl = 'curl --disable --fail --max-time 5 --output /dev/null';
  const lines = /SSLKEYLOGFILE/;
  assert.equal(about(await assumptions(`${curl} -k https://api.example/x`), lines).length, 1);
  assert.deepEqual(about(await assumptions(`${curl} http://api.example/x`), lines), []);
  assert.deepEqual(about(await assumptions('kubectl get pods --context=c'), lines), []);
  const set = await assumptions(`${curl} https://api.example/x`, { SSLKEYLOGFILE: '/secret' });
  assert.deepEqual(about(set, lines), ['SSLKEYLOGFILE of the caller is where curl writes its TLS keys']);
});
