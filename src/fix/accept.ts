/** Whether a mended script still does what it did. */
import type { Call, FileReport, Finding } from '../verify/report.js';
import { moved } from './edit.js';
import { offsetOf, type Repair } from './repair.js';

const verdicts: readonly FileReport['verdict'][] = ['nothing', 'proved', 'findings', 'not-proved'];

/** A dry run, and the text that it is of. */
export interface DryRun {
  readonly text: string;
  readonly report: FileReport;
}

/**
 * True where the findings are gone, nothing new is found, and every request, change and call that was foretold is
 * foretold still, but for the calls that the repairs are about. Where the dry run stopped at what was mended, the script
 * can do more than the report of it says; what it says has to stay.
 */
export function isAccepted(before: DryRun, after: DryRun, repairs: readonly Repair[]): boolean {
  return (
    verdicts.indexOf(after.report.verdict) <= verdicts.indexOf(before.report.verdict) &&
    repairs.every((repair) => isGone(repair, repairs, after)) &&
    keepsEffects(before.report, after.report, repairs) &&
    believesNoMore(before.report, after.report) &&
    keepsCalls(before.report, after.report, repairs) &&
    findsNothingNew(before.report, after.report)
  );
}

function isGone({ finding, offset }: Repair, repairs: readonly Repair[], after: DryRun): boolean {
  const now = moved(
    offset,
    repairs.flatMap(({ edits }) => edits),
  );
  return !after.report.findings.some(
    (other) => other.code === finding.code && placeOffset(after, other) === now,
  );
}

function placeOffset({ text, report }: DryRun, finding: Finding): number | undefined {
  const mark = report.shell === 'powershell' && text.startsWith('\ufeff') ? 1 : 0;
  const offset = offsetOf(text.slice(mark), finding);
  return offset === undefined ? undefined : offset + mark;
}

function keepsEffects(before: FileReport, after: FileReport, repairs: readonly Repair[]): boolean {
  // What a server's certificate is held against may become less, and nothing else.
  const narrows = repairs.some(({ finding }) => finding.code === 'KS5012');
  const effects = (report: FileReport): string[] => [
    ...report.requests.map(({ tls, ...request }) =>
      JSON.stringify({ ...request, tls: narrows ? tls.kind : tls, step: 0, proved: true, column: 0 }),
    ),
    ...report.writes.map((write) => JSON.stringify({ ...write, step: 0, proved: true, column: 0 })),
    ...report.files.map((file) => JSON.stringify({ ...file, step: 0, proved: true, column: 0 })),
  ];
  return keeps(effects(before), effects(after), sawAsMuch(before, after));
}

function believesNoMore(before: FileReport, after: FileReport): boolean {
  const sources = (report: FileReport): string[] =>
    report.requests.flatMap(({ tls }) => tls.trust.map((source) => JSON.stringify(source)));
  const known = new Set(sources(before));
  return before.verdict === 'not-proved' || sources(after).every((source) => known.has(source));
}

function keepsCalls(before: FileReport, after: FileReport, repairs: readonly Repair[]): boolean {
  const changes = ({ line }: Call): boolean =>
    repairs.some(({ calls }) => calls !== undefined && calls.first <= line && line <= calls.last);
  const calls = (report: FileReport): string[] =>
    report.calls
      .filter((call) => !changes(call))
      .map(({ line, argv, stdin, repeated }) => JSON.stringify([line, argv, stdin, repeated]));
  return keeps(calls(before), calls(after), sawAsMuch(before, after));
}

/** All that was is there, and, where `exactly`, nothing else. */
function keeps(before: readonly string[], after: readonly string[], exactly: boolean): boolean {
  const now = new Set(after);
  const then = new Set(before);
  return before.every((one) => now.has(one)) && (!exactly || after.every((one) => then.has(one)));
}

function findsNothingNew(before: FileReport, after: FileReport): boolean {
  const known = new Set(before.findings.map(keyOf));
  const added = after.findings.filter((finding) => !known.has(keyOf(finding)));
  if (sawAsMuch(before, after)) return added.every(({ severity }) => severity === 'info');
  // Behind the place where the dry run stopped there is more to find, but it must not stop any earlier.
  const firstStop = before.findings.find(({ notProved }) => notProved)?.line ?? 0;
  return added.every(
    (finding) =>
      !finding.notProved || (finding.line >= firstStop && !['KS1001', 'KS1005'].includes(finding.code)),
  );
}

/** Nothing comes to light by the repair: the first dry run stopped nowhere, or the second stops at the same places. */
function sawAsMuch(before: FileReport, after: FileReport): boolean {
  const stops = (report: FileReport): string =>
    report.findings
      .filter(({ notProved }) => notProved)
      .map(keyOf)
      .sort()
      .join('\n');
  return before.verdict !== 'not-proved' || stops(before) === stops(after);
}

const keyOf = ({ code, line, message }: Finding): string => `${code} ${line} ${message}`;
