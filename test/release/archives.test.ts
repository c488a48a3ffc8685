/** `npm run release`: archives of the executables, and what package managers ask for. Stand-ins are packed in place of real ones. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../support/paths.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-release-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const url = `https://github.com/someone/kubesteps/releases/download/v${version}`;
const platforms = [
  ...['linux-amd64', 'linux-arm64', 'linux-musl-amd64', 'linux-musl-arm64'],
  ...['darwin-amd64', 'darwin-arm64', 'windows-amd64', 'windows-arm64'],
];

const executables = join(folder, 'executables');
for (const platform of platforms) {
  const path = join(executables, platform);
  mkdirSync(path, { recursive: true });
  const file = join(path, platform.startsWith('windows') ? 'kubesteps.exe' : 'kubesteps');
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' '${platform}' "\${0##*/}" "$@"\n`);
  chmodSync(file, 0o755);
}
const release = (to: string, ...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    [join(root, '.ci/release.mjs'), '--executables', executables, '--to', to, ...args],
    {
      encoding: 'utf8',
    },
  );
const addresses = ['--url', url, '--homepage', 'https://github.com/someone/kubesteps'];
const to = join(folder, 'release');
const made = release(to, ...addresses);
const textOf = (name: string): string => readFileSync(join(to, name), 'utf8');
const sha256 = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(to, name)))
    .digest('hex');
const archiveOf = (platform: string): string =>
  `kubesteps-${version}-${platform}.${platform.startsWith('windows') ? 'zip' : 'tar.gz'}`;

test('an archive for each platform, and its hash', () => {
  assert.equal(made.status, 0, made.stderr);
  const archives = readdirSync(to).filter((name) => name.startsWith('kubesteps-'));
  assert.deepEqual(archives, platforms.map(archiveOf).sort());
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: to });
  assert.equal(textOf('SHA256SUMS').trimEnd().split('\n').length, platforms.length);
});

test('the same executables give the same archives', () => {
  const again = join(folder, 'again');
  assert.equal(release(again, ...addresses).status, 0);
  assert.equal(readFileSync(join(again, 'SHA256SUMS'), 'utf8'), textOf('SHA256SUMS'));
});

test('a release that would point nowhere is not made', () => {
  const { status, stderr } = release(join(folder, 'none'), '--homepage', 'https://a.example');
  assert.notEqual(status, 0);
  assert.match(stderr, /--url https:/);
});

test('a tar holds the program and its licences, and what is run may be run', () => {
  const listed = execFileSync('tar', ['-tvzf', join(to, archiveOf('linux-amd64'))], { encoding: 'utf8' });
  const rows = listed
    .trimEnd()
    .split('\n')
    .map((line) => `${line.slice(0, 10)} ${line.split(' ').at(-1)}`);
  const rest = ['LICENSE', 'LICENSES.txt', 'README.md', 'kubesteps.1'].map((name) => `-rw-r--r-- ${name}`);
  assert.deepEqual(rows.sort(), [...rest, '-rwxr-xr-x kubesteps'].sort());
  const licences = execFileSync('tar', ['-xzOf', join(to, archiveOf('linux-amd64')), 'LICENSES.txt'], {
    encoding: 'utf8',
  });
  assert.match(licences, /^yargs /m);
  const { dependencies } = JSON.parse(readFileSync(join(root, '.ci/bun/package.json'), 'utf8')) as {
    dependencies: { bun: string };
  };
  assert.ok(licences.includes(`Bun ${dependencies.bun} (MIT)`), 'the licence names the Bun that is pinned');
});

test('a zip comes out of .NET as it went in', { skip: needs('pwsh') }, () => {
  const out = join(folder, 'expanded');
  const command = `[IO.Compression.ZipFile]::ExtractToDirectory('${join(to, archiveOf('windows-amd64'))}', '${out}')`;
  execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-Command', command]);
  assert.deepEqual(readdirSync(out).sort(), [
    'LICENSE',
    'LICENSES.txt',
    'README.md',
    'kubesteps.1',
    'kubesteps.exe',
  ]);
  assert.match(readFileSync(join(out, 'kubesteps.exe'), 'utf8'), /windows-amd64/);
});

interface Krew {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly version: string;
    readonly shortDescription: string;
    readonly platforms: readonly {
      readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
      readonly uri: string;
      readonly sha256: string;
      readonly files: readonly { readonly from: string; readonly to: string }[];
      readonly bin: string;
    }[];
  };
}

