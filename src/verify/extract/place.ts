/** Moves a report on an extracted script to where its text stands in the document. */
import type { FileReport, Place } from '../report.js';
import type { ExtractedScript } from './document.js';

/** The same report with the document's columns; lines are the same already. */
export function placed(report: FileReport, script: ExtractedScript): FileReport {
  const moved = <T extends Place>(entry: T): T => ({ ...entry, column: script.column(entry) });
  return {
    ...report,
    requests: report.requests.map(moved),
    writes: report.writes.map(moved),
    files: report.files.map(moved),
    calls: report.calls.map(moved),
    decisions: report.decisions.map(moved),
    findings: report.findings.map(moved),
  };
}
