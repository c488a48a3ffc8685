/** `npm test -- WORD…`, and that no test that fails, in a process of its own or one that it shares, goes unnoticed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from './support/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-run-test-'));
after(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly shown: string;
}

function node(args: readonly string[], more: Readonly<Record<string, string>> = {}): Ran {
  // Inside of a test, node's own runner would run nothing.
  const { NODE_TEST_CONTEXT: _, REQUIRE_TOOLS: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, ...more },
  });
  return { status, shown: stdout + stderr };
}

test('the files whose path holds each word run, and no others', () => {
  const { status, shown } = node(['dist/test/run.js', 'go', 'parse-json']);
  assert.equal(status, 0, shown);
  assert.deepEqual(shown.match(/^▶ .*/gm), ['▶ test/go/parse-json.test.ts']);
  assert.match(shown, /^ℹ fail 0$/m);
});

test('a word that is in no path', () => {
  const { status, shown } = node(['dist/test/run.js', 'go', 'nosuchfile']);
  assert.deepEqual([status, shown], [1, 'no test file has all of this in its path: go nosuchfile\n']);
});

/** Runs test files of these bodies. */
function runOf(bodies: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Ran {
  const files = Object.entries(bodies).map(([name, body]) => {
    const compiled = join(folder, `${name}.test.mjs`);
    writeFileSync(compiled, `import { test } from 'node:test';\n${body}\n`);
    return { source: `test/${name}.test.ts`, compiled };
  });
  const runner = JSON.stringify(join(import.meta.dirname, 'support/run-files.js'));
  const script = join(folder, 'run.mjs');
  writeFileSync(
    script,
    `import { runFiles } from ${runner};\nprocess.exitCode = (await runFiles(${JSON.stringify(files)})) ? 0 : 1;\n`,
  );
  return node([script], env);
}

const good = `test('this is well', () => {});`;
const alone = `import 'node:child_process';\n`;

for (const [where, first] of Object.entries({ shared: '', own: alone })) {
  const beside = { good, other: first + good };
  test(`${where}: what passes`, () => {
    const { status, shown } = runOf(beside);
    assert.equal(status, 0, shown);
    assert.match(shown, /^ℹ pass 2$/m);
    assert.match(shown, /^what took longest:(\n +\d+\.\d s {2}test\/(?:good|other)\.test\.ts){2}$/m);
  });

  for (const [what, body] of Object.entries({
    'a test that fails': `test('bad', () => { throw new Error('no'); });`,
    'a file that fails as it loads': `throw new Error('no');`,
    'a file that is no JavaScript': 'const =;',
    'what fails when all tests are over': `${good}\nprocess.nextTick(() => { throw new Error('no'); });`,
  }))
    test(`${where}: ${what}`, () => {
      const { status, shown } = runOf({ ...beside, bad: first + body });
      assert.equal(status, 1, shown);
      assert.match(shown, /failing tests:/);
      assert.match(shown, /✔ this is well/);
    });

  test(`${where}: a test that is skipped is listed, and fails where tools are required`, () => {
    const bodies = { ...beside, some: `${first}test('left out', { skip: 'no tool' }, () => {});` };
    const { status, shown } = runOf(bodies);
    assert.equal(status, 0, shown);
    assert.match(shown, /^skipped:\n {2}test\/some\.test\.ts: left out: no tool\n/m);
    assert.equal(runOf(bodies, { REQUIRE_TOOLS: '1' }).status, 1);
  });
}

test('a process that ends before its files do', () => {
  const { status, shown } = runOf({
    good,
    ends: `const { exit } = process;\ntest('it ends', () => exit(0));`,
  });
  assert.equal(status, 1, shown);
  // What the other one said may be lost with the process.
  assert.match(shown, /^did not come to an end:\n(?: {2}test\/good\.test\.ts\n)? {2}test\/ends\.test\.ts\n/m);
});

test('what a file does to its process is not seen by others', () => {
  const { status, shown } = runOf({
    changes: `process.env.KUBESTEPS_LEFT = 'x';\n${good}`,
    later: `test('nothing is left', () => { if (process.env.KUBESTEPS_LEFT !== undefined) throw new Error('left'); });`,
  });
  assert.equal(status, 0, shown);
});
