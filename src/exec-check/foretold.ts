/** Whether a recorded run is one of the runs that a report foretells. */
import type { Call, FileReport, Place } from '../verify/report.js';
import { fits } from './masked.js';
import type { RecordedCall, RecordedRun } from './recorded-run.js';
import { shownCall } from './shown-call.js';

/** Where a run leaves what the report foretells. */
export interface Disagreement extends Place {
  readonly message: string;
}

/** Commands that the stand-ins record, whatever the kubeconfigs have. */
const recordedAlways = ['kubectl', 'curl'];

const nameOf = (argv: readonly string[]): string => (argv[0] ?? '').replace(/^.*\//, '');

/**
 * Undefined where the run is foretold; else what is not, and where the report is at that point. `plugins`: the names of
 * other commands that were recorded.
 */
export function disagreement(
  report: FileReport,
  run: RecordedRun,
  plugins: readonly string[] = [],
): Disagreement | undefined {
  // A proxy in the background is recorded when it comes to it, or not at all before it is killed.
  for (const call of run.calls) {
    if (isProxy(call.argv) && !report.calls.some((foretold) => fits(foretold, call))) {
      return {
        line: 1,
        column: 1,
        message: `a proxy that is not foretold: ${shownCall(call.argv, call.stdin)}`,
      };
    }
  }
  return walk(
    report,
    run.calls.filter((call) => !isProxy(call.argv)),
    run,
    new Set([...recordedAlways, ...plugins]),
  );
}

const isProxy = (argv: readonly string[]): boolean => nameOf(argv) === 'kubectl' && argv.includes('proxy');

function walk(
  report: FileReport,
  calls: readonly RecordedCall[],
  run: RecordedRun,
  recorded: ReadonlySet<string>,
): Disagreement | undefined {
  const graph = graphOf(report, recorded);
  const step = (from: Iterable<number>, call: RecordedCall): Set<number> =>
    graph.closure(
      graph
        .recordedAfter(from)
        .filter((foretold) => fits(foretold, call))
        .map(({ id }) => id),
    );
  // Where the report can be before each call, and after the last one.
  const reached = [graph.closure([0]), ...calls.map(() => new Set<number>())];
  for (const [index, call] of calls.entries()) {
    const from = reached[index] ?? [];
    for (const id of step(from, call)) reached[index + 1]?.add(id);
    const next = calls[index + 1];
    if (next === undefined || !sideBySide(report, call, next)) continue;
    for (const id of step(step(from, next), call)) reached[index + 2]?.add(id);
  }
  const position = reached.findLastIndex((ids) => ids.size > 0);
  const here = reached[position] ?? new Set<number>();
  const call = calls[position];
  if (call !== undefined) {
    const next = graph.recordedAfter(here);
    return { ...placeOf(next[0] ?? lastOf(report, here)), message: differs(position + 1, call, next) };
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

/** Both sides: what was called, and what could have been. */
function differs(position: number, call: RecordedCall, next: readonly Call[]): string {
  const [first, ...others] = next;
  // What it reads is shown where that is the difference.
  const same = first !== undefined && fits({ ...first, stdin: undefined }, call);
  const real = shownCall(call.argv, same ? call.stdin : undefined);
  if (first === undefined) return `call ${position} is not foretold: ${real}; nothing more is called there`;
  const foretold = shownCall(first.argv, same ? first.stdin : undefined);
  const also = others.length === 0 ? '' : ` or ${others.length} more`;
  return `call ${position} is not foretold here: ${real}; foretold: ${foretold}${also}`;
}

/** Two commands of one pipeline run at the same time: either may be recorded first. */
function sideBySide(report: FileReport, one: RecordedCall, other: RecordedCall): boolean {
  const linesOf = (call: RecordedCall): number[] =>
    report.calls.filter((foretold) => fits(foretold, call)).map(({ line }) => line);
  const lines = linesOf(other);
  return linesOf(one).some((line) => lines.includes(line));
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

function graphOf(report: FileReport, recorded: ReadonlySet<string>): Graph {
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
    recordedAfter(ids) {
      const after = new Set([...ids].flatMap((id) => next.get(id) ?? []));
      return [...after].filter((call) => !silent(call));
    },
  };
}
