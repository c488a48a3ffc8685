/** Findings of a bash script → how to mend those that have a safe way. */
import type { CommandArgument } from 'unbash';
import type { Finding } from '../verify/report.js';
import { quoted } from './bash-quoting.js';
import { type Spot, spotsIn } from './bash-tree.js';
import { headerOnStdin } from './curl-stdin.js';
import type { Edit } from './edit.js';
import { lineAt, offsetOf, type Repair, type Repairs } from './repair.js';

export const bashRepairs: Repairs = (text, findings) => {
  const spotAt = spotsIn(text);
  return findings.flatMap((finding) => {
    const offset = offsetOf(text, finding);
    const spot = offset === undefined ? undefined : spotAt(offset);
    if (offset === undefined || spot === undefined) return [];
    const repair = repairOf(text, finding, offset, spot);
    return repair === undefined ? [] : [repair];
  });
};

function repairOf(text: string, finding: Finding, offset: number, spot: Spot): Repair | undefined {
  const { command, word } = spot;
  const calls = { first: lineAt(text, command.pos), last: lineAt(text, command.end) };
  const others = (edits: readonly Edit[] | undefined): Repair | undefined =>
    edits === undefined ? undefined : { finding, offset, edits, calls };
  switch (finding.code) {
    case 'KS2101':
    case 'KS2102':
    case 'KS2103': {
      const edits = quoted(text, word, offset);
      return edits === undefined ? undefined : { finding, offset, edits, calls: undefined };
    }
    case 'KS3301':
      return others(finding.fix === 'put -- before it' ? endOfOptions(text, spot) : undefined);
    case 'KS5012':
      return others(noOtherCas(text, spot));
    case 'KS5101':
      return others(secretOffArguments(text, spot));
    default:
      return undefined;
  }
}

/** `--` before the first word that is no option for certain. */
function endOfOptions(text: string, { command, word }: Spot): readonly Edit[] {
  const first = command.args.find((one) => one === word || !text.slice(one.pos).startsWith('-')) ?? word;
  return [{ start: first.pos, end: first.pos, text: '-- ' }];
}

/** `--capath /dev/null` behind the file of `--cacert`: no CA is found there. */
function noOtherCas(text: string, { command, word }: Spot): readonly Edit[] | undefined {
  const args: readonly CommandArgument[] = command.args;
  const index = args.indexOf(word);
  if (args.some((one) => text.slice(one.pos, one.end) === '--capath')) return undefined;
  const file = args[index + 1];
  if (file === undefined || text.slice(word.pos, word.end) !== '--cacert') return undefined;
  return [{ start: file.end, end: file.end, text: ' --capath /dev/null' }];
}

/** The header of a curl call, from its argument list to its stdin. */
function secretOffArguments(text: string, { command, word, pipeline }: Spot): readonly Edit[] | undefined {
  if (command.name?.value !== 'curl') return undefined;
  if (pipeline !== undefined && pipeline[0] !== command) return undefined;
  if (command.redirects.some(readsStdin)) return undefined;
  const args: readonly CommandArgument[] = command.args;
  const index = args.indexOf(word);
  const source = (one: CommandArgument | undefined): string =>
    one === undefined ? '' : text.slice(one.pos, one.end);
  const found = headerOnStdin(args.map(source), index);
  const first = args[found?.from ?? -1];
  if (found === undefined || first === undefined) return undefined;
  return [
    { start: command.pos, end: command.pos, text: `printf '${found.format}\\n' ${found.value} | ` },
    { start: first.pos, end: word.end, text: found.option },
  ];
}

function readsStdin(redirect: Spot['command']['redirects'][number]): boolean {
  if (redirect.type !== 'Redirect') return true;
  return redirect.operator.startsWith('<');
}
