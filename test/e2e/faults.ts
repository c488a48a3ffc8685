/** What can be wrong where somebody follows a page: kubeconfigs, servers and proxies that are not as they should be. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pem, pemData } from '../support/pki.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';

export const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-trouble-'));
const admin = skip ? '' : readFileSync(adminKubeconfig, 'utf8');
const closed = 'https://127.0.0.1:9';
const unknown = 'no-such-host.invalid';

/** Answers plain http, and 407 to whoever wants a way through it. */
let proxy: Server | undefined;
/** Takes a connection, and says nothing. */
const silent = createServer((socket) => void socket.on('error', () => {}).resume());
const portOf = (server: { address(): unknown } | undefined): number =>
  (server?.address() as AddressInfo | undefined)?.port ?? 0;

before(async () => {
  writeFileSync(join(folder, 'foreign.crt'), pem('ca.crt'));
  proxy = createHttpServer((_, response) => response.writeHead(407).end()).on('connect', (_, socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
  );
  await new Promise<void>((resolve) => proxy?.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});

after(() => {
  proxy?.close();
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

let written = 0;

/** The admin's kubeconfig with something else in it, in a file of its own: the shells' runs read theirs side by side. */
function altered(name: string, pattern: RegExp, replacement: string): string {
  written += 1;
  const path = join(folder, `${name}-${written}`);
  const text = admin.replace(pattern, replacement);
  assert.notEqual(text, admin, `${name}: nothing was altered`);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

const server = /(server: "?)https:\/\/[^",]+/;
const authority = /certificate-authority-data: [A-Za-z0-9+/=]+/;

/** The same, with another user. */
const signedInBy = (name: string, user: string): string =>
  altered(
    name,
    /user: lab, namespace(.*)\nusers:\n/s,
    `user: ${name}, namespace$1\nusers:\n- {name: ${name}, user: ${user}}\n`,
  );

export interface Fault {
  readonly name: string;
  readonly recipe?: string;
  readonly options?: readonly string[];
  /** What the page is written for, and what its reader has: the admin's, where nothing is said. */
  readonly written?: () => string;
  readonly read?: () => string;
  /** What happens before the step of that number from 0, in each dialect. */
  readonly happens?: { readonly before: number; readonly bash: string; readonly powershell: string };
  /** What is seen, of these, and what the page says to it. */
  readonly sign: RegExp;
  readonly said: RegExp;
}

/** The call of recipe token is its fifth step. */
const beforeCall = (bash: string, powershell: string): Pick<Fault, 'happens'> => ({
  happens: { before: 4, bash: `${bash}\n`, powershell: `${powershell}\n` },
});
const serverIs = (url: string): Pick<Fault, 'happens'> =>
  beforeCall(`APISERVER='${url}'`, `$apiserver = '${url}'`);
const proxyIs = (url: string): Pick<Fault, 'happens'> =>
  beforeCall(`export https_proxy='${url}'`, `$env:https_proxy = '${url}'`);
const certificate = /Never switch this off/;
const network = /Look at the VPN/;

/** Each is what is wrong, and what the page is to say of it. */
export const faults = (): readonly Fault[] => [
  {
    name: 'no kubectl',
    happens: { before: 0, bash: 'PATH=/nowhere\n', powershell: `$env:PATH = '/nowhere'\n` },
    sign: /command not found|not recognized/,
    said: /`kubectl` is not installed/,
  },
  {
    name: 'no such context',
    read: () => altered('gone', /\{name: lab, context:/, '{name: other, context:'),
    sign: /cannot locate context/,
    said: /has no context `lab`/,
  },
  {
    name: 'the context leads to another cluster',
    read: () =>
      altered('moved', /name: lab, cluster: \{(.*)cluster: lab,/s, 'name: new, cluster: {$1cluster: new,'),
    sign: /no usable server/,
    said: /another cluster/,
  },
  {
    name: 'no file of the CA',
    read: () => altered('no-ca', authority, 'certificate-authority: /nowhere/ca.crt'),
    sign: /no CA that can be read/,
    said: /is not there: the line above/,
  },
  ...['token', 'bound-token'].flatMap((recipe): readonly Fault[] => [
    {
      name: 'credentials that the server does not take',
      recipe,
      read: () => signedInBy('nobody', '{token: nope}'),
      sign: /Unauthorized|provide credentials/,
      said: /^The server does not accept the credentials of user `lab`/,
    },
    {
      name: 'credentials without rights',
      recipe,
      read: () => signedInBy('weak', `{token: ${kubectl('create', 'token', 'default').trim()}}`),
      sign: /is forbidden/,
      said: /lacks the right that this line names/,
    },
    {
      name: 'another CA',
      recipe,
      read: () => altered('foreign', authority, `certificate-authority-data: ${pemData('ca.crt')}`),
      sign: /x509/,
      said: certificate,
    },
    {
      name: 'nobody listens',
      recipe,
      read: () => altered('closed', server, `$1${closed}`),
      sign: /refused/,
      said: network,
    },
    {
      name: 'no such host',
      recipe,
      read: () => altered('unknown', server, `$1https://${unknown}:6443`),
      sign: /no such host/,
      said: network,
    },
  ]),
  {
    name: 'no answer',
    read: () => altered('silent', server, `$1https://127.0.0.1:${portOf(silent)}`),
    sign: /timeout/,
    said: network,
  },
  {
    name: 'no plugin to sign in with',
    written: () =>
      signedInBy(
        'plugged',
        '{exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-plugin, interactiveMode: Never}}',
      ),
    sign: /getting credentials/,
    said: /^`no-such-plugin`, by which user `plugged` signs in/,
  },
  {
    name: 'the proxy of the kubeconfig is closed',
    written: () =>
      altered(
        'proxy-closed',
        /certificate-authority-data/,
        'proxy-url: "http://127.0.0.1:9", certificate-authority-data',
      ),
    sign: /proxyconnect/,
    said: /The proxy `http:\/\/127\.0\.0\.1:9`/,
  },
  {
    name: 'the proxy of the kubeconfig wants a password',
    written: () =>
      altered(
        'proxy-407',
        /certificate-authority-data/,
        `proxy-url: "http://127.0.0.1:${portOf(proxy)}", certificate-authority-data`,
      ),
    sign: /Proxy Authentication Required/,
    said: /`proxy-url`/,
  },
  ...['token', 'secret-token'].map(
    (recipe): Fault => ({
      name: 'no such ServiceAccount',
      recipe,
      options: ['--service-account', 'kubesteps-e2e-nobody'],
      sign: /not found|is not there, though|is no token/,
      said: /no such ServiceAccount/,
    }),
  ),
  { name: 'a step is left out', ...serverIs(''), sign: /stop: first run/, said: /Start again/ },
  {
    name: 'a token that has ended',
    ...beforeCall(`TOKEN=nope`, `$token = 'nope'`),
    sign: /HTTP 401/,
    said: /Step 4 gets another/,
  },
  {
    name: 'a ServiceAccount without rights',
    options: ['--path', '/api/v1/namespaces/default/secrets'],
    sign: /HTTP 403/,
    said: /^ServiceAccount `default\/default` lacks/,
  },
  { name: 'no such path', options: ['--path', '/apis/nope.example'], sign: /HTTP 404/, said: /no such path/ },
  {
    name: 'another CA for curl',
    ...beforeCall(
      `cat '${join(folder, 'foreign.crt')}' >|"$WORK/ca.crt"`,
      `[IO.File]::Copy('${join(folder, 'foreign.crt')}', "$work/ca.crt", $true)`,
    ),
    sign: /curl: \(60\)/,
    said: certificate,
  },
  { name: 'nobody listens, to curl', ...serverIs(closed), sign: /curl: \(7\)/, said: network },
  { name: 'no such host, to curl', ...serverIs(`https://${unknown}`), sign: /curl: \(6\)/, said: network },
  { name: 'no TLS', ...serverIs(`https://127.0.0.1:${portOf(proxy)}`), sign: /curl: \(35\)/, said: network },
  {
    name: 'no answer, to curl',
    ...serverIs(`https://127.0.0.1:${portOf(silent)}`),
    sign: /curl: \(28\)/,
    said: network,
  },
  { name: 'no such proxy', ...proxyIs(`http://${unknown}:1`), sign: /curl: \(5\)/, said: /HTTPS_PROXY/ },
  {
    name: 'a proxy that wants a password',
    ...proxyIs(`http://127.0.0.1:${portOf(proxy)}`),
    sign: /curl: \(56\)/,
    said: /HTTPS_PROXY/,
  },
  {
    name: 'no such context',
    recipe: 'proxy',
    read: () => altered('gone', /\{name: lab, context:/, '{name: other, context:'),
    sign: /does not exist/,
    said: /has no context `lab`/,
  },
  {
    name: 'another CA',
    recipe: 'proxy',
    read: () => altered('foreign', authority, `certificate-authority-data: ${pemData('ca.crt')}`),
    sign: /x509/,
    said: certificate,
  },
  {
    name: 'nobody listens',
    recipe: 'proxy',
    read: () => altered('closed', server, `$1${closed}`),
    sign: /refused/,
    said: network,
  },
  {
    name: 'credentials that the server does not take',
    recipe: 'proxy',
    read: () => signedInBy('nobody', '{token: nope}'),
    sign: /401 Unauthorized/,
    said: /does not accept/,
  },
  {
    name: 'credentials without rights',
    recipe: 'proxy',
    options: ['--path', '/api/v1/namespaces/default/secrets'],
    read: () => signedInBy('weak', `{token: ${kubectl('create', 'token', 'default').trim()}}`),
    sign: /403 Forbidden/,
    said: /lacks the right/,
  },
  {
    name: 'no such path',
    recipe: 'proxy',
    options: ['--path', '/apis/nope.example'],
    sign: /HTTP 404/,
    said: /no such path/,
  },
];
