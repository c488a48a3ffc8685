/** What `npm pack` takes: the bundle, the templates and what a reader needs; one package without dependencies. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync } from 'node:zlib';
import { root } from './support/paths.js';
import { needs } from './support/tools.js';

test('the package: its files, its size, no dependencies', { skip: needs('npm') }, async () => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })) as [
    { size: number; files: readonly { path: string }[] },
  ];
  const paths = packed.files.map(({ path }) => path);
  const expected =
    /^(?:LICENSE|README(?:\.ja)?\.md|package\.json|templates\/.*|dist\/bundle\/[\w-]+\.cjs|dist\/bundle\/(?:program|ja\.json)\.br|dist\/bundle\/LICENSES\.txt|dist\/bundle\/(?:sbom\.cdx\.json|kubesteps\.1))$/;
  assert.deepEqual(
    paths.filter((path) => !expected.test(path)),
    [],
  );
  for (const file of ['kubesteps.cjs', 'kubectl-complete.cjs', 'thread.cjs', 'program.br'])
    assert.ok(paths.includes(`dist/bundle/${file}`), file);
  const size = packed.size - (await sparedByPacking());
  assert.ok(size < 680_000, `${size} bytes`);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  assert.equal(manifest.dependencies, undefined);
  // npm 11 links no page that is not in a list.
  assert.deepEqual(manifest.man, ['./dist/bundle/kubesteps.1']);
  assert.ok(paths.includes('dist/bundle/kubesteps.1'));
});

/** How many bytes `npm pack` makes of the program are fewer than an ordinary build's: it takes its time (.ci/bundle.mjs). */
async function sparedByPacking(): Promise<number> {
  const built = readFileSync(join(root, 'dist/bundle/program.br'));
  const whole = brotliDecompressSync(built);
  // The default is the slowest.
  return built.length - (await promisify(brotliCompress)(whole)).length;
}

test('the licence of each package in the bundle is there', () => {
  const text = readFileSync(join(root, 'dist/bundle/LICENSES.txt'), 'utf8');
  for (const name of ['handlebars', 'yaml', 'yargs', 'jsonpath-plus', 'unbash', 'markdown-it', 'parse5'])
    assert.match(text, new RegExp(`^${name} [\\d.]+ \\((?:MIT|ISC|BSD-[23]-Clause)\\)\n\n`, 'm'));
});

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}

test('the bill of materials names the same packages as the licences do, each as the lock file has it', () => {
  const bill = JSON.parse(readFileSync(join(root, 'dist/bundle/sbom.cdx.json'), 'utf8')) as {
    readonly bomFormat: string;
    readonly specVersion: string;
    readonly metadata: { readonly component: Component };
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };
  assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.5']);
  const texts = readFileSync(join(root, 'dist/bundle/LICENSES.txt'), 'utf8');
  const lines = bill.components.map(
    ({ name, version, licenses: [first] }) => `${name} ${version} (${first?.license.id})`,
  );
  assert.deepEqual(
    lines,
    texts.split('\n').filter((line) => /^\S+ [\d.]+ \([\w.-]+\)$/.test(line)),
  );
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
  };
  for (const { name, version, purl, hashes } of bill.components) {
    const locked = packages[`node_modules/${name}`];
    assert.equal(version, locked?.version, name);
    assert.equal(purl, `pkg:npm/${name.replace('@', '%40')}@${version}`);
    const [hash] = hashes;
    const integrity = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
    assert.equal(`sha512-${integrity}`, locked?.integrity, name);
  }
  const own = bill.metadata.component['bom-ref'];
  const refs = [own, ...bill.components.map((one) => one['bom-ref'])];
  assert.equal(new Set(refs).size, refs.length);
  assert.deepEqual(
    bill.dependencies.map(({ ref }) => ref),
    refs,
  );
  const needed = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
  assert.deepEqual(
    refs.filter((ref) => ref !== own && !needed.has(ref)),
    [],
    'in the bundle, and nothing needs it',
  );
});
