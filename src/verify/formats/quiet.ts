/** What `--quiet` leaves of reports: the findings that count, without what a script does. */
import type { Severity } from '../../finding.js';
import { countingIn, type FileReport } from '../report.js';

/** The reports with the findings that count. For people without what is sent and written, nor the files where all is well. */
export function quietReports(
  reports: readonly FileReport[],
  threshold: Severity,
  forPeople: boolean,
): readonly FileReport[] {
  const quiet = reports.map((report) => ({ ...report, findings: countingIn(report, threshold) }));
  if (!forPeople) return quiet;
  return quiet
    .filter(
      ({ findings, verdict }) => findings.length > 0 || verdict === 'not-proved' || verdict === 'nothing',
    )
    .map((report) => ({ ...report, requests: [], writes: [], files: [], assumptions: [] }));
}
