/** One line for each finding, as gcc writes them: editors and CI systems know where to jump. */
import { inert } from '../display.js';
import type { FileFindings, Severity } from '../finding.js';

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** `file:line:column: error: message [KS5101] (fix: …)` */
export function formatGcc(reports: readonly FileFindings[]): string {
  return reports
    .flatMap(({ file, findings }) =>
      findings.map(({ code, severity, line, column, message, fix, ignored }) => {
        const fixed = fix === undefined ? '' : ` (fix: ${fix})`;
        const silenced = ignored === undefined ? '' : ` (ignored: ${ignored})`;
        return `${inert(`${file}:${line}:${column}: ${words[severity]}: ${message} [${code}]${fixed}${silenced}`)}\n`;
      }),
    )
    .join('');
}