test("krew's manifest keeps krew's rules", () => {
  const { apiVersion, kind, metadata, spec } = parse(textOf('krew/api-steps.yaml')) as Krew;
  // pkg/index/validation/validate.go
  assert.deepEqual([apiVersion, kind], ['krew.googlecontainertools.github.com/v1alpha2', 'Plugin']);
  assert.match(metadata.name, /^[\w-]+$/);
  assert.match(spec.version, /^v\d+\.\d+\.\d+$/);
  assert.ok(spec.shortDescription !== '' && !/[\r\n]/.test(spec.shortDescription));
  assert.ok(spec.shortDescription.length <= 50, 'krew search shows no more');
  const labels = spec.platforms.map(({ selector }) => JSON.stringify(selector.matchLabels));
  assert.equal(new Set(labels).size, platforms.length - 2, 'each but musl, once');
  for (const { selector, uri, sha256: hash, files, bin } of spec.platforms) {
    const { os, arch, ...others } = selector.matchLabels;
    assert.deepEqual(others, {});
    const name = archiveOf(`${os}-${arch}`);
    assert.deepEqual([uri, hash], [`${url}/${name}`, sha256(name)]);
    assert.ok(files.some(({ from }) => from === bin) && files.some(({ from }) => from === 'LICENSE'));
    assert.ok(files.every((file) => file.to === '.'));
  }
});

test('as krew installs it, kubectl finds it', { skip: needs('kubectl') }, () => {
  const store = join(folder, 'krew');
  mkdirSync(join(store, 'bin'), { recursive: true });
  execFileSync('tar', ['-xzf', join(to, archiveOf('linux-amd64')), '-C', store]);
  symlinkSync(join(store, 'kubesteps'), join(store, 'bin/kubectl-api_steps'));
  const env = { HOME: folder, PATH: `${join(store, 'bin')}${delimiter}${process.env.PATH}` };
  const said = execFileSync('kubectl', ['api-steps', 'get', 'a b'], { env, encoding: 'utf8' });
  assert.equal(said, 'linux-amd64\nkubectl-api_steps\nget\na b\n');
});

test("Homebrew's formula names what it downloads by its hash", () => {
  const formula = textOf('homebrew/kubesteps.rb');
  const pairs = [...formula.matchAll(/on_(macos|linux) do|on_(arm|intel) do\s+url "(.*)"\s+sha256 "(.*)"/g)];
  let os = '';
  const found = pairs.flatMap(([, system, cpu, address, hash]) => {
    if (system !== undefined) os = system === 'macos' ? 'darwin' : 'linux';
    return system === undefined ? [[`${os}-${cpu === 'arm' ? 'arm64' : 'amd64'}`, address, hash]] : [];
  });
  const wanted = ['darwin-arm64', 'darwin-amd64', 'linux-arm64', 'linux-amd64'];
  assert.deepEqual(
    found,
    wanted.map((one) => [one, `${url}/${archiveOf(one)}`, sha256(archiveOf(one))]),
  );
  const count = (word: RegExp): number => formula.match(word)?.length ?? 0;
  assert.equal(count(/\bdo$|^class|^ +def /gm), count(/^ *end$/gm), 'each block ends');
});

test("Scoop's manifest finds its files, now and for the next version", () => {
  const manifest = JSON.parse(textOf('scoop/kubesteps.json')) as {
    readonly version: string;
    readonly architecture: Readonly<Record<string, { readonly url: string; readonly hash: string }>>;
    readonly autoupdate: { readonly architecture: Readonly<Record<string, { readonly url: string }>> };
    readonly bin: readonly (string | readonly string[])[];
  };
  assert.equal(manifest.version, version);
  for (const [name, platform] of [
    ['64bit', 'windows-amd64'],
    ['arm64', 'windows-arm64'],
  ] as const) {
    const own = manifest.architecture[name];
    assert.deepEqual(own, { url: `${url}/${archiveOf(platform)}`, hash: sha256(archiveOf(platform)) });
    assert.equal(manifest.autoupdate.architecture[name]?.url.replaceAll('$version', version), own?.url);
  }
  assert.ok(
    manifest.bin
      .flatMap((one) => (typeof one === 'string' ? one : (one[0] ?? '')))
      .every((one) => one === 'kubesteps.exe'),
  );
});

test("winget's three files are of one version, and name what it downloads", () => {
  const files = readdirSync(join(to, 'winget')).sort();
  const stem = 'kubesteps.kubesteps';
  assert.deepEqual(files, [`${stem}.installer.yaml`, `${stem}.locale.en-US.yaml`, `${stem}.yaml`]);
  const [installer, locale, own] = files.map(
    (name) => parse(textOf(`winget/${name}`)) as Record<string, unknown>,
  );
  for (const one of [installer, locale, own]) {
    assert.deepEqual([one?.PackageIdentifier, one?.PackageVersion], [stem, version]);
    assert.equal(one?.ManifestVersion, '1.6.0');
  }
  assert.deepEqual(
    [installer, locale, own].map((one) => one?.ManifestType),
    ['installer', 'defaultLocale', 'version'],
  );
  for (const name of ['Publisher', 'PackageName', 'License', 'ShortDescription'])
    assert.equal(typeof locale?.[name], 'string');
  assert.ok(String(locale?.ShortDescription).length <= 256);
  assert.deepEqual(
    installer?.Installers,
    [
      ['x64', 'windows-amd64'],
      ['arm64', 'windows-arm64'],
    ].map(([Architecture, platform]) => ({
      Architecture,
      InstallerUrl: `${url}/${archiveOf(platform ?? '')}`,
      InstallerSha256: sha256(archiveOf(platform ?? '')).toUpperCase(),
    })),
  );
});
