/** The port of kubectl proxy in an article, which all runs of articles on this machine would share. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The script with a port that nothing listens on in place of kubectl's own; other numbers, as in data, stay. */
export async function withPortOfItsOwn(script: string): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (typeof address !== 'object' || address === null) throw new Error('a socket has no address');
  return script.replaceAll(/(?<=--port=|127\.0\.0\.1:)8001\b/g, String(address.port));
}
