/**
 * Proxies that ask for a name and a password. They take every host for this machine: so a name that nobody else knows
 * is reached through them alone.
 */
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface LocalProxy {
  /** With the name and the password. */
  readonly url: string;
  /** `HOST:PORT` of each way through, in their order; and who came without the password. */
  readonly seen: readonly string[];
  close(): void;
}

const [user, password] = ['caller', 'proxy-secret'];

/** Joins two connections, and ends both where one ends. */
function join(one: Socket, other: Socket): void {
  for (const socket of [one, other]) socket.on('error', () => [one, other].map((each) => each.destroy()));
  one.pipe(other).pipe(one);
}

async function listening(server: Server, scheme: string, seen: readonly string[]): Promise<LocalProxy> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://${user}:${password}@127.0.0.1:${port}`,
    seen,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** CONNECT with basic authentication (RFC 9110, 9.3.6). */
export function httpProxy(): Promise<LocalProxy> {
  const seen: string[] = [];
  const known = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server = createHttpServer((_, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    if (headers['proxy-authorization'] !== known) {
      seen.push('nobody');
      client.end('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="p"\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    seen.push(url);
    const server = connect(Number(url.replace(/^.*:/, '')), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      join(client, server);
    });
    server.on('error', () => client.destroy());
  });
  return listening(server, 'http', seen);
}

/** SOCKS5 (RFC 1928) with a name and a password (RFC 1929). */
export function socksProxy(): Promise<LocalProxy> {
  const seen: string[] = [];
  const server = createServer(async (client) => {
    client.on('error', () => client.destroy());
    try {
      const read = reader(client);
      const [, methods = 0] = await read(2);
      const offered = await read(methods);
      client.write(Buffer.from([5, offered.includes(2) ? 2 : 0xff]));
      const [, nameLength = 0] = await read(2);
      const name = (await read(nameLength)).toString();
      const [passwordLength = 0] = await read(1);
      const isKnown = name === user && (await read(passwordLength)).toString() === password;
      client.write(Buffer.from([1, isKnown ? 0 : 1]));
      if (!isKnown) {
        seen.push('nobody');
        client.end();
        return;
      }
      const [, , , kind] = await read(4);
      const host =
        kind === 1 ? [...(await read(4))].join('.') : (await read((await read(1))[0] ?? 0)).toString();
      const port = (await read(2)).readUInt16BE();
      seen.push(`${host}:${port}`);
      const target = connect(port, '127.0.0.1', () => {
        client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        join(client, target);
      });
      target.on('error', () => client.destroy());
    } catch {
      client.destroy();
    }
  });
  return listening(server, 'socks5', seen);
}

/** Reads so many bytes at a time. */
function reader(socket: Socket): (size: number) => Promise<Buffer> {
  return async (size) => {
    for (;;) {
      const bytes: Buffer | null = size === 0 ? Buffer.alloc(0) : socket.read(size);
      if (bytes !== null) return bytes;
      await new Promise<void>((resolve, reject) => {
        socket.once('readable', resolve);
        socket.once('close', () => reject(new Error('closed')));
      });
    }
  };
}
