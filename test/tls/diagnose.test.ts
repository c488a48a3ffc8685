/**
 * `diagnose` against servers that are wrong in every way: the last line says in which, in every shell, and no token goes
 * to one that nobody vouches for. The machine trusts the CA of an inspecting proxy, and no other.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { crossed } from '../support/size.js';
import { needs } from '../support/tools.js';
import { Authorities, type Shape } from './authorities.js';
import { makeInspectedMachine, runWhereInspectorIsTrusted } from './inspected-machine.js';
import { tlsServer } from './server.js';

const token = 'a-token-that-must-not-arrive';

/** Where the server is, and what it was sent. */
interface Place {
  readonly url: string;
  readonly seen?: readonly string[];
}

interface Case {
  readonly place: (made: Authorities) => Promise<Place> | Place;
  /** The cluster's other fields; without them, the CA of the cluster. */
  readonly cluster?: (made: Authorities) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** What happens between the making of the script and its run. */
  readonly meanwhile?: (made: Authorities) => void;
  /** The last line. */
  readonly verdict: RegExp;
  /** The token is for a server that proves who it is. */
  readonly sendsToken?: true;
}

const listening = async (server: Server | HttpServer): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return (server.address() as AddressInfo).port;
};

/** A server with a certificate that one of the authorities signed. */
const signedBy =
  (authority: string, shape: Shape = {}, status = 200) =>
  async (made: Authorities): Promise<Place> => {
    const server = await tlsServer(made.signed('server', authority, shape), status);
    after(() => server.close());
    return { url: `https://127.0.0.1:${server.port}`, seen: server.seen };
  };

async function nowhere(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Ends each connection without a word. */
const silent = (): Promise<number> => listening(createServer((socket) => socket.destroy()));

const plain = (status: number): Promise<number> =>
  listening(createHttpServer((_, response) => response.writeHead(status).end('{}')));

/** Answers CONNECT with a status. */
const proxy = (status: number): Promise<number> => {
  const server = createHttpServer();
  server.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`));
  return listening(server);
};

const ca = (made: Authorities): Record<string, unknown> => ({
  'certificate-authority-data': Buffer.from(made.pem('kube')).toString('base64'),
});

const without = (): Record<string, unknown> => ({});
const unchecked = (): Record<string, unknown> => ({ 'insecure-skip-tls-verify': true });

const cases: Readonly<Record<string, Case>> = {
  'nothing is wrong': {
    place: signedBy('kube'),
    verdict: /^nothing is wrong: .* is reached and verified, and user lab may GET \/api$/,
    sendsToken: true,
  },
  '401': { place: signedBy('kube', {}, 401), verdict: /^error: 401 Unauthorized/, sendsToken: true },
  '403': {
    place: signedBy('kube', {}, 403),
    verdict: /^error: 403 Forbidden: user lab may not GET \/api$/,
    sendsToken: true,
  },
  'an inspecting proxy': {
    place: signedBy('inspector'),
    verdict:
      /is signed by a CA of this machine, and not by that of the kubeconfig: .* issuer: CN ?= ?inspector$/,
  },
  'a stranger': {
    place: signedBy('stranger'),
    verdict: /^error: neither the CA of the kubeconfig nor those of this machine .* issuer: CN ?= ?stranger$/,
  },
  'a certificate that is too old': {
    place: signedBy('kube', { from: '20200101000000Z', until: '20200201000000Z' }),
    verdict: /is out of date \(see above\)/,
  },
  'a certificate of tomorrow': {
    place: signedBy('kube', { from: '20540101000000Z' }),
    verdict: /is out of date \(see above\)/,
  },
  'a certificate for another name': {
    place: signedBy('kube', { extensions: ['subjectAltName=DNS:other.example'] }),
    verdict: /^error: the certificate of the server is not for 127\.0\.0\.1:\d+ \(see above\)/,
  },
  'another tls-server-name': {
    place: signedBy('kube'),
    cluster: (made) => ({ ...ca(made), 'tls-server-name': 'other.example' }),
    verdict: /^error: the certificate of the server is not for other\.example \(see above\)/,
  },
  'a name for another address': {
    place: signedBy('kube'),
    cluster: (made) => ({ ...ca(made), 'tls-server-name': 'localhost' }),
    verdict: /^nothing is wrong/,
    sendsToken: true,
  },
  'a name that is not there': {
    place: () => ({ url: 'https://nowhere.invalid:6443' }),
    verdict: /^error: the name in https:\/\/nowhere\.invalid:6443 leads to no address/,
  },
  'nothing listens': {
    place: async () => ({ url: `https://127.0.0.1:${await nowhere()}` }),
    verdict: /^error: nothing takes a connection at https:/,
  },
  'no TLS there': {
    place: async () => ({ url: `https://127.0.0.1:${await plain(200)}` }),
    verdict: /ends the TLS handshake before it shows a certificate/,
  },
  'a server that hangs up': {
    place: async () => ({ url: `http://127.0.0.1:${await silent()}` }),
    cluster: without,
    verdict: /takes the connection and ends it without an answer/,
  },
  'plain http': {
    place: async () => ({ url: `http://127.0.0.1:${await plain(200)}` }),
    cluster: without,
    verdict: /^nothing is wrong: .* anybody may GET \/api; it is plain http/,
  },
  'plain http that wants credentials': {
    place: async () => ({ url: `http://127.0.0.1:${await plain(401)}` }),
    cluster: without,
    verdict: /^error: .* is plain http, where kubectl sends no credentials/,
  },
  'no API server': { place: signedBy('kube', {}, 404), verdict: /is no API server, .*; HTTP 404$/ },
  'a login page': { place: signedBy('kube', {}, 302), verdict: /is no API server, .*; HTTP 302$/ },
  'an API server that is away': {
    place: signedBy('kube', {}, 503),
    verdict: /answers that the API is not available: .*; HTTP 503$/,
  },
  'a CA that is none any more': {
    place: signedBy('kube'),
    cluster: (made) => {
      writeFileSync(made.path('ca.pem'), made.pem('kube'));
      return { 'certificate-authority': made.path('ca.pem') };
    },
    meanwhile: (made) => writeFileSync(made.path('ca.pem'), 'no certificate\n'),
    verdict: /^error: curl cannot read the CA of cluster lab/,
  },
  'no CA': {
    place: signedBy('kube'),
    cluster: without,
    verdict: /^error: the CAs of this machine do not vouch for .* issuer: CN ?= ?kube$/,
  },
  'a CA of the machine': {
    place: signedBy('inspector'),
    cluster: without,
    verdict: /^nothing is wrong/,
    sendsToken: true,
  },
  'a server that kubectl does not check': {
    place: signedBy('stranger'),
    cluster: unchecked,
    verdict: /^error: nobody vouches for .* \(insecure-skip-tls-verify\): .* issuer: CN ?= ?stranger$/,
  },
  'a server that the machine knows all the same': {
    place: signedBy('inspector'),
    cluster: unchecked,
    verdict: /^nothing is wrong/,
    sendsToken: true,
  },
  'no proxy there': {
    place: signedBy('kube'),
    cluster: async (made) => ({ ...ca(made), 'proxy-url': `http://127.0.0.1:${await nowhere()}` }),
    verdict: /^error: nothing takes a connection at the proxy http:/,
  },
  'a proxy whose name is not there': {
    place: signedBy('kube'),
    cluster: (made) => ({ ...ca(made), 'proxy-url': 'http://nowhere.invalid:3128' }),
    verdict: /^error: the name of the proxy http:\/\/nowhere\.invalid:3128 leads to no address/,
  },
  'a proxy that asks for a password': {
    place: signedBy('kube'),
    cluster: async (made) => ({ ...ca(made), 'proxy-url': `http://me:secret@127.0.0.1:${await proxy(407)}` }),
    verdict: /^error: the proxy http:\/\/127\.0\.0\.1:\d+ does not lead to https:/,
  },
};

