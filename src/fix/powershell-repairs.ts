/** Findings of a PowerShell script → how to mend those that have a safe way. */

import { PowerShellSyntaxRefusal } from '../verify/powershell/parse/refusal.js';
import type { Finding } from '../verify/report.js';
import { headerAsConfig } from './curl-config-text.js';
import type { Edit } from './edit.js';
import { quoted } from './powershell-quoting.js';
import { expressionOf, type Spot, spotsIn } from './powershell-tree.js';
import { lineAt, offsetOf, type Repair, type Repairs } from './repair.js';

export const powershellRepairs: Repairs = (text, findings) => {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const script = text.slice(mark);
  const spotAt = readable(script);
  return findings.flatMap((finding) => {
    const offset = offsetOf(script, finding);
    const spot = offset === undefined ? undefined : spotAt?.(offset);
    if (offset === undefined || spot === undefined) return [];
    const edits = editsFor(script, finding, spot);
    if (edits === undefined) return [];
    const { start, end } = spot.command.extent;
    const calls = { first: lineAt(script, start), last: lineAt(script, end) };
    const shifted = edits.map((edit) => ({ ...edit, start: edit.start + mark, end: edit.end + mark }));
    const repair: Repair = {
      finding,
      offset: offset + mark,
      edits: shifted,
      calls: finding.code.startsWith('KS21') ? undefined : calls,
    };
    return [repair];
  });
};

function readable(text: string): ((offset: number) => Spot | undefined) | undefined {
  try {
    return spotsIn(text);
  } catch (error) {
    if (error instanceof PowerShellSyntaxRefusal) return undefined;
    throw error;
  }
}

function editsFor(text: string, finding: Finding, spot: Spot): readonly Edit[] | undefined {
  const { element, command, pipeline, index } = spot;
  const { start, end } = element.extent;
  switch (finding.code) {
    case 'KS2102':
    case 'KS2103': {
      const argument = expressionOf(element);
      return argument === undefined || index === 0 ? undefined : quoted(text, argument);
    }
    case 'KS3112':
      if (index !== 0 || !/^(?:curl|wget)$/i.test(text.slice(start, end))) return undefined;
      return [{ start: end, end, text: '.exe' }];
    case 'KS3301': {
      if (finding.fix !== 'put -- before it') return undefined;
      const first = command.elements.slice(1).find((one) => !text.slice(one.extent.start).startsWith('-'));
      const at = Math.min(first?.extent.start ?? start, start);
      return [{ start: at, end: at, text: '-- ' }];
    }
    case 'KS5012': {
      const file = expressionOf(command.elements[index + 1]);
      const written = text.slice(command.extent.start, command.extent.end);
      if (file === undefined || text.slice(start, end) !== '--cacert') return undefined;
      if (written.includes('--capath')) return undefined;
      return [{ start: file.extent.end, end: file.extent.end, text: ' --capath /dev/null' }];
    }
    case 'KS5101': {
      if (pipeline.elements[0] !== command) return undefined;
      const config = headerAsConfig(text, command, index);
      if (config === undefined) return undefined;
      return [
        { start: command.extent.start, end: command.extent.start, text: `${config.text} | ` },
        { start: config.start, end, text: '--config -' },
      ];
    }
    default:
      return undefined;
  }
}
