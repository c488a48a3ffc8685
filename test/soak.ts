/**
 * `npm run soak -- --minutes N [WORD …]`: the fuzz tests (of the files whose path holds each word) with a fresh seed each,
 * one file after the other and round again, until the time is up; the one that runs then comes to its end. What fails is
 * shown with the command that repeats it.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type TestFile, testFiles } from './support/test-files.js';

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const minutes = Number(values.minutes);
const end = performance.now() + minutes * 60_000;
const queue = testFiles().filter(
  ({ source, compiled }) =>
    readFileSync(compiled, 'utf8').includes('fuzzTest(') &&
    positionals.every((word) => source.includes(word)),
);
if (!(minutes > 0) || queue.length === 0) {
  process.stderr.write(
    'usage: npm run soak -- --minutes N [WORD …], where each word is part of a path of a fuzz test\n',
  );
  process.exit(3);
}

/** Runs the fuzz tests of a file, and no others. */
function soak({ compiled }: TestFile, seed: number) {
  const args = ['--test', '--test-reporter=tap', `--test-name-pattern=, seed ${seed}$`, compiled];
  const env = { ...process.env, SUITE: 'full', FUZZ_SEED: String(seed) };
  const { status, stdout } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const count = (what: string): number =>
    Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(stdout)?.[1] ?? 0);
  return { failed: status !== 0, ran: count('pass') + count('fail') > 0, stdout };
}

const failures: string[] = [];
for (let file = queue.shift(); file !== undefined && performance.now() < end; file = queue.shift()) {
  const seed = randomInt(2 ** 32);
  const count = process.env.FUZZ_COUNT === undefined ? '' : ` FUZZ_COUNT=${process.env.FUZZ_COUNT}`;
  const repeat = `SUITE=full FUZZ_SEED=${seed}${count} npm test -- ${file.source}`;
  const began = performance.now();
  const { failed, ran, stdout } = soak(file, seed);
  const verdict = failed ? 'FAILED' : ran ? 'passed' : 'skipped';
  process.stdout.write(`${verdict} in ${((performance.now() - began) / 1000).toFixed(0)} s: ${repeat}\n`);
  if (failed) {
    failures.push(repeat);
    process.stdout.write(stdout);
  }
  if (ran || failed) queue.push(file);
}
process.stdout.write(`${failures.length} failed\n${failures.map((repeat) => `  ${repeat}\n`).join('')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
