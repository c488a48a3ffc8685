/** The flag by which V8 optimizes later is one that the Node that runs knows, and it is for dry runs alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** Whether code that was compiled before is for other flags than those of such a command; V8 remembers a text that is the same. */
const script = (kind: string): string => `
  import { Script } from 'node:vm';
  import { optimizeLate } from ${JSON.stringify(new URL('../../src/launch/optimize-late.js', import.meta.url))};
  const cachedData = new Script('0').createCachedData();
  optimizeLate(${JSON.stringify(kind)});
  console.log(new Script('1', { cachedData }).cachedDataRejected);
`;

const late = /^v2[02]\./.test(process.version);

for (const [kind, changed] of [
  ['verify', late],
  ['generate-powershell', late],
  ['start', late],
  ['get', false],
  ['complete', false],
] as const) {
  test(`${kind}: ${changed ? 'later' : 'as always'}, and nothing is said of it`, () => {
    const args = ['--input-type=module', '--eval', script(kind)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.deepEqual([stdout.trim(), stderr], [String(changed), '']);
  });
}
