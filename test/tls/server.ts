/** An HTTPS server that stands in for an API server, and remembers what it was sent. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Pair } from './authorities.js';

export interface TlsServer {
  readonly port: number;
  /** `METHOD PATH AUTHORIZATION` of each request that got through. */
  readonly seen: string[];
  close(): void;
}

/** Listens on IPv4 and IPv6, on a free port. Old keys and digests are served: it is the client who refuses them. */
export async function tlsServer({ certificate, key }: Pair, status = 200): Promise<TlsServer> {
  const seen: string[] = [];
  const server = createServer(
    { cert: readFileSync(certificate), key: readFileSync(key), ciphers: 'DEFAULT@SECLEVEL=0' },
    (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
      response.statusCode = status;
      response.setHeader('content-type', 'application/json');
      response.end('{"major":"1","minor":"36","gitVersion":"v1.36.0"}');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
