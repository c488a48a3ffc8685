/** One line for each finding, as gcc writes them: editors and CI systems know where to jump. */
import { inert } from '../../display.js';
import type { FileReport, Severity } from '../report.js';

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** `file:line:column: error: message [KS5101] (fix: …)` */
export function formatGcc(reports: readonly FileReport[]): string {
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
