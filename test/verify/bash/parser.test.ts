/** What our front end accepts, bash accepts, and writes down as the same commands. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { generated } from '../../support/generate.js';
import { root } from '../../support/paths.js';
import { Random } from '../../support/random.js';
import { needs } from '../../support/tools.js';
import { edited, soup } from './parser/edits.js';
import { type Comparison, compare } from './parser/oracle.js';
import { tricky, wrong } from './parser/tricky.js';

const here = join(root, 'test/verify/bash');
const perSeed = fuzzCount({ quick: 100, full: 1300, every: 2600 });

/** Older ones write some commands otherwise than they read them. */
function needsNewBash(): string | false {
  const missing = needs('bash');
  if (missing !== false) return missing;
  const version = execFileSync('bash', ['-c', 'printf %s "$BASH_VERSION"'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 5 || (major === 5 && minor >= 2) ? false : `bash ${version} is older than 5.2`;
}

const skip = needsNewBash();

/** Scripts that people could have written, and those that `generate` writes. */
async function realistic(): Promise<readonly string[]> {
  const folder = join(here, 'corpus');
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith('.sh'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const recipe of ['token', 'secret-token', 'proxy']) {
    for (const style of ['safe', 'article']) {
      scripts.push(
        await generated([recipe, '--style', style], { KUBECONFIG: join(here, 'kubeconfig.yaml') }),
      );
    }
  }
  return scripts;
}

function assertSame(comparisons: readonly Comparison[]): void {
  const found = comparisons.flatMap(({ script, difference }) =>
    difference === undefined ? [] : [`${JSON.stringify(script)}\n${difference}`],
  );
  assert.equal(found.length, 0, `${found.length} differences, the first:\n${found.slice(0, 5).join('\n\n')}`);
}

/** How many of the scripts that bash accepts we refuse, in per cent. */
function refusedShare(comparisons: readonly Comparison[]): number {
  const valid = comparisons.filter(({ invalid }) => invalid === undefined);
  return (100 * valid.filter(({ refused }) => refused !== undefined).length) / valid.length;
}

test('realistic scripts: the same commands, and few refusals', { skip }, async (context) => {
  const comparisons = compare(await realistic());
  assert.deepEqual(
    comparisons.flatMap(({ invalid }) => invalid ?? []),
    [],
  );
  assertSame(comparisons);
  const share = refusedShare(comparisons);
  context.diagnostic(`${comparisons.length} realistic scripts, of which we refuse ${share.toFixed(1)} %`);
  assert.ok(share < 5, `${share} % of the realistic scripts are refused`);
});

test('tricky snippets: the same commands', { skip }, (context) => {
  const comparisons = compare(tricky);
  const invalid = comparisons.filter((one) => one.invalid !== undefined);
  assert.deepEqual(invalid, [], 'bash accepts them all');
  assertSame(comparisons);
  const share = refusedShare(comparisons);
  context.diagnostic(`${comparisons.length} tricky snippets, of which we refuse ${share.toFixed(1)} %`);
  assert.ok(share < 20, `${share} % of the tricky snippets are refused`);
});

test('what bash refuses is refused', { skip }, () => {
  const comparisons = compare(wrong);
  const valid = comparisons.filter(({ invalid }) => invalid === undefined);
  assert.deepEqual(valid, [], 'bash refuses them all');
  const accepted = comparisons.filter(({ refused }) => refused === undefined);
  assert.deepEqual(
    accepted.map(({ script }) => script),
    [],
  );
});

fuzzTest('edited snippets: the same commands', { skip }, async (seed, context) => {
  const random = new Random(seed);
  const originals = [...(await realistic()), ...tricky];
  const scripts = Array.from({ length: perSeed }, (_, index) => {
    if (index % 6 === 5) return soup(random);
    const original =
      index % 6 === 4 ? originals[random.below(originals.length)] : tricky[random.below(tricky.length)];
    return edited(original ?? '', random, originals);
  });
  const comparisons = compare(scripts);
  assertSame(comparisons);
  const accepted = comparisons.filter(({ refused }) => refused === undefined).length;
  const share = refusedShare(comparisons);
  context.diagnostic(`${scripts.length} scripts, ${accepted} accepted by both`);
  context.diagnostic(`of those that bash accepts we refuse ${share.toFixed(1)} %`);
  assert.ok(accepted > scripts.length / 4, 'the edits leave too few scripts that we accept');
});
