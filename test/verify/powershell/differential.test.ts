/** What our parser accepts, PowerShell's own accepts, and the trees say the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PowerShellSyntaxRefusal } from '../../../src/verify/powershell/parse/refusal.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { Random } from '../../support/random.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { edit, soup } from './edits.js';
import { randomScript } from './grammar.js';
import { type Comparison, compare, corpora, corpus, differences } from './oracle.js';

const realistic = ['cluster', 'http', 'language'];
const perSeed = fuzzCount({ quick: 30, full: 2000 });

function assertSame(comparisons: readonly Comparison[]): void {
  const found = differences(comparisons);
  assert.equal(found.length, 0, `${found.length} differences, the first:\n${found.slice(0, 3).join('\n')}`);
}

/** How many of the scripts that PowerShell accepts we refuse, in per cent. */
function refusedShare(comparisons: readonly Comparison[]): number {
  const valid = comparisons.filter(({ real }) => 'tree' in real);
  return (100 * valid.filter(({ ours }) => ours instanceof PowerShellSyntaxRefusal).length) / valid.length;
}

test('the corpus: same trees, and few refusals', { skip: needs('pwsh') }, (context) => {
  const comparisons = compare(portion(realistic, 1).flatMap(corpus));
  const invalid = comparisons.filter(({ real }) => 'error' in real).map(({ script }) => script);
  assert.deepEqual(invalid, []);
  assertSame(comparisons);
  const share = refusedShare(comparisons);
  context.diagnostic(`${comparisons.length} realistic scripts, of which we refuse ${share.toFixed(1)} %`);
  assert.ok(share < 5, `${share} % of the realistic scripts are refused`);
  assertSame(compare(corpus('traps')));
});

fuzzTest('edited scripts: same trees', { skip: needs('pwsh') }, (seed, context) => {
  const random = new Random(seed);
  const originals = corpora().flatMap(corpus);
  const scripts = Array.from({ length: perSeed }, (_, index) => {
    if (index % 4 === 3) return soup(random);
    const original = originals[random.below(originals.length)] ?? '';
    return edit(original, 1 + random.below(3), random, originals);
  });
  const comparisons = compare(scripts);
  assertSame(comparisons);
  const accepted = comparisons.filter(({ ours }) => typeof ours === 'string').length;
  const share = refusedShare(comparisons);
  context.diagnostic(`${scripts.length} scripts, ${accepted} accepted by both`);
  context.diagnostic(`of those that PowerShell accepts we refuse ${share.toFixed(1)} %`);
  assert.ok(accepted > scripts.length / 5, 'the edits leave too few scripts that we accept');
});

fuzzTest('scripts from a grammar: same trees', { skip: needs('pwsh') }, (seed, context) => {
  const random = new Random(seed);
  const scripts = Array.from({ length: Math.ceil(perSeed / 3) }, (_, index) => {
    const script = randomScript(random);
    return index % 3 === 2 ? edit(script, 1, random, [script]) : script;
  });
  const comparisons = compare(scripts);
  assertSame(comparisons);
  const accepted = comparisons.filter(({ ours }) => typeof ours === 'string').length;
  context.diagnostic(`${scripts.length} scripts, ${accepted} accepted by both`);
  assert.ok(accepted > scripts.length / 4, 'the grammar makes too few scripts that we accept');
});
