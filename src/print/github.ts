/** GitHub's workflow commands: each finding becomes an annotation on the line of a pull request. */
import { inert } from '../display.js';
import type { FileFindings, Rules, Severity } from '../finding.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

// actions/toolkit, packages/core/src/command.ts: what ends a command or one of its properties is percent-encoded.
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** `::error file=…,line=…,col=…,title=…::message` */
export function formatGithub(reports: readonly FileFindings[], rules: Rules): string {
  return reports
    .flatMap(({ file, findings }) =>
      findings.map(({ code, severity, line, column, message, fix, ignored }) => {
        const title = `${code}: ${rules[code]?.title ?? 'finding'}`;
        const text = [
          message,
          ...(fix === undefined ? [] : [`Fix: ${fix}`]),
          ...(ignored === undefined ? [] : [`Ignored: ${ignored}`]),
        ].map((line) => inert(line));
        const place = `file=${property(inert(file))},line=${line},col=${column},title=${property(title)}`;
        return `::${commands[severity]} ${place}::${data(text.join('\n'))}\n`;
      }),
    )
    .join('');
}
