/** Whether a recorded run is one of the runs that a report foretells. */
import { inert } from '../display.js';
import type { Call, FileReport, Place } from '../verify/report.js';
import { fits } from './masked.js';
import type { RecordedCall, RecordedRun } from './recorded-run.js';

/** Where a run leaves what the report foretells. */
export interface Disagreement extends Place {
  readonly message: string;
}

/** The commands that the stand-ins record. */
const recorded: ReadonlySet<string> = new Set(['kubectl', 'curl']);

const nameOf = (argv: readonly string[]): string => (argv[0] ?? '').replace(/^.*\//, '');

/** Undefined where the run is foretold; else what is not, and where the report is at that point. */
export function disagreement(report: FileReport, run: RecordedRun): Disagreement | undefined {
  // A proxy in the background is recorded when it comes to it, or not at all before it is killed.
  for (const call of run.calls) {
    if (isProxy(call.argv) && !report.calls.some((foretold) => fits(foretold, call))) {
      return { line: 1, column: 1, message: `a proxy that is not foretold: ${written(call)}` };
    }
  }
  const calls = run.calls.filter((call) => !isProxy(call.argv));
  const found = walk(report, calls, run);
  if (found === undefined) return undefined;
  return ordersOf(report, calls).some((order) => walk(report, order, run) === undefined) ? undefined : found;
}

/** The same, in words. */
export function unforeseen(report: FileReport, run: RecordedRun): string | undefined {
  return disagreement(report, run)?.message;
}

function written({ argv, stdin }: RecordedCall): string {
  return inert(JSON.stringify(stdin === undefined ? argv : { argv, stdin }));
}

/** Two commands of one pipeline run side by side: either may be recorded first. */
function ordersOf(report: FileReport, calls: readonly RecordedCall[]): RecordedCall[][] {
  const linesOf = (call: RecordedCall): number[] =>
    report.calls.filter((foretold) => fits(foretold, call)).map(({ line }) => line);
  return calls.flatMap((call, index) => {
    const next = calls[index + 1];
    if (next === undefined) return [];
    const lines = linesOf(next);
    if (!linesOf(call).some((line) => lines.includes(line))) return [];
    return [[...calls.slice(0, index), next, call, ...calls.slice(index + 2)]];
  });
}

const isProxy = (argv: readonly string[]): boolean => nameOf(argv) === 'kubectl' && argv.includes('proxy');

function walk(
  report: FileReport,
  calls: readonly RecordedCall[],
  run: RecordedRun,
): Disagreement | undefined {
  const graph = graphOf(report);
  let here = graph.closure([0]);
  for (const [index, call] of calls.entries()) {
    const next = graph.recordedAfter(here);
    const there = next.filter((foretold) => fits(foretold, call)).map(({ id }) => id);
    if (there.length === 0) {
      const message = `call ${index + 1} is not foretold here: ${written(call)}`;
      return { ...placeOf(next[0] ?? lastOf(report, here)), message };
    }
    here = graph.closure(there);
  }
  if (run.cut) return undefined;
  const ends = report.ends.filter((end) => end.after.some((id) => here.has(id)));
  const place = placeOf(lastOf(report, here));
  if (ends.length === 0) {
    return { ...place, message: `after ${calls.length} calls the script ends, which is not foretold` };
  }
  if (!ends.some((end) => end.status === undefined || end.status === run.status)) {
    return { ...place, message: `it ends with ${run.status}, and that is not foretold` };
  }
  return undefined;
}

const placeOf = (call: Call | undefined): Place => ({ line: call?.line ?? 1, column: call?.column ?? 1 });

const lastOf = (report: FileReport, ids: ReadonlySet<number>): Call | undefined =>
  report.calls.findLast(({ id }) => ids.has(id));

/** What can come after what. */
interface Graph {
  /** These, and what can come after them without being recorded. */
  closure(ids: Iterable<number>): Set<number>;
  /** The calls that are recorded next. */
  recordedAfter(ids: Iterable<number>): readonly Call[];
}

function graphOf(report: FileReport): Graph {
  const next = new Map<number, Call[]>();
  for (const call of report.calls) {
    for (const before of call.after) next.set(before, [...(next.get(before) ?? []), call]);
  }
  const silent = ({ argv }: Call): boolean => !recorded.has(nameOf(argv)) || isProxy(argv);
  return {
    closure(ids) {
      const reached = new Set(ids);
      for (const id of reached)
        for (const after of next.get(id) ?? []) if (silent(after)) reached.add(after.id);
      return reached;
    },
    recordedAfter: (ids) => [...ids].flatMap((id) => (next.get(id) ?? []).filter((after) => !silent(after))),
  };
}
