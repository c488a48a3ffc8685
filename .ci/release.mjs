// What a release consists of, out of the executables that lie in dist/executable: an archive for each, their hashes, and what
// package managers ask for. `npm run release -- --url BASE --homepage PAGE`, behind `npm run executable -- --all`. The archives
// hold the same bytes whenever the same files go into them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { root } from './bundle-options.mjs';
import { homebrewFormula } from './manifests/homebrew.mjs';
import { krewManifest } from './manifests/krew.mjs';
import { scoopManifest } from './manifests/scoop.mjs';
import { wingetManifests } from './manifests/winget.mjs';
import { fileFor, platforms } from './platforms.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    homepage: { type: 'string' },
    publisher: { type: 'string', default: 'kubesteps' },
    executables: { type: 'string', default: join(root, 'dist/executable') },
    to: { type: 'string', default: join(root, 'dist/release') },
  },
});
const { executables, homepage, publisher, to, url } = values;
for (const [option, address] of Object.entries({ url, homepage }))
  if (!address?.startsWith('https://'))
    throw new Error(`--${option} https://…: where the archives will lie, and the page of the project`);

const { version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const date = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000 || Date.UTC(2020, 0, 1));

/** What lies beside the executable in each archive. */
const beside = {
  LICENSE: readFileSync(join(root, 'LICENSE')),
  'LICENSES.txt': Buffer.concat([
    readFileSync(join(root, 'dist/bundle/LICENSES.txt')),
    readFileSync(join(import.meta.dirname, 'bun/LICENSE.txt')),
  ]),
  'README.md': readFileSync(join(root, 'README.md')),
  'kubesteps.1': readFileSync(join(root, 'dist/bundle/kubesteps.1')),
};

rmSync(to, { recursive: true, force: true });
const archives = {};
for (const platform of Object.keys(platforms)) {
  const file = fileFor(platform);
  const path = join(executables, platform, file);
  if (!existsSync(path)) continue;
  const files = { [file]: readFileSync(path), ...beside };
  const windows = file.endsWith('.exe');
  const name = `kubesteps-${version}-${platform}.${windows ? 'zip' : 'tar.gz'}`;
  const content = windows ? zipOf(files) : tarOf(files, file);
  put(name, content);
  archives[platform] = {
    name,
    url: `${url}/${name}`,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
if (Object.keys(archives).length === 0)
  throw new Error(`no executables in ${executables}: npm run executable -- --all`);
put(
  'SHA256SUMS',
  Object.values(archives)
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join(''),
);

const release = { version, license, description, homepage, publisher, archives };
put('krew/api-steps.yaml', krewManifest(release));
put('homebrew/kubesteps.rb', homebrewFormula(release));
put('scoop/kubesteps.json', scoopManifest(release));
for (const [name, text] of Object.entries(wingetManifests(release))) put(`winget/${name}`, text);

function put(name, content) {
  const path = join(to, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}

/** `date` in the local time of the machine that unpacks: zip knows no other. */
function zipOf(files) {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, [content, { mtime: date, level: 9 }]]),
    ),
  );
}

/** By GNU tar, without names of owners and with one date. */
function tarOf(files, executable) {
  const folder = join(to, 'files');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), content, { mode: name === executable ? 0o755 : 0o644 });
  const same = ['--format=ustar', '--owner=0', '--group=0', '--numeric-owner'];
  const tar = execFileSync(
    'tar',
    [...same, `--mtime=@${date.getTime() / 1000}`, '-C', folder, '-cf', '-', ...Object.keys(files).sort()],
    {
      maxBuffer: 2 ** 30,
    },
  );
  rmSync(folder, { recursive: true });
  return gzipSync(tar, { level: 9 });
}
