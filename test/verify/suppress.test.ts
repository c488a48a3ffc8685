/** `ks:ignore`: which findings a comment silences, and which comments silence nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun } from './bash/dry-run.js';

/** Each finding above notes as `line:code`; silenced ones as `line:code (reason)`. */
async function seen(...lines: readonly string[]): Promise<string[]> {
  const report = await dryRun(lines.map((line) => `${line}\n`).join(''));
  return report.findings
    .filter(({ severity, ignored }) => severity !== 'info' || ignored !== undefined)
    .map(({ line, code, ignored }) => `${line}:${code}${ignored === undefined ? '' : ` (${ignored})`}`);
}

const unquoted = ["n='lab'", 'echo $n'];

test('a comment on the line above', async () => {
  assert.deepEqual(await seen("n='lab'", '# ks:ignore KS2103 -- no spaces', 'echo $n', 'echo $n'), [
    '3:KS2103 (no spaces)',
    '4:KS2103',
  ]);
});

test('a comment on the same line', async () => {
  assert.deepEqual(await seen("n='lab'", 'echo $n # ks:ignore KS2103 -- no spaces'), [
    '2:KS2103 (no spaces)',
  ]);
});

test('several comments, one command of several lines', async () => {
  const found = await seen("n='lab'", '# ks:ignore KS2103 -- one', '# another word', '', 'echo a \\', '  $n');
  assert.deepEqual(found, ['6:KS2103 (one)']);
});

test('several codes in one comment', async () => {
  assert.deepEqual(await seen("n='lab'", '# ks:ignore KS2103, KS2101 -- both', 'echo $n'), [
    '3:KS2103 (both)',
  ]);
});

test('an assignment right before its loop belongs to it', async () => {
  const found = await seen(
    "n='lab'",
    '# ks:ignore KS2103 -- why',
    'i=0',
    'while [ $i -lt 1 ]; do i=$((i + 1)); echo $n; done',
  );
  assert.deepEqual(found, ['4:KS2103 (why)', '4:KS2103 (why)']);
});

test('other codes stay', async () => {
  assert.deepEqual(await seen("n='lab'", '# ks:ignore KS5101 -- no', 'echo $n'), ['3:KS2103']);
});

test('a comment inside a text is none', async () => {
  const found = await seen(...unquoted.slice(0, 1), "x='", "# ks:ignore KS2103 -- no'", 'echo $n "$x"');
  assert.deepEqual(found, ['4:KS2103']);
});

for (const [name, comment] of Object.entries({
  'no reason': '# ks:ignore KS2103',
  'an empty reason': '# ks:ignore KS2103 --  ',
  'no code': '# ks:ignore -- all of it',
  'a code that does not exist': '# ks:ignore KS2999 -- why',
  'a code that the proof hangs on': '# ks:ignore KS3110 -- I know',
})) {
  test(`${name}: a finding of its own`, async () => {
    assert.deepEqual(await seen("n='lab'", comment, 'echo $n'), ['2:KS1006', '3:KS2103']);
  });
}

test('what is not proved stays not proved', async () => {
  const report = await dryRun('# ks:ignore KS3102 -- trust me\nfrobnicate\n');
  assert.equal(report.verdict, 'not-proved');
});
