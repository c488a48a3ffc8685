/** One finding for people, on one line. */
import { inert } from '../display.js';
import type { Finding } from '../finding.js';
import type { Paint } from './colors.js';

/** `file:line:column: error: message [KS5101]  fix: …`; the file is the caller's, and inert already. */
export function findingLine(file: string, finding: Finding, paint: Paint): string {
  const { code, severity, line, column, message, fix, ignored } = finding;
  const word = ignored === undefined ? severity : `ignored (${ignored})`;
  const shown = paint(severity, inert(word));
  const mended = fix === undefined ? '' : `  fix: ${inert(fix)}`;
  return `${file}:${line}:${column}: ${shown}: ${inert(message)} [${code}]${mended}`;
}
