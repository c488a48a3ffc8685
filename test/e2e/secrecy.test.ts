/** While a generated script waits on a slow server, no argument list holds the token, and no file either. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { needs } from '../support/tools.js';

const skip =
  process.platform === 'linux' ? needs('bash', 'zsh', 'pwsh', 'kubectl', 'curl', 'openssl') : 'reads /proc';
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-secrecy-'));
const token = 'eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl';
const waitMilliseconds = 2500;
let server: Server | undefined;
/** Called when /api is asked, while the answer is held back. */
let waiting: () => void = () => undefined;

before(async () => {
  if (skip) return;
  const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=slow', '-addext'];
  execFileSync('openssl', [...args, 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    response.setHeader('Content-Type', 'application/json');
    if (request.url?.endsWith('/token')) {
      const status = { token, expirationTimestamp: '2030-01-01T00:00:00Z' };
      const grant = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1', metadata: {}, status };
      response.end(JSON.stringify({ ...grant, spec: { audiences: ['a'], expirationSeconds: 3600 } }));
      return;
    }
    const authorized = request.headers.authorization === `Bearer ${token}`;
    waiting();
    setTimeout(() => {
      response.statusCode = authorized ? 200 : 401;
      response.end('{"kind":"APIVersions"}\n');
    }, waitMilliseconds);
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const ca = readFileSync(certificate).toString('base64');
  const cluster = `{server: "https://127.0.0.1:${port}", certificate-authority-data: ${ca}}`;
  writeFileSync(
    join(folder, 'kubeconfig'),
    `apiVersion: v1\nkind: Config\ncurrent-context: slow\nclusters:\n- {name: slow, cluster: ${cluster}}\ncontexts:\n- {name: slow, context: {cluster: slow, user: slow}}\nusers:\n- {name: slow, user: {token: the-own-token-of-the-context}}\n`,
  );
});
after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every argument list of this machine that holds the token. */
function argumentListsWithToken(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((list) => list.includes(token));
}

for (const shell of portion(realShells, 1)) {
  test(`the token is in no argument list: ${shell.name}`, { skip }, async () => {
    const seen: string[][] = [];
    waiting = () => {
      // Once now, and once when curl has surely finished reading its arguments.
      seen.push([...argumentListsWithToken()]);
      setTimeout(() => seen.push([...argumentListsWithToken()]), waitMilliseconds / 2);
    };
    const env = { KUBECONFIG: join(folder, 'kubeconfig') };
    const text = await generated(['token', '--shell', shell.dialect], env);
    const run = await runScript(shell, text, { env });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stderr, /HTTP 200/, 'the token arrived');
    assert.deepEqual(seen, [[], []]);
    assert.ok(
      !text.includes('the-own-token-of-the-context') && !text.includes(token),
      'no secret in the text',
    );
    assert.ok(!run.stdout.includes(token) && !run.stderr.includes(token), 'no secret in the output');
  });
}

test('the same look finds a token where there is one (article style)', { skip }, async () => {
  const seen: string[][] = [];
  waiting = () => void seen.push([...argumentListsWithToken()]);
  const env = { KUBECONFIG: join(folder, 'kubeconfig') };
  const [bash] = realShells;
  assert.ok(bash);
  await runScript(bash, await generated(['token', '--style', 'article'], env), { env });
  assert.ok(
    seen.some((lists) => lists.some((list) => list.includes('curl'))),
    'the probe works',
  );
});
