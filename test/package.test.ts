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
    /^(?:LICENSE|README(?:\.ja)?\.md|package\.json|templates\/.*|dist\/bundle\/[\w-]+\.cjs|dist\/bundle\/(?:program|ja\.json)\.br|dist\/bundle\/LICENSES\.txt)$/;
  assert.deepEqual(
    paths.filter((path) => !expected.test(path)),
    [],
  );
  for (const file of ['kubesteps.cjs', 'kubectl-complete.cjs', 'program.br'])
    assert.ok(paths.includes(`dist/bundle/${file}`), file);
  const size = packed.size - (await sparedByPacking());
  assert.ok(size < 650_000, `${size} bytes`);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  assert.equal(manifest.dependencies, undefined);
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
