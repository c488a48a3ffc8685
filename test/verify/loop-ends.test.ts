/**
 * Whether a loop ends by what it counts, if what it waits for never comes: asked of the real shells, in which each of
 * these loops waits in vain.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Counter, roundsAlike } from '../../src/verify/run/counter.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';
import { needs } from '../support/tools.js';
import { dryRunOf } from './dry-run.js';

/** A loop that counts: `n` begins somewhere, goes up or down, and some of its values do something. */
interface Counting {
  readonly begin: number;
  readonly step: number;
  readonly checks: readonly (readonly [operator: string, limit: number, does: 'stop' | 'restart' | 'mark'])[];
  /** Added behind the checks. */
  readonly again?: number;
  /** Behind a mark, the loop stops. */
  readonly marked: boolean;
}

/** Waits in vain so often: the loop is taken for endless. No loop of these tests that ends takes as long. */
const inVain = 1_000;

const signed = (number: number): string => `${number < 0 ? '-' : '+'} ${Math.abs(number)}`;

const bashText = ({ begin, step, checks, again, marked }: Counting): string => {
  const does = { stop: 'exit 3', restart: `n=${begin}`, mark: 'm=1' };
  return [
    'set -eu',
    `n=${begin}`,
    'm=0',
    'until kubectl get pods --context=lab; do',
    `  n=$((n ${signed(step)}))`,
    ...checks.map(([operator, limit, what]) => `  if [ "$n" -${operator} ${limit} ]; then ${does[what]}; fi`),
    ...(again === undefined ? [] : [`  n=$((n ${signed(again)}))`]),
    ...(marked ? ['  if [ "$m" -eq 1 ]; then exit 4; fi'] : []),
    'done',
  ].join('\n');
};

const powershellText = ({ begin, step, checks, again, marked }: Counting): string => {
  const does = { stop: `throw 'stop'`, restart: `$n = ${begin}`, mark: '$m = 1' };
  return [
    `$n = ${begin}`,
    '$m = 0',
    'while ($true) {',
    '    & kubectl get pods --context=lab',
    '    if ($LASTEXITCODE -eq 0) { break }',
    `    $n = $n ${signed(step)}`,
    ...checks.map(([operator, limit, what]) => `    if ($n -${operator} ${limit}) { ${does[what]} }`),
    ...(again === undefined ? [] : [`    $n = $n ${signed(again)}`]),
    ...(marked ? [`    if ($m -eq 1) { throw 'marked' }`] : []),
    '}',
  ].join('\n');
};

