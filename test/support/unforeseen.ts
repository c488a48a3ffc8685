/** What a recorded run does that a report does not foretell, in words; undefined where all of it is foretold. */
import { disagreement } from '../../src/exec-check/foretold.js';
import type { RecordedRun } from '../../src/exec-check/recorded-run.js';
import type { FileReport } from '../../src/verify/report.js';

export function unforeseen(report: FileReport, run: RecordedRun): string | undefined {
  return disagreement(report, run)?.message;
}