const shells = [
  { name: 'bash', shell: 'bash', file: 'script.sh', command: ['bash'] },
  { name: 'zsh', shell: 'bash', file: 'script.sh', command: ['zsh'] },
  { name: 'pwsh', shell: 'powershell', file: 'script.ps1', command: ['pwsh', '-NoProfile', '-File'] },
] as const;

const runs = Object.entries(cases).flatMap(([what, one]) => shells.map((shell) => ({ what, one, ...shell })));

/** Each fault, and each shell. */
const chosen = crossed(runs, 3, ({ what, name }) => [what, name]);

for (const { what, one, name, shell, file, command } of chosen) {
  const skip = needs('curl', 'openssl', 'bwrap', 'kubectl', command[0]);
  test(`${what}, ${name}`, { skip, concurrency: true }, async () => {
    const made = new Authorities();
    for (const authority of ['kube', 'inspector', 'stranger']) made.authority(authority);
    makeInspectedMachine(made);
    const { url, seen = [] } = await one.place(made);
    const kubeconfig = {
      clusters: [{ name: 'lab', cluster: { server: url, ...(await (one.cluster ?? ca)(made)) } }],
      contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
      users: [{ name: 'lab', user: { token } }],
      'current-context': 'lab',
    };
    writeFileSync(made.path('kubeconfig'), JSON.stringify(kubeconfig), { mode: 0o600 });
    const args = ['diagnose', `--shell=${shell}`];
    writeFileSync(made.path(file), await generated(args, { KUBECONFIG: made.path('kubeconfig') }));
    one.meanwhile?.(made);
    const ended = await runWhereInspectorIsTrusted(made, [...command, made.path(file)]);
    const said = ended.stderr.trimEnd().split('\n').at(-1) ?? '';
    assert.match(said, one.verdict, ended.output);
    assert.equal(ended.succeeded, said.startsWith('nothing is wrong'), ended.output);
    const withToken = seen.filter((request) => !request.endsWith(' '));
    assert.deepEqual(withToken, one.sendsToken ? [`GET /api Bearer ${token}`] : [], ended.output);
    assert.doesNotMatch(ended.output, new RegExp(token));
  });
}
