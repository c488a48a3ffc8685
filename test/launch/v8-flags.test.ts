/** The flags for V8 are such as the Node that runs knows, and they are for dry runs alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { kindOf } from '../../src/launch/kind.js';

/** Whether code that was compiled before is for other flags than those of such a command; V8 remembers a text that is the same. */
const script = (kind: string): string => `
  import { Script } from 'node:vm';
  import { setV8Flags } from ${JSON.stringify(new URL('../../src/launch/v8-flags.js', import.meta.url))};
  const cachedData = new Script('0').createCachedData();
  setV8Flags(${JSON.stringify(kind)});
  console.log(new Script('1', { cachedData }).cachedDataRejected);
`;

const known = /^v2[024]\./.test(process.version);

for (const [kind, changed] of [
  ['verify', known],
  ['generate-powershell', known],
  ['start', known],
  ['verify-many', /^v2[02]\./.test(process.version)],
  ['get', false],
  ['complete', false],
] as const) {
  test(`${kind}: ${changed ? 'with flags of its own' : 'as always'}, and nothing is said of it`, () => {
    const args = ['--input-type=module', '--eval', script(kind)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.deepEqual([stdout.trim(), stderr], [String(changed), '']);
  });
}

test('what goes over many files is a kind of its own, which gets as much room as it wants', () => {
  const files = Array.from({ length: 30 }, (_, index) => `${index}.sh`);
  for (const args of [
    ['generate', '--all-contexts', '--output-dir', 'docs'],
    ['generate', 'token', '--output-dir=docs'],
  ])
    assert.equal(kindOf(args), 'generate-many');
  assert.equal(kindOf(['verify', ...files]), 'verify-many');
  assert.equal(kindOf(['verify', ...files.slice(0, 3)]), 'verify');
  assert.equal(kindOf(['generate', '-o', 'a.ps1']), 'generate-powershell');
});
