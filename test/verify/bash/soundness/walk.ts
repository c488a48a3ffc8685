/** Whether a recorded run is one of the runs that a report foretells. */
import { inert } from '../../../../src/display.js';
import type { Call, FileReport } from '../../../../src/verify/report.js';
import type { RealRun, RecordedCall } from './sandbox.js';

/** The commands that the stand-ins record. */
const recorded: ReadonlySet<string> = new Set(['kubectl', 'curl']);

const nameOf = (argv: readonly string[]): string => (argv[0] ?? '').replace(/^.*\//, '');

/** Undefined where the run is foretold; else what is not. */
export function unforeseen(report: FileReport, run: RealRun): string | undefined {
  // A proxy in the background is recorded when it comes to it, or not at all before it is killed.
  for (const call of run.calls) {
    if (isProxy(call.argv) && !report.calls.some((foretold) => fits(foretold, call))) {
      return `a proxy that is not foretold: ${JSON.stringify(call)}`;
    }
  }
  const calls = run.calls.filter((call) => !isProxy(call.argv));
  const why = walk(report, calls, run);
  return why === undefined || ordersOf(report, calls).some((order) => walk(report, order, run) === undefined)
    ? undefined
    : why;
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

function walk(report: FileReport, calls: readonly RecordedCall[], run: RealRun): string | undefined {
  const byId = new Map(report.calls.map((call) => [call.id, call]));
  const next = new Map<number, number[]>();
  for (const call of report.calls) {
    for (const before of call.after) next.set(before, [...(next.get(before) ?? []), call.id]);
  }
  const silent = (id: number): boolean => {
    const call = byId.get(id);
    return call === undefined || !recorded.has(nameOf(call.argv)) || isProxy(call.argv);
  };
  const closure = (ids: Iterable<number>): Set<number> => {
    const reached = new Set(ids);
    for (const id of reached) for (const after of next.get(id) ?? []) if (silent(after)) reached.add(after);
    return reached;
  };
  let here = closure([0]);
  for (const [index, call] of calls.entries()) {
    const there = new Set<number>();
    for (const id of here) {
      for (const after of next.get(id) ?? []) {
        const foretold = byId.get(after);
        if (foretold !== undefined && !silent(after) && fits(foretold, call)) there.add(after);
      }
    }
    if (there.size === 0) return `call ${index + 1} is not foretold here: ${JSON.stringify(call)}`;
    here = closure(there);
  }
  if (run.cut) return undefined;
  const ends = report.ends.filter((end) => end.after.some((id) => here.has(id)));
  if (ends.length === 0) return `after ${calls.length} calls the script ends, which is not foretold`;
  if (!ends.some((end) => end.status === undefined || end.status === run.status)) {
    return `it ends with ${run.status}, and that is not foretold`;
  }
  return undefined;
}

function fits(foretold: Call, real: RecordedCall): boolean {
  if (nameOf(foretold.argv) !== real.argv[0] || foretold.argv.length !== real.argv.length) return false;
  if (!foretold.argv.slice(1).every((text, index) => like(text, real.argv[index + 1] ?? ''))) return false;
  return foretold.stdin === undefined || real.stdin === undefined || like(foretold.stdin, real.stdin);
}

const patterns = new Map<string, RegExp>();

/** A masked text stands for any; the rest has to be the same. */
function like(masked: string, real: string): boolean {
  if (masked === inert(real)) return true;
  if (!masked.includes('«')) return false;
  let pattern = patterns.get(masked);
  if (pattern === undefined) {
    const source = outerPlaceholders(masked)
      .map((part) => (part === undefined ? '[\\s\\S]*' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')))
      .join('');
    pattern = new RegExp(`^${source}$`);
    patterns.set(masked, pattern);
  }
  return pattern.test(inert(real));
}

/** The text between placeholders, which can hold others; undefined for each placeholder. */
function outerPlaceholders(masked: string): (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  let depth = 0;
  let text = '';
  for (const character of masked) {
    if (character === '«') {
      if (depth === 0) {
        parts.push(text, undefined);
        text = '';
      }
      depth += 1;
    } else if (character === '»' && depth > 0) depth -= 1;
    else if (depth === 0) text += character;
  }
  return [...parts, text];
}
