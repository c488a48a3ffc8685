/** Several objects that are made by the API: all or none, and nothing else is taken away; by real curl against a server of our own. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { inTurn } from '../support/size.js';
import { needs } from '../support/tools.js';

async function written(port: number, shell: RealShell): Promise<string> {
  const kubeconfig = JSON.stringify({
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: 'u', user: {} }],
  });
  const host = fakeHost({ files: { '/cwd/k.yaml': kubeconfig }, env: { KUBECONFIG: 'k.yaml' } });
  const args = ['generate', 'service-account', '--without-kubectl', '--shell', shell.dialect];
  assert.equal(await main(args, host), 0, host.written.stderr);
  return host.written.stdout;
}

interface Seen {
  readonly run: Run;
  /** Method and last two parts of the path. */
  readonly requests: readonly string[];
}

/** `answers`: what the server answers instead of what it would, by the request. */
async function seen(shell: RealShell, answers: Readonly<Record<string, number>>): Promise<Seen> {
  const requests: string[] = [];
  const made = new Set<string>();
  const server = createServer((request, response) => {
    request.resume();
    const { method, url = '' } = request;
    const asked = `${method} ${url.split('/').slice(-2).join('/')}`;
    requests.push(asked);
    const place = method === 'POST' ? `${url}/kubesteps` : url;
    const usual = method === 'POST' ? 201 : made.has(place) ? 200 : 404;
    const status = answers[asked] ?? usual;
    if (method === 'POST' && status < 300) made.add(place);
    if (method === 'DELETE') made.delete(place);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(status >= 400 ? JSON.stringify({ message: `no ${asked}` }) : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const run = await runScript(shell, await written(port, shell));
    return { run, requests };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const account = 'serviceaccounts/kubesteps';
const role = 'clusterroles/kubesteps';
const binding = 'clusterrolebindings/kubesteps';
const looks = [`GET ${account}`, `GET ${role}`, `GET ${binding}`];
const creations = ['POST default/serviceaccounts', 'POST v1/clusterroles', 'POST v1/clusterrolebindings'];
const gone = (...places: string[]): string[] =>
  places.flatMap((place) => [`DELETE ${place}`, `GET ${place}`]);
const failing = /the binding cannot be made \(see above\)/;
const left = /or some of them, are still there/;

const rows: readonly {
  readonly name: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly requests: readonly string[];
  readonly says: RegExp;
  readonly leaves: boolean;
}[] = [
  {
    name: 'the binding is there already: nothing is made',
    answers: { [`GET ${binding}`]: 200 },
    requests: looks,
    says: /there is a ServiceAccount, a Role or a binding kubesteps/,
    leaves: false,
  },
  {
    name: 'the first is refused: nothing is taken away',
    answers: { 'POST default/serviceaccounts': 403 },
    requests: [...looks, ...creations.slice(0, 1)],
    says: failing,
    leaves: false,
  },
  {
    name: 'somebody else makes the Role in between: it stays, and the ServiceAccount goes',
    answers: { 'POST v1/clusterroles': 409 },
    requests: [...looks, ...creations.slice(0, 2), ...gone(account)],
    says: failing,
    leaves: false,
  },
  {
    name: 'the server fails at the binding, which may be there: all are taken away, in reverse',
    answers: { 'POST v1/clusterrolebindings': 500 },
    requests: [...looks, ...creations, ...gone(binding, role, account)],
    says: failing,
    leaves: false,
  },
  {
    name: 'the Role cannot be taken away: it is said, and the ServiceAccount goes all the same',
    answers: { 'POST v1/clusterrolebindings': 403, [`DELETE ${role}`]: 403 },
    requests: [...looks, ...creations, ...gone(role, account)],
    says: left,
    leaves: true,
  },
];

for (const [index, { name, answers, requests, says, leaves }] of rows.entries()) {
  for (const shell of inTurn(realShells, index))
    test(`${name}: ${shell.name}`, { skip: needs(shell.program, 'curl') }, async () => {
      const told = await seen(shell, answers);
      assert.equal(told.run.status, 1, told.run.stderr);
      assert.deepEqual(told.requests, requests);
      assert.match(told.run.stderr, says);
      for (const [asked, status] of Object.entries(answers))
        if (status >= 400) assert.ok(told.run.stderr.includes(`no ${asked}`), told.run.stderr);
      assert.equal(left.test(told.run.stderr), leaves, told.run.stderr);
      assert.deepEqual(told.run.temporaryFiles, []);
    });
}
