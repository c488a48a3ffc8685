/**
 * The test runner behind `npm test`: every compiled test file, or those whose path (`test/jsonpath/parse.test.ts`) holds
 * each of the given words. `node --test` takes folders on Node 20 and patterns from 21 on, so the files are found here.
 * Twice as many run side by side as there are cores, the slowest first. Skipped tests are listed at the end, and fail the run
 * under REQUIRE_TOOLS.
 */
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { testFiles } from './support/test-files.js';

/** What takes longest in the full suite, and so begins first: at the end no core waits for another. */
const slowest = [
  'verify/powershell/soundness',
  'e2e/seed',
  'verify/bash/soundness',
  'verify/powershell/against-pwsh',
  'e2e/failures',
  'render/hostile',
  'generate/random-kubeconfigs',
  'hostile/server',
  'render/paste',
  'verify/false-alarms',
  'commands/pathological',
  'jsonpath/differential',
  'commands/canaries',
];

const words = process.argv.slice(2);
const found = testFiles().filter(({ source }) => words.every((word) => source.includes(word)));
if (found.length === 0) {
  process.stderr.write(`no test file has all of this in its path: ${words.join(' ')}\n`);
  process.exit(1);
}
const rank = (source: string): number => {
  const index = slowest.findIndex((part) => source.includes(part));
  return index === -1 ? slowest.length : index;
};
const files = found.toSorted((one, other) => rank(one.source) - rank(other.source));

const skipped: string[] = [];
const seconds = new Map<string, number>();

// A third of the time a test waits: for a cluster, a terminal, a token that ends. Others use the processor meanwhile.
const concurrency = 2 * availableParallelism();
const stream = run({ files: files.map(({ compiled }) => compiled), concurrency });
stream.on('test:complete', (event) => {
  const file = files.find(({ compiled }) => compiled === event.name);
  if (file !== undefined) seconds.set(file.source, event.details.duration_ms / 1000);
});
stream.on('test:fail', (event) => {
  if (event.todo === undefined || event.todo === false) process.exitCode = 1;
});
stream.on('test:pass', (event) => {
  if (event.skip === undefined || event.skip === false) return;
  const reason = typeof event.skip === 'string' ? event.skip : 'no reason given';
  const file = files.find(({ compiled }) => compiled === event.file);
  skipped.push(`${file === undefined ? '' : `${file.source}: `}${event.name}: ${reason}`);
});
stream.on('end', () => {
  const slow = [...seconds].sort(([, one], [, other]) => other - one).slice(0, 20);
  const rows = slow.map(([name, time]) => `${time.toFixed(1).padStart(8)} s  ${name}\n`);
  process.stdout.write(`\nwhat took longest:\n${rows.join('')}`);
  if (skipped.length === 0) return;
  process.stdout.write(`\nskipped:\n${skipped.map((line) => `  ${line}\n`).join('')}`);
  if (process.env.REQUIRE_TOOLS === '1') {
    process.stdout.write('REQUIRE_TOOLS=1: a skipped test is a failure\n');
    process.exitCode = 1;
  }
});
stream.compose(new spec()).pipe(process.stdout);