/** Which of the scripts real bash ends. */
function endInBash(scripts: readonly string[]): boolean[] {
  const kubectl = `kubectl() { waits=$((waits + 1)); [ "$waits" -lt ${inVain} ] || exit 77; return 1; }`;
  const runs = scripts.map((script) => `(\nwaits=0\n${kubectl}\n${script}\n)\necho "$?"`);
  const { stdout, stderr } = spawnSync('bash', { input: runs.join('\n'), encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout
    .trim()
    .split('\n')
    .map((status) => status !== '77');
}

/** Which of the scripts real PowerShell ends. */
function endInPowerShell(scripts: readonly string[]): boolean[] {
  const kubectl = `function kubectl { $global:LASTEXITCODE = 1; $global:waits++; if ($global:waits -ge ${inVain}) { throw 'endless' } }`;
  const runs = scripts.map(
    (script) => `$global:waits = 0\ntry { & {\n${script}\n}; 'left' } catch { [string]$_ }`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-loops-'));
  const file = join(folder, 'loops.ps1');
  writeFileSync(file, [kubectl, ...runs].join('\n'));
  const { stdout, stderr } = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  assert.equal(stderr, '');
  return stdout
    .trim()
    .split('\n')
    .map((said) => said !== 'endless');
}

/** Whether each of them is said to end; undefined where it is not proved, as it takes too many rounds. */
async function foretoldEnds(
  shell: 'bash' | 'powershell',
  scripts: readonly string[],
): Promise<(boolean | undefined)[]> {
  const ends: (boolean | undefined)[] = [];
  for (const script of scripts) {
    const { findings } = await dryRunOf(shell, script);
    const codes = findings.map(({ code }) => code);
    ends.push(codes.includes('KS1003') ? undefined : !codes.includes('KS3108'));
  }
  return ends;
}

async function holdToTheShells(loops: readonly Counting[]): Promise<void> {
  await holdTo('bash', loops.map(bashText), endInBash);
  await holdTo('powershell', loops.map(powershellText), endInPowerShell);
}

async function holdTo(
  shell: 'bash' | 'powershell',
  scripts: readonly string[],
  endIn: (scripts: readonly string[]) => readonly boolean[],
): Promise<void> {
  const [real, foretold] = [endIn(scripts), await foretoldEnds(shell, scripts)];
  const judged = scripts.filter((_, index) => foretold[index] !== undefined);
  assert.deepEqual(new Set(real), new Set([true, false]), 'loops of both kinds');
  assert.ok(judged.length > scripts.length * 0.8, `${judged.length} of ${scripts.length} are proved`);
  for (const [index, script] of scripts.entries())
    if (foretold[index] !== undefined) assert.equal(foretold[index], real[index], script);
}

const skip = needs('bash', 'pwsh');

test('a loop that a counter ends, and one that only looks like it', { skip }, () =>
  holdToTheShells([
    { begin: 0, step: 1, checks: [['ge', 60, 'stop']], marked: false },
    { begin: 0, step: 1, checks: [['eq', 60, 'stop']], marked: false },
    { begin: 60, step: -1, checks: [['le', 0, 'stop']], marked: false },
    { begin: 0, step: 7, checks: [['eq', 60, 'stop']], marked: false },
    { begin: 0, step: 0, checks: [['ge', 60, 'stop']], marked: false },
    { begin: 0, step: -1, checks: [['ge', 60, 'stop']], marked: false },
    {
      begin: 0,
      step: 1,
      checks: [
        ['ge', 3, 'restart'],
        ['ge', 60, 'stop'],
      ],
      marked: false,
    },
    { begin: 0, step: 1, checks: [['ge', 30, 'restart']], marked: false },
    {
      begin: 0,
      step: 1,
      checks: [
        ['eq', 20, 'mark'],
        ['eq', 40, 'restart'],
      ],
      marked: true,
    },
    { begin: 0, step: 1, checks: [['eq', 40, 'mark']], marked: false },
  ]),
);

fuzzTest('random loops that count', { skip }, async (seed) => {
  const random = new Random(seed);
  const loops = Array.from({ length: fuzzCount({ quick: 15, full: 200, every: 2_000 }) }, (): Counting => {
    const checks = Array.from(
      { length: 1 + random.below(3) },
      () =>
        [
          random.pick(['eq', 'eq', 'ge', 'gt', 'le', 'lt', 'ne']),
          random.below(150) - 30,
          random.pick<'stop' | 'restart' | 'mark'>(['stop', 'restart', 'restart', 'mark']),
        ] as const,
    );
    const step = random.pick([1, 1, 2, 3, 7, -1, -2, 0]);
    const again = random.chance(0.3) ? { again: random.pick([1, 4, -1, -5]) } : {};
    return { begin: random.below(60) - 10, step, checks, ...again, marked: random.chance(0.5) };
  });
  await holdToTheShells(loops);
});

const counter = (old: number, now: number, ...limits: number[]): Counter<unknown> => ({
  name: 'n',
  old,
  now,
  limits,
  put: () => undefined,
});

test('so many rounds are alike as none comes to a number that is compared with', () => {
  const rows: readonly (readonly [before: Counter<unknown>[], last: Counter<unknown>[], alike: number])[] = [
    [[counter(0, 1, 30)], [counter(1, 2, 30)], 27],
    [[counter(0, 7, 30)], [counter(7, 14, 30)], 2],
    [[counter(30, 29, 0)], [counter(29, 28, 0)], 27],
    [[counter(0, 1, 30, 9)], [counter(1, 2, 30, 9)], 6],
    [[counter(0, 1, 2)], [counter(1, 2, 2)], 0],
    [[counter(0, 1, 1)], [counter(1, 2, 1)], 0],
    [[counter(0, 1, 0)], [counter(1, 2, 0)], Number.POSITIVE_INFINITY],
    [[counter(0, 1, 30)], [counter(1, 3, 30)], 0],
    [[], [counter(1, 3, 30)], 0],
    [[counter(1, 3, 30)], [], 0],
    [[], [], Number.POSITIVE_INFINITY],
  ];
  for (const [before, last, alike] of rows)
    assert.equal(roundsAlike(before, last), alike, JSON.stringify([before, last]));
});
