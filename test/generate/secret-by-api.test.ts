/** A token out of a Secret without kubectl: waited for, decoded by whatever base64 there is, kept on request; by real curl. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { inTurn } from '../support/size.js';
import { findProgram, needs } from '../support/tools.js';

/** A base64 as BusyBox has it: of -d it knows no longer form. */
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-base64-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function shortBase64(): string {
  const text = `#!/bin/sh\n[ "$*" = -d ] || exit 1\nexec ${findProgram('base64')} -d\n`;
  writeFileSync(join(folder, 'base64'), text);
  chmodSync(join(folder, 'base64'), 0o755);
  return `${folder}:${process.env.PATH}`;
}

async function written(port: number, shell: RealShell): Promise<string> {
  const kubeconfig = JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: 'u', user: {} }],
  });
  const host = fakeHost({ files: { '/cwd/k.yaml': kubeconfig }, env: { KUBECONFIG: 'k.yaml' } });
  const args = ['generate', 'secret-token', '--without-kubectl', '--shell', shell.dialect];
  assert.equal(await main(args, host), 0, host.written.stderr);
  return host.written.stdout;
}

const token = 'abc.DEF-ghi_123';
const base64 = Buffer.from(token).toString('base64');
const place = '/api/v1/namespaces/default/secrets/default-token';

/** The server answers the Secret like this, one after the other, once it is made. */
async function seen(
  shell: RealShell,
  answers: readonly string[],
  options: Parameters<typeof runScript>[2] = {},
): Promise<{ readonly run: Run; readonly requests: readonly string[] }> {
  const requests: string[] = [];
  const left = [...answers];
  let isThere = false;
  const server = createServer((request, response) => {
    request.resume();
    const { method, url = '', headers } = request;
    requests.push(`${method} ${url}${headers.authorization === undefined ? '' : ' signed'}`);
    const say = (status: number, body: string): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(body);
    };
    if (method === 'POST') {
      isThere = true;
      say(201, '{}');
    } else if (method === 'DELETE') {
      isThere = false;
      say(200, '{}');
    } else if (url === place) {
      // What only sees whether it is there asks for its metadata.
      const looks = headers.accept?.includes('PartialObjectMetadata') === true;
      say(isThere ? 200 : 404, looks || !isThere ? '{}' : (left.shift() ?? '{}'));
    } else say(headers.authorization === `Bearer ${token}` && isThere ? 200 : 401, '{"kind":"APIVersions"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const run = await runScript(shell, await written(port, shell), options);
    return { run, requests };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const metadata = {
  name: 'default-token',
  annotations: { note: '{"data":{"token":"no"}}', token: 'no' },
  managedFields: [{ fieldsV1: { 'f:data': { '.': {}, 'f:token': {} } } }],
};
const empty = { kind: 'Secret', metadata, type: 'kubernetes.io/service-account-token' };
const filled = { kind: 'Secret', metadata, data: { 'ca.crt': 'YQ==', namespace: 'YQ==', token: base64 } };
const pretty = (value: unknown): string => JSON.stringify(value, undefined, 2);

const asked = ['GET', 'POST'].map((method) => `${method} ${method === 'GET' ? place : place.slice(0, -14)}`);
const used = ['GET /api signed', `DELETE ${place}`, `GET ${place}`];

for (const [index, [name, form]] of (
  [
    ['pretty', pretty],
    ['compact', JSON.stringify],
  ] as const
).entries()) {
  for (const shell of inTurn(realShells, index * 2))
    test(`waited for, decoded, used, gone, ${name}: ${shell.name}`, {
      skip: needs(shell.program, 'curl'),
    }, async () => {
      const env = { PATH: index === 0 ? shortBase64() : (process.env.PATH ?? '') };
      const { run, requests } = await seen(shell, [form(empty), form(filled)], { env });
      assert.equal(run.status, 0, run.stderr);
      assert.deepEqual(requests, [...asked, `GET ${place}`, `GET ${place}`, ...used, 'GET /api signed']);
      assert.ok(!(run.stdout + run.stderr).includes(base64.slice(0, 8)), 'no token is shown');
      assert.ok(!(run.stdout + run.stderr).includes(token), 'no token is shown');
      assert.deepEqual(run.temporaryFiles, []);
    });
}

for (const shell of inTurn(realShells, 1)) {
  test(`what is no token is not sent, and the Secret goes: ${shell.name}`, {
    skip: needs(shell.program, 'curl'),
  }, async () => {
    const odd = { ...filled, data: { token: Buffer.from('a"\nb').toString('base64') } };
    const { run, requests } = await seen(shell, [pretty(odd)]);
    assert.equal(run.status, 1, run.stderr);
    assert.match(run.stderr, /what the Secret default-token holds is no token/);
    assert.deepEqual(requests, [...asked, `GET ${place}`, ...used.slice(1)]);
  });
  test(`--keep: ${shell.name}`, { skip: needs(shell.program, 'curl') }, async () => {
    const { run, requests } = await seen(shell, [pretty(filled)], { arguments: ['--keep'] });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(requests, [...asked, `GET ${place}`, 'GET /api signed']);
    assert.match(run.stderr, /is still there, with a token that never expires/);
    assert.match(run.stderr, /^ {2}DELETE http:\/\/127\.0\.0\.1:\d+\/api\/v1\/\S+\/default-token$/m);
  });
}
