/** A local front of the API server, which passes requests on and writes down who asked for what. */
import { spawnSync } from 'node:child_process';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pem } from '../support/pki.js';
import { adminKubeconfig } from './cluster.js';

/** With this token a caller is the admin of E2E_KUBECONFIG. */
const adminToken = 'the-front-knows-me';

interface Admin {
  readonly server: URL;
  readonly ca: Buffer | undefined;
  readonly certificate: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly token: string | undefined;
}

interface RawKubeconfig {
  readonly clusters: readonly [{ readonly cluster: Readonly<Record<string, string>> }];
  readonly users: readonly [{ readonly user: Readonly<Record<string, string>> }];
}

let known: Admin | undefined;
const theAdmin = (): Admin => {
  known ??= readAdmin();
  return known;
};

function readAdmin(): Admin {
  const args = [
    `--kubeconfig=${adminKubeconfig}`,
    'config',
    'view',
    '--raw',
    '--flatten',
    '--minify',
    '-ojson',
  ];
  const { stdout } = spawnSync('kubectl', args, { encoding: 'utf8' });
  const {
    clusters: [{ cluster }],
    users: [{ user }],
  } = JSON.parse(stdout) as RawKubeconfig;
  const bytes = (text: string | undefined): Buffer | undefined =>
    text === undefined ? undefined : Buffer.from(text, 'base64');
  const cert = bytes(user['client-certificate-data']);
  const key = bytes(user['client-key-data']);
  return {
    server: new URL(cluster.server ?? ''),
    ca: bytes(cluster['certificate-authority-data']),
    certificate: cert === undefined || key === undefined ? undefined : { cert, key },
    token: user.token,
  };
}

export interface Front {
  /** `WHO METHOD URL`, each once, in order of the alphabet: how often a script looks is up to the cluster. */
  requests(): readonly string[];
  /** A kubeconfig whose one context leads through the front, as the admin. */
  readonly kubeconfig: string;
  close(): void;
}

/** Where a front is, and how one gets there. */
export interface Place {
  /** 127.0.0.1, where nothing else is said. */
  readonly address?: string;
  /** How the kubeconfig calls it; its address, where nothing else is said. */
  readonly host?: string;
  /** What stands before each path. */
  readonly path?: string;
  /** PEM texts; over plain http, where nobody signs in, everybody is the admin. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string } | 'none';
  /** Fields of the cluster, beside its server and CA. */
  readonly cluster?: Readonly<Record<string, string>>;
  /** What is answered here, and not passed on; of whoever has signed in. */
  readonly answers?: (method: string, url: string, body: string) => Answer | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

const loopback = (): NonNullable<Place['tls']> => ({
  cert: pem('loopback.crt'),
  key: pem('loopback.key'),
  ca: pem('loopback.crt'),
});

/** Listens on a free port. */
export async function front(place: Place = {}): Promise<Front> {
  const { address = '127.0.0.1', host = address, path = '', tls = loopback(), cluster = {}, answers } = place;
  const admin = theAdmin();
  const seen = new Set<string>();
  const listener: RequestListener = (incoming, response) => {
    const { host: _, authorization = '', ...headers } = incoming.headers;
    const url = incoming.url ?? '';
    if (!url.startsWith(`${path}/`)) {
      seen.add(`astray ${url}`);
      response.writeHead(404).end();
      return;
    }
    const asked = url.slice(path.length);
    const isAdmin = authorization === `Bearer ${adminToken}` || (tls === 'none' && authorization === '');
    const who = isAdmin ? 'admin' : authorization.startsWith('Bearer ey') ? 'token' : 'somebody';
    const as = headers['impersonate-user'];
    seen.add(`${who}${as === undefined ? '' : ` as ${as}`} ${incoming.method} ${asked}`);
    const own = isAdmin
      ? admin.token === undefined
        ? {}
        : { authorization: `Bearer ${admin.token}` }
      : { authorization };
    const outgoing = request(
      {
        host: admin.server.hostname,
        port: admin.server.port || 443,
        path: admin.server.pathname.replace(/\/$/, '') + asked,
        method: incoming.method,
        headers: { ...headers, ...own },
        ca: admin.ca,
        ...(isAdmin ? admin.certificate : {}),
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => {
      if (!response.headersSent) response.destroy();
    });
    if (answers === undefined) {
      incoming.pipe(outgoing);
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const sent = Buffer.concat(chunks);
      const answer = who === 'somebody' ? undefined : answers(incoming.method ?? '', asked, sent.toString());
      if (answer === undefined) {
        outgoing.end(sent);
        return;
      }
      outgoing.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body, null, 2));
    });
  };
  const server = tls === 'none' ? createPlainServer(listener) : createServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests: () => [...seen].sort(),
    kubeconfig: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'front',
      contexts: [{ name: 'front', context: { cluster: 'front', user: 'admin' } }],
      clusters: [
        {
          name: 'front',
          cluster: {
            server: `${tls === 'none' ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`,
            ...(tls === 'none'
              ? {}
              : { 'certificate-authority-data': Buffer.from(tls.ca).toString('base64') }),
            ...cluster,
          },
        },
      ],
      users: [{ name: 'admin', user: { token: adminToken } }],
    }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
