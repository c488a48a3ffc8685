/** Without kubectl: the token is taken out of whatever JSON a server answers with, and bash and PowerShell ask for the same. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { realShells, runScript } from '../support/shells.js';
import { inTurn, portion } from '../support/size.js';
import { needs } from '../support/tools.js';

const kubeconfigFor = (server: string): string =>
  JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster: { server, 'certificate-authority': '/pki/ca.crt' } }],
    users: [{ name: 'u', user: { 'client-certificate': '/pki/u.crt', 'client-key': '/pki/u.key' } }],
  });

async function written(server: string, ...args: readonly string[]): Promise<string> {
  const host = fakeHost({
    files: {
      '/cwd/k.yaml': kubeconfigFor(server),
    },
    env: { KUBECONFIG: 'k.yaml' },
  });
  const exit = await main(['generate', ...args, '--without-kubectl'], host);
  assert.equal(exit, 0, host.written.stderr);
  return host.written.stdout;
}

const token = 'abc.DEF-ghi_123';
const granted = {
  kind: 'TokenRequest',
  metadata: { annotations: { a: '"token": "no', token: 'no', expirationSeconds: 'no' } },
  spec: { audiences: ['"token":"no"', '"expirationSeconds": 1'], expirationSeconds: 4200 },
  status: { token, expirationTimestamp: '2030-01-01T00:00:00Z' },
};
const answers: readonly (readonly [string, string, boolean])[] = [
  ['pretty', JSON.stringify(granted, undefined, 2), true],
  ['compact', JSON.stringify(granted), true],
  ['another order', JSON.stringify({ status: granted.status, spec: granted.spec }), true],
  ['without a token', JSON.stringify({ ...granted, status: {} }), false],
  ['a token that is none', JSON.stringify({ ...granted, status: { token: 'a"b' } }), false],
];

for (const [index, [name, answer, works]] of answers.entries()) {
  for (const shell of inTurn(realShells, index)) {
    test(`${name}: ${shell.name}`, { skip: needs(shell.program, 'curl') }, async () => {
      const seen: string[] = [];
      const server = createServer((request, response) => {
        request.resume();
        seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
        const asks = request.url?.endsWith('/token') === true;
        response.writeHead(asks ? 201 : 200, { 'Content-Type': 'application/json' });
        response.end(asks ? answer : '{}');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const { port } = server.address() as AddressInfo;
        const text = await written(`http://127.0.0.1:${port}`, 'token', '--shell', shell.dialect);
        const run = await runScript(shell, text);
        const asked = 'POST /api/v1/namespaces/default/serviceaccounts/default/token -';
        assert.equal(run.status, works ? 0 : 1, run.stderr);
        assert.deepEqual(seen, works ? [asked, `GET /api Bearer ${token}`] : [asked]);
        if (works) assert.match(run.stderr, /lives 4200 seconds/);
        assert.ok(!run.stderr.includes(token), 'no token is shown');
      } finally {
        server.close();
      }
    });
  }
}

test('files are those of the kubeconfig, which may be named, and name them, from its folder', async () => {
  const kubeconfig = kubeconfigFor('https://k.example:6443').replaceAll('"/pki/', '"pki/');
  for (const [file, folder] of [
    ['k.yaml', '/cwd'],
    ['deep/k.yaml', '/cwd/deep'],
    ['../k.yaml', ''],
    ['/srv/k.yaml', '/srv'],
  ] as const) {
    const path = file.startsWith('/') ? file : `${folder}/k.yaml`;
    const host = fakeHost({ files: { [path]: kubeconfig } });
    const args = ['generate', 'token', '--without-kubectl', '--proof', '--kubeconfig', file];
    assert.equal(await main(args, host), 0, host.written.stderr);
    assert.match(host.written.stdout, new RegExp(`--cacert '?${folder}/pki/ca\\.crt'? `));
    assert.match(host.written.stderr, /^Proved: /m, host.written.stderr);
  }
});

test('bash and PowerShell ask for the same, as who the context says', async () => {
  const recipes = [
    ['token'],
    ['bound-token'],
    ['whoami'],
    ['can-i', '--list'],
    ['self'],
    ['secret-token'],
    ['service-account'],
    ['service-account', '--resource=pods'],
    ['service-account', '--resource=pods', '--role=view'],
    ['kubeconfig'],
  ];
  for (const [recipe = '', ...more] of portion(recipes, 1)) {
    const sends = recipe !== 'self' && recipe !== 'secret-token';
    const [bash = [], powershell = []] = await Promise.all(
      (['bash', 'powershell'] as const).map(async (shell) => {
        const text = await written(
          'https://k.example:6443',
          recipe,
          '--shell',
          shell,
          ...(sends ? ['--duration=2h'] : []),
          ...more,
        );
        const file = shell === 'bash' ? '/cwd/s.sh' : '/cwd/s.ps1';
        const host = fakeHost({
          files: { '/cwd/k.yaml': kubeconfigFor('https://k.example:6443'), [file]: text },
          env: { KUBECONFIG: 'k.yaml' },
        });
        assert.equal(await main(['verify', '--format=json', file], host), 0, host.written.stdout);
        const [report] = JSON.parse(host.written.stdout).files;
        assert.deepEqual(
          report.requests
            .map(({ tls }: { tls: { kind: string } }) => tls.kind)
            .filter((kind: string) => kind !== 'kubeconfig-ca'),
          [],
        );
        return report.requests.map(
          (request: Record<string, unknown> & { tls: { clientCertificate: unknown } }) =>
            [
              request.method,
              request.url,
              String(request.body ?? '').replace(/(?:\\u000a)+$/, ''),
              request.tls.clientCertificate ?? '-',
            ].join(' '),
        );
      }),
    );
    assert.deepEqual([...powershell].sort(), [...bash].sort());
    const asked = sends ? 'expirationSeconds' : 'GET';
    assert.ok(bash.some((line: string) => line.includes(asked) && line.endsWith('/pki/u.crt')));
  }
});
