/** Which test files share a process: what a file, or what it imports of the tests, does to its process decides, and no word in a comment. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chosenFiles } from './support/chosen-files.js';
import { processesOf, seconds, secondsOf } from './support/processes.js';
import { full } from './support/size.js';
import { testFiles } from './support/test-files.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-processes-test-'));
after(() => rmSync(folder, { recursive: true }));

/** Whether a file of this text shares a process with one that does nothing. */
function shares(text: string): boolean {
  const own = mkdtempSync(join(folder, 'case-'));
  const files = Object.entries({ some: text, other: '' }).map(([name, body]) => {
    const compiled = join(own, `${name}.test.js`);
    writeFileSync(compiled, body);
    return { source: `test/${name}.test.ts`, compiled };
  });
  return processesOf(files, join(own, 'entries')).length === 1;
}

for (const text of [
  `const at = process.arch === 'x64' ? process.platform : process.version;`,
  'const folder = process.env.HOME ?? process.cwd();',
  `import { execFileSync, spawnSync } from 'node:child_process';`,
  `import { brotliDecompressSync } from 'node:zlib';`,
  `const { PATH } = process.env;`,
  `spawnSync('x', [], { env: { ...process.env, HOME: '/' } });`,
  '/** As one starts a process. */',
  '/**\n * An error ends the process.\n */',
  '// setTimeout is not called',
])
  test(`it shares: ${text}`, () => assert.ok(shares(text)));

for (const text of [
  `import { spawn, spawnSync } from 'node:child_process';`,
  `import * as http from 'node:http';`,
  `process.env.HOME = '/';`,
  'delete process.env.HOME;',
  'const env = process.env;',
  `process.on('exit', () => {});`,
  'process.exitCode = 1;',
  'process.chdir("/");',
  'globalThis.x = 1;',
  'setTimeout(() => {}, 1);',
  'const now = performance.now();',
])
  test(`it is alone: ${text}`, () => assert.ok(!shares(text)));

test('what is held to real tools is alone in a full run', () =>
  assert.equal(shares(`findProgram('bash');`), !full));

test('what it imports counts', () => {
  writeFileSync(join(folder, 'imported.js'), `process.on('exit', () => {});`);
  // In pieces: this file imports no such thing.
  const target = `'../imported.js'`;
  assert.ok(!shares(`import ${target};`));
  assert.ok(!shares(`import { x } from ${target};`));
});

test('processes that are shared take the same time', () => {
  const { files } = chosenFiles(testFiles(), [], false);
  const shared = processesOf(files, join(folder, 'shared')).filter((it) => it.files.length > 1);
  const times = shared.map((it) => it.files.reduce((sum, file) => sum + secondsOf(file), 0));
  assert.ok(times.length > 1 && Math.max(...times) < 1.2 * Math.min(...times), times.join());
  // In a full run most of what takes long is alone.
  const sources = (full ? testFiles() : shared.flatMap((it) => it.files)).map(({ source }) => source);
  for (const name of Object.keys(seconds)) assert.ok(sources.includes(`test/${name}.test.ts`), name);
});

// One word in a module that all of them import is enough to give each its own process again: minutes of starts.
test('most files of a quick run share', () => {
  const { files } = chosenFiles(testFiles(), [], false);
  const alone = processesOf(files, join(folder, 'quick')).filter((it) => it.files.length === 1);
  // In a full run those are alone, too, of which a quick one takes a portion.
  const most = full ? 0.6 : 0.35;
  assert.ok(alone.length < files.length * most, `${alone.length} of ${files.length} files are alone`);
});
