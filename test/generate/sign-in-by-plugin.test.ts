/** What an exec plugin answers with signs in to a server as kubectl signs in with it: a token, a client certificate, or both. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { generated } from '../support/generate.js';
import { pem, pemData } from '../support/pki.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needs } from '../support/tools.js';

const skip = needs('kubectl', 'bash', 'zsh', 'pwsh', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-sign-in-'));

/** Who signed in by what, request by request. */
const seen: string[] = [];
const server = createServer(
  {
    cert: pem('loopback.crt'),
    key: pem('loopback.key'),
    ca: pem('ca.crt'),
    requestCert: true,
    rejectUnauthorized: false,
  },
  (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    seen.push(`${subject?.CN ?? 'no certificate'}, ${request.headers.authorization ?? 'no token'}`);
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"kind":"APIVersions"}');
  },
);
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const certificate = { clientCertificateData: pem('client.crt'), clientKeyData: pem('client.key') };
const answers: Readonly<Record<string, object>> = {
  'a token': { token: 'the.token' },
  'a client certificate': certificate,
  'a client certificate, its key first': {
    clientKeyData: certificate.clientKeyData,
    clientCertificateData: certificate.clientCertificateData,
    expirationTimestamp: '2036-01-01T00:00:00Z',
  },
  'a client certificate and a token': { ...certificate, token: 'the.token' },
  'a client certificate and an empty token': { token: '', ...certificate },
};

function kubeconfigWith(place: string, status: object): string {
  mkdirSync(place);
  const credential = { kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1', status };
  const plugin = join(place, 'sign-in');
  writeFileSync(join(place, 'answer'), JSON.stringify(credential));
  writeFileSync(plugin, `#!/bin/bash -p\nprintf '%s\\n' "$(<"\${0%/*}/answer")"\n`);
  chmodSync(plugin, 0o755);
  const { port } = server.address() as AddressInfo;
  const path = join(place, 'config');
  const config = {
    'current-context': 'one',
    contexts: [{ name: 'one', context: { cluster: 'one', user: 'me' } }],
    clusters: [
      {
        name: 'one',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': pemData('loopback.crt'),
        },
      },
    ],
    users: [
      {
        name: 'me',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: './sign-in',
            interactiveMode: 'Never',
          },
        },
      },
    ],
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}

const all = Object.keys(answers).flatMap((what) =>
  realShells.flatMap((shell) => [false, true].map((withoutKubectl) => ({ what, shell, withoutKubectl }))),
);

for (const [index, { what, shell, withoutKubectl }] of crossed(all, 3, (one) => [
  `${one.what} ${one.shell.dialect}`,
  `${one.shell.name} ${one.withoutKubectl}`,
]).entries())
  test(`${what}: ${shell.name}${withoutKubectl ? ', without kubectl' : ''}`, { skip }, async () => {
    const place = join(folder, String(index));
    const kubeconfig = kubeconfigWith(place, answers[what] ?? assert.fail());
    seen.length = 0;
    // Not spawnSync: the server is in this process.
    await promisify(execFile)('kubectl', ['get', '--raw', '/api', `--kubeconfig=${kubeconfig}`]);
    const wanted = [...seen];
    assert.equal(wanted.length, 1);
    seen.length = 0;
    const bare = withoutKubectl ? ['--without-kubectl'] : [];
    const text = await generated(['self', ...bare, '--shell', shell.dialect, '--kubeconfig', kubeconfig]);
    const run = await runScript(shell, text);
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(seen, wanted);
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
  });

const unusable: Readonly<Record<string, object>> = {
  'a client certificate without its key': { clientCertificateData: certificate.clientCertificateData },
  'a key alone': { clientKeyData: certificate.clientKeyData },
  nothing: { expirationTimestamp: '2036-01-01T00:00:00Z' },
};

for (const [index, [what, status]] of Object.entries(unusable).entries())
  for (const shell of realShells.filter((_, at) => at === index || at === 3))
    test(`${what} signs in nowhere: ${shell.name}`, { skip }, async () => {
      const kubeconfig = kubeconfigWith(join(folder, `unusable ${index} ${shell.name}`), status);
      seen.length = 0;
      const run = await runScript(
        shell,
        await generated(['self', '--shell', shell.dialect, '--kubeconfig', kubeconfig]),
      );
      assert.equal(run.status, 1);
      assert.match(run.stderr, /holds neither a token that a header can hold nor a client certificate/);
      assert.deepEqual([seen, run.temporaryFiles], [[], []]);
      assert.doesNotMatch(run.stdout + run.stderr, /BEGIN/);
    });
