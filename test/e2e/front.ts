/** A local front of the API server, which passes requests on and writes down who asked for what. */
import { spawnSync } from 'node:child_process';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pem, pemData } from '../support/pki.js';
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

/** Listens on a free port of 127.0.0.1. */
export async function front(): Promise<Front> {
  const admin = readAdmin();
  const seen = new Set<string>();
  const server = createServer(
    { cert: pem('loopback.crt'), key: pem('loopback.key') },
    (incoming, response) => {
      const { host: _, authorization = '', ...headers } = incoming.headers;
      const isAdmin = authorization === `Bearer ${adminToken}`;
      const who = isAdmin ? 'admin' : authorization.startsWith('Bearer ey') ? 'token' : 'somebody';
      const as = headers['impersonate-user'];
      seen.add(`${who}${as === undefined ? '' : ` as ${as}`} ${incoming.method} ${incoming.url}`);
      const own = isAdmin
        ? admin.token === undefined
          ? {}
          : { authorization: `Bearer ${admin.token}` }
        : { authorization };
      const outgoing = request(
        {
          host: admin.server.hostname,
          port: admin.server.port || 443,
          path: admin.server.pathname.replace(/\/$/, '') + incoming.url,
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
      outgoing.on('error', () => response.destroy());
      incoming.pipe(outgoing);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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
            server: `https://127.0.0.1:${port}`,
            'certificate-authority-data': pemData('loopback.crt'),
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
