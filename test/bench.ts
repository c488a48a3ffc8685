/**
 * `npm run bench`: whole commands, as ratios to `node -e 0` and, where kubectl is on PATH, to kubectl doing the same.
 * `--write` records them in test/bench/measured.md; `--check` fails where one is 25 % worse than recorded, twice.
 * BENCH_ROUNDS pairs are measured (15; of what takes long a third), and a fleet of BENCH_FLEET contexts (1,000; 0: none).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fleet } from './bench/fleet.js';
import { median, pairs, peakMemory, timed } from './bench/measure.js';
import { npx } from './bench/npx.js';
import { type Row, rowsIn } from './bench/rows.js';
import { type Measured, ratiosIn, tableOf, worse } from './bench/table.js';
import { root } from './support/paths.js';
import { findProgram } from './support/tools.js';

const record = join(root, 'test/bench/measured.md');
const rounds = Number(process.env.BENCH_ROUNDS ?? 15);
const contexts = Number(process.env.BENCH_FLEET ?? 1000);
const asked = process.argv.slice(2);

function measured(row: Row): Measured {
  const result = measure(row);
  // All of it takes long: who waits sees that it goes on.
  process.stderr.write(`${row.what}: ${result.wall?.toFixed(2) ?? ''} (CPU ${result.ratio.toFixed(2)})\n`);
  return result;
}

function measure({ what, beside, atMost, measures, command, peer, share }: Row): Measured {
  const times = Math.max(1, Math.round(rounds * share));
  if (measures === 'peak memory') {
    const ratios = pairs(peakMemory, command, peer, times).map(([own, other]) => own / other);
    return { what, beside, atMost, wall: undefined, ratio: median(ratios) };
  }
  const took = pairs(timed, command, peer, times);
  const wall = median(took.map(([own, other]) => own.wall / other.wall));
  return { what, beside, atMost, wall, ratio: median(took.map(([own, other]) => own.cpu / other.cpu)) };
}

/** Where it was measured, and whether others were at work there. */
function machine(load: number): string {
  const kubectl =
    findProgram('kubectl') === undefined
      ? 'no kubectl'
      : `kubectl ${/v[\d.]+/.exec(execFileSync('kubectl', ['version', '--client'], { encoding: 'utf8' }))?.[0]}`;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const processors = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  const quiet =
    load < 0.5
      ? 'The machine was quiet.'
      : `The machine was not quiet (a load of ${load.toFixed(1)} at the beginning): wall times say little here, CPU times do.`;
  return `${process.platform} ${process.arch}, ${processors}, ${gigabytes} GiB; Node ${process.version}, ${kubectl}. ${quiet}`;
}

/** Prints why rows are worse than recorded, of those that are so when they are measured again, too. */
function check(all: readonly Measured[], again: ReadonlyMap<Measured, Row>): boolean {
  const recorded = ratiosIn(existsSync(record) ? readFileSync(record, 'utf8') : '');
  const faults = all.flatMap((one) => {
    const row = again.get(one);
    const fault = worse(one, recorded);
    return fault === undefined ? [] : [row === undefined ? fault : worse(measured(row), recorded)];
  });
  const said = faults.filter((fault) => fault !== undefined);
  process.stdout.write(
    said.length === 0 ? '\nnothing is 25 % worse than recorded\n' : `\n${said.join('\n')}\n`,
  );
  return said.length === 0;
}

const unknown = asked.find((word) => !['--check', '--write'].includes(word));
if (unknown !== undefined) throw new Error(`no option of the bench: ${unknown} (--check, --write)`);
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-bench-'));
try {
  const where = machine(loadavg()[0] ?? 0);
  const again = new Map(rowsIn(folder).map((row) => [measured(row), row] as const));
  const many = contexts > 0 ? fleet(folder, contexts) : { rows: [], words: '' };
  const cold = await npx(folder, Math.max(1, Math.round(rounds / 3)));
  const all = [...again.keys(), ...many.rows, cold.row];
  const table = tableOf(all);
  const words = `${many.words}${many.words === '' ? '' : '\n'}${cold.words}`;
  process.stdout.write(`${table}\n${words}`);
  if (asked.includes('--write'))
    writeFileSync(
      record,
      `# How fast\n\nWhole processes in turn with what stands beside them; medians of the ratios of ${rounds} pairs (of what takes long, a third of\nthem). What is to hold at most is wall time on a quiet machine; \`--check\` compares CPU time, and memory. Only PATH, HOME and KUBECONFIG are in their environment. Written by \`npm run bench -- --write\`; \`npm run bench -- --check\` fails where one is 25 % worse.\n\n${where}\n\n${table}\n${words}`,
    );
  if (asked.includes('--check') && !check(all, again)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
