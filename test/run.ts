/**
 * The test runner behind `npm test`: every compiled `*.test.js`, or those whose path holds one of the given words
 * (`node dist/test/run.js jsonpath`). `node --test` takes folders on Node 20 and patterns from 21 on, so the files
 * are found here. Skipped tests are listed at the end, and fail the run under REQUIRE_TOOLS.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const here = import.meta.dirname;
const words = process.argv.slice(2);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.js') && words.every((word) => name.includes(word)))
  .map((name) => join(here, name))
  .sort();
if (files.length === 0) {
  process.stderr.write(`no test file matches ${words.join(' ')}\n`);
  process.exit(1);
}

const skipped: string[] = [];
const stream = run({ files, concurrency: true });
stream.on('test:fail', (event) => {
  if (event.todo === undefined || event.todo === false) process.exitCode = 1;
});
stream.on('test:pass', (event) => {
  if (event.skip === undefined || event.skip === false) return;
  const reason = typeof event.skip === 'string' ? event.skip : 'no reason given';
  skipped.push(`${event.file === undefined ? '' : relative(here, event.file)}: ${event.name}: ${reason}`);
});
stream.on('end', () => {
  if (skipped.length === 0) return;
  process.stdout.write(`\nskipped:\n${skipped.map((line) => `  ${line}\n`).join('')}`);
  if (process.env.REQUIRE_TOOLS === '1') {
    process.stdout.write('REQUIRE_TOOLS=1: a skipped test is a failure\n');
    process.exitCode = 1;
  }
});
stream.compose(new spec()).pipe(process.stdout);
