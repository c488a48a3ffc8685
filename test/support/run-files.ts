/**
 * Runs test files, many of them in processes that they share, and twice as many processes side by side as there are cores. Skipped
 * tests are listed at the end, and fail the run under REQUIRE_TOOLS.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { processesOf } from './processes.js';
import type { TestFile } from './test-files.js';

/** Whether all of them passed, and came to their ends. */
export async function runFiles(files: readonly TestFile[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-tests-'));
  try {
    return await runIn(folder, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, files: readonly TestFile[]): Promise<boolean> {
  const skipped: string[] = [];
  const seconds = new Map<string, number>();
  let passed = true;

  // A third of the time a test waits: for a cluster, a terminal, a token that ends. Others use the processor meanwhile.
  const concurrency = 2 * availableParallelism();
  const stream = run({ files: processesOf(files, folder).map(({ entry }) => entry), concurrency });
  // A file is called by its compiled path where it has a process to itself, and is a suite of its name in one that it shares.
  const isOf = (name: string, { source, compiled }: TestFile): boolean =>
    name === compiled || name === source;
  stream.on('test:complete', ({ name, nesting, details }) => {
    const file = nesting === 0 ? files.find((one) => isOf(name, one)) : undefined;
    if (file !== undefined) seconds.set(file.source, details.duration_ms / 1000);
  });
  stream.on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) passed = false;
  });
  stream.on('test:pass', ({ skip, file, name }) => {
    if (skip === undefined || skip === false) return;
    const reason = typeof skip === 'string' ? skip : 'no reason given';
    const source = files.find(({ compiled }) => compiled === file)?.source;
    skipped.push(`${source === undefined ? '' : `${source}: `}${name}: ${reason}`);
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));

  const slow = [...seconds].sort(([, one], [, other]) => other - one).slice(0, 20);
  print(
    'what took longest',
    slow.map(([name, time]) => `${time.toFixed(1).padStart(8)} s  ${name}`),
  );
  if (skipped.length > 0) {
    print(
      'skipped',
      skipped.map((line) => `  ${line}`),
    );
    if (process.env.REQUIRE_TOOLS === '1') {
      process.stdout.write('REQUIRE_TOOLS=1: a skipped test is a failure\n');
      passed = false;
    }
  }
  // Its process ended before it did.
  const lost = files.filter(({ source }) => !seconds.has(source)).map(({ source }) => `  ${source}`);
  if (lost.length > 0) print('did not come to an end', lost);
  return passed && lost.length === 0;
}

function print(title: string, lines: readonly string[]): void {
  process.stdout.write(`\n${title}:\n${lines.map((line) => `${line}\n`).join('')}`);
}
