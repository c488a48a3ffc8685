/** A process that is a registry of npm on this machine, with one package: its tarball is argv[2]. Prints its address. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from '../support/paths.js';

const tarball = readFileSync(process.argv[2] ?? '');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
};
const { name, version, bin, engines } = manifest;

const server = createServer((request, response) => {
  const address = `http://${request.headers.host}/${name}.tgz`;
  if (request.url === `/${name}.tgz`) return response.end(tarball);
  if (request.url !== `/${name}`) return response.writeHead(404).end('{}');
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const dist = { tarball: address, integrity };
  response.setHeader('Content-Type', 'application/json');
  return response.end(
    JSON.stringify({
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { name, version, bin, engines, dist } },
    }),
  );
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
