import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../src/lint/rules.js';
import { main } from '../../src/main.js';
import { codes } from '../../src/verify/codes.js';
import { fakeHost } from '../support/host.js';

async function explain(
  ...args: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const host = fakeHost();
  const code = await main(['explain', ...args], host);
  return { code, stdout: host.written.stdout, stderr: host.written.stderr };
}

test('explain without a code lists every code on a line', async () => {
  const { code, stdout } = await explain();
  assert.equal(code, 0);
  const names = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(0, 6));
  assert.deepEqual(names, [...Object.keys(codes).sort(), ...Object.keys(rules).sort()]);
});

for (const spelled of ['KS4101', 'ks4101', '4101']) {
  test(`explain ${spelled}: what it means, what to write instead, an example of both`, async () => {
    const { code, stdout } = await explain(spelled);
    assert.equal(code, 0);
    assert.match(stdout, /^KS4101: a token of one cluster goes to another \(error\)\n/);
    assert.match(stdout, /^Instead: /m);
    assert.match(stdout, /^Wrong \(bash\):\n(?: {4}.*\n)+Right:\n {4}/m);
    assert.match(stdout, /# ks:ignore KS4101 -- reason/);
    for (const line of stdout.split('\n')) if (!line.startsWith('    ')) assert.ok(line.length <= 80, line);
  });
}

test('explain: what the proof hangs on cannot be ignored', async () => {
  const { stdout } = await explain('KS3101');
  assert.doesNotMatch(stdout, /ks:ignore/);
  assert.match(stdout, /cannot be ignored/);
});

test('explain: several codes, in the order asked for', async () => {
  const { stdout } = await explain('5103', '4101', '-o', 'json');
  const found: { code: string; ignorable: boolean; examples: unknown[] }[] = JSON.parse(stdout);
  assert.deepEqual(
    found.map(({ code }) => code),
    ['KS5103', 'KS4101'],
  );
  assert.ok(found.every(({ ignorable, examples }) => ignorable && examples.length > 0));
});

test('explain: of a repeated option the last one holds', async () => {
  const { stdout } = await explain('5103', '-o', 'json', '-o', 'text');
  assert.match(stdout, /^KS5103: /);
});

test('explain: an unknown code is wrong usage, and says how to find the right one', async () => {
  const { code, stdout, stderr } = await explain('KS9999');
  assert.equal(code, 3);
  assert.equal(stdout, '');
  assert.match(stderr, /there is no code "KS9999"/);
  assert.match(stderr, /kubesteps explain/);
});

test('explain -o markdown: a section for every code, and a table that leads to it', async () => {
  const { stdout } = await explain('-o', 'markdown');
  for (const name of Object.keys(codes)) {
    assert.ok(stdout.includes(`\n### ${name}\n`), name);
    assert.ok(stdout.includes(`| [${name}](#${name.toLowerCase()}) |`), name);
  }
  const fences = stdout.match(/^```.*$/gm) ?? [];
  assert.equal(fences.length % 2, 0);
  assert.ok(
    fences.every((fence, at) => (at % 2 === 1 ? fence === '```' : /^```(bash|powershell|yaml)$/.test(fence))),
  );
});

test('explain -o markdown: text that is no code is no markup either', async () => {
  const { stdout } = await explain('KS5008', 'KS4007', '-o', 'markdown');
  const prose = stdout.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  assert.doesNotMatch(prose, /(?<!\\)[<$]/);
});
