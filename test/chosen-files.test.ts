/** Which test files run: a quick run leaves long ones to a full one, and says which. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenFiles, leftToFull, slowest } from './support/chosen-files.js';
import { testFiles } from './support/test-files.js';

const all = testFiles();
const sources = (files: readonly { readonly source: string }[]): readonly string[] =>
  files.map(({ source }) => source).sort();

test('a full run has every file', () => {
  const { files, left } = chosenFiles(all, [], true);
  assert.deepEqual([sources(files), left], [sources(all), []]);
});

test('a quick run has each but those that it names', () => {
  const { files, left } = chosenFiles(all, [], false);
  assert.deepEqual(sources([...files, ...left]), sources(all));
  assert.ok(left.length > 0 && left.length < all.length / 3, `${left.length} of ${all.length}`);
  assert.ok(!sources(left).includes('test/e2e/seed.test.ts'), 'the main job runs against a server');
});

test('a word asks for what a quick run leaves', () => {
  const { files, left } = chosenFiles(all, ['e2e', 'in-pod'], false);
  assert.deepEqual([sources(files), left], [['test/e2e/in-pod.test.ts'], []]);
});

test('the slowest begin first', () => {
  const [first, second] = slowest;
  const { files } = chosenFiles(all, [], true);
  assert.deepEqual(
    files.slice(0, 2).map(({ source }) => source),
    [`test/${first}.test.ts`, `test/${second}.test.ts`],
  );
});

for (const part of [...slowest, ...leftToFull])
  test(`there is ${part}`, () => {
    assert.ok(all.some(({ source }) => source.includes(`/${part}`)));
  });
