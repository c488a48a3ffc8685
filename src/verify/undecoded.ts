/** The report on a file whose characters are not known: nothing is proved of it. */
import type { Source } from '../files/encoding.js';
import type { FileReport, Shell } from './report.js';

/** A report with one finding, KS1002, which says what the file is and what to do about it. */
export function undecodedReport(file: string, shell: Shell, { problem, hint }: Source): FileReport {
  return {
    file,
    shell,
    verdict: 'not-proved',
    requests: [],
    writes: [],
    files: [],
    calls: [],
    decisions: [],
    ends: [],
    findings: [
      {
        code: 'KS1002',
        severity: 'error',
        line: 1,
        column: 1,
        message: `this file is ${problem}`,
        fix: hint,
        notProved: true,
        ignored: undefined,
      },
    ],
    accesses: [],
    assumptions: [],
  };
}
