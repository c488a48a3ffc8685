/** Get-Content, Set-Content, Add-Content, Out-File. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { concat, concatAll, derived, emptiness, show, textOf, type Value } from '../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { missing, readText, writeFile } from '../files/file-access.js';
import { fileText, lineText } from '../redirect/redirect.js';
import { report } from '../state/errors.js';
import { enumerate, type Items, isExact, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { linesOf } from '../values/lines.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { pathOf } from './path.js';
import { writeContent } from './write-content.js';

const getContent: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Path', 'LiteralPath', 'Raw', 'TotalCount', 'Encoding');
  const path = pathOf(call);
  const action = actionFor(state, bound, offset);
  return readText(machine, state, path, offset).chain((content, at): Paths<Items> => {
    confirmEncoding(call, content ?? []);
    if (content === undefined) return report<Items>(at, missing(path), action, []);
    if (isOn(bound, 'Raw')) return Paths.of(at, rawContent(content));
    return Paths.of(at, firstLines(call, content));
  });
};

/** An empty file gives nothing at all. */
function rawContent(content: Value): Items {
  const text = textOf(content);
  if (text === '') return [];
  return text === undefined ? [{ kind: 'output', text: content, single: true }] : [string(content)];
}

function firstLines(call: CmdletCall, content: Value): Items {
  const lines = linesOf(content);
  const count = call.bound.get('TotalCount');
  if (count === undefined) return lines;
  if (count.value.kind !== 'number' || count.value.value < 1) {
    throw new Refusal('KS3301', 'this -TotalCount is not modelled', count.offset);
  }
  if (isExact(lines)) return lines.slice(0, count.value.value);
  if (count.value.value !== 1) return [{ kind: 'output', text: content, single: false }];
  return [
    { kind: 'output', text: derived(content, 'first line', { characters: alphabets.line }), single: true },
  ];
}

function confirmEncoding(call: CmdletCall, content: Value): void {
  const encoding = textOfArgument(call.state, call.bound, 'Encoding');
  if (encoding === undefined) return;
  const name = textOf(encoding)?.toLowerCase();
  if (name === 'ascii') {
    // Every other character becomes a question mark.
    if (/^[\0-\x7f]*$/.test(textOf(content) ?? '\u0080')) return;
    throw new Refusal('KS3301', '-Encoding ascii of text that is not known to be ASCII', call.offset, 'utf8');
  }
  if (name !== 'utf8' && name !== 'utf8nobom') {
    throw new Refusal('KS3301', `-Encoding ${show(encoding)} is not modelled`, call.offset);
  }
}

/** Windows PowerShell has other default encodings, and a byte order mark with UTF-8. */
function noteEncoding(call: CmdletCall, content: Value): void {
  if (!call.machine.meetsWindowsPowerShell) return;
  const name = textOf(textOfArgument(call.state, call.bound, 'Encoding') ?? [])?.toLowerCase();
  const known = content.map((segment) => textOf([segment]) ?? '').join('');
  if (name === 'ascii' && /^[\0-\x7f]*$/.test(known)) return;
  if (name === '' && call.name !== 'Out-File' && /^[\0-\x7f]*$/.test(known)) return;
  call.machine.recorder.find(
    'KS2301',
    call.machine.source.place(call.offset),
    'Windows PowerShell writes this file in another encoding than PowerShell 7',
    { severity: 'warning', fix: '[IO.File]::WriteAllText' },
  );
}

function values(call: CmdletCall, parameter: string): readonly PowerShellObject[] {
  const given = call.bound.get(parameter);
  if (given !== undefined) return enumerate(given.value);
  return call.input ?? [];
}

function textOfValues(call: CmdletCall, parameter: string): Value {
  const items = values(call, parameter);
  if (!isOn(call.bound, 'NoNewline')) return fileText(call.machine, call.state, items, call.offset);
  if (!isExact(items))
    throw new Refusal('KS1003', 'lines whose number is not known, without line breaks', call.offset);
  return concatAll(items.map((item) => lineText(call.state, item, call.offset)));
}

/** Set-Content and Add-Content do not touch the file until something comes through the pipe. */
function somethingComes({ input }: CmdletCall): 'yes' | 'no' | 'maybe' {
  if (input === undefined) return 'yes';
  if (input.length === 0) return 'no';
  const certain = input.some((item) => isExact([item]) || nonEmpty(item));
  return certain ? 'yes' : 'maybe';
}

function nonEmpty(item: PowerShellObject): boolean {
  return item.kind === 'output' && emptiness(item.text) === 'nonempty';
}

function writing(parameter: string, append: (call: CmdletCall) => boolean): Cmdlet {
  return (call) => {
    const { bound, machine, state, offset } = call;
    confirmKnown(
      call.name,
      bound,
      'Path',
      'FilePath',
      'LiteralPath',
      parameter,
      'NoNewline',
      'Encoding',
      'Force',
      'Append',
    );
    const path = pathOf(call);
    const content = textOfValues(call, parameter);
    confirmEncoding(call, content);
    noteEncoding(call, content);
    if (append(call) && state.files.look(path).kind === 'foreign') {
      throw new Refusal('KS3105', `what ${show(path)} holds is not known`, offset);
    }
    const before = append(call) ? (state.files.read(path) ?? []) : [];
    const all = concat(before, content);
    if (call.name === 'Out-File') {
      return writeFile(machine, state, path, all, offset, 'cmdlet').map((): Items => []);
    }
    const comes = somethingComes(call);
    if (comes === 'no') return Paths.of(state, []);
    return writeContent(call, path, all, [], comes === 'yes');
  };
}

/** Out-File empties its file before anything comes through the pipe, which may come from there. */
export function emptyFile(call: CmdletCall): void {
  const { bound, state } = call;
  if (isOn(bound, 'Append')) return;
  const found = state.files.look(pathOf(call));
  if (found.kind === 'known' && found.file.kind === 'file')
    state.files.update({ ...found.file, content: [] });
}

export const contentCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Get-Content', getContent],
  ['Set-Content', writing('Value', () => false)],
  ['Add-Content', writing('Value', () => true)],
  ['Out-File', writing('InputObject', (call) => isOn(call.bound, 'Append'))],
]);
