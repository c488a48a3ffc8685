/** Start-Process and Stop-Process, for commands beside the script. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { concat, concatAll, freshId, literal, show, textOf, unknown, type Value } from '../../value.js';
import { actionFor, confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { writeFile } from '../files/file-access.js';
import { runTool, toolName } from '../programs/tool-call.js';
import { failed, report } from '../state/errors.js';
import { branch } from '../state/machine.js';
import { enumerate, type Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { toText } from '../values/text.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';

const startProcess: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(
    call.name,
    bound,
    'FilePath',
    'ArgumentList',
    'PassThru',
    'NoNewWindow',
    'RedirectStandardOutput',
    'RedirectStandardError',
  );
  const program = textOf(textOfArgument(state, bound, 'FilePath') ?? []);
  if (program === undefined || toolName(program) === undefined) {
    throw new Refusal('KS3102', 'Start-Process of this program is not modelled', offset);
  }
  const list = bound.get('ArgumentList');
  const line = list === undefined ? [] : commandLine(call, list.value, list.offset);
  const argv = splitCommandLine(line, list?.offset ?? offset);
  const output = textOfArgument(state, bound, 'RedirectStandardOutput');
  const native = {
    program,
    arguments: argv.map((value) => ({ value, offset: list?.offset ?? offset })),
    offset,
    input: undefined,
    visible: output === undefined,
  };
  const result = runTool(machine, state, native, { kind: 'inherited' });
  if (result.endless !== true)
    throw new Refusal('KS3109', `${program} beside the script, where it is not known when it ends`, offset);
  const process: Items = isOn(bound, 'PassThru') ? [{ kind: 'process', id: freshId(), what: program }] : [];
  return redirectTo(call, output, result.stdout)
    .chain((_done, at) =>
      redirectTo({ ...call, state: at }, textOfArgument(at, bound, 'RedirectStandardError'), result.stderr),
    )
    .map(() => process);
};

/** `-ArgumentList`: the elements of an array with a blank between them, without quotes. */
function commandLine(call: CmdletCall, object: Parameters<typeof enumerate>[0], offset: number): Value {
  const parts = enumerate(object).map((item) => {
    if (item.kind === 'array' || item.kind === 'output')
      throw new Refusal('KS1003', 'these arguments of Start-Process', offset);
    return toText(call.state, item, offset);
  });
  return concatAll(parts.flatMap((part, index) => (index === 0 ? [part] : [literal(' '), part])));
}

/** A command line cut into arguments, as .NET does it: at white space outside of double quotes. */
function splitCommandLine(line: Value, offset: number): readonly Value[] {
  const argv: Value[] = [];
  let current: Value | undefined;
  let quoted = false;
  // A backslash stands for itself, unless a double quote follows it (CommandLineToArgvW, which .NET keeps on Unix too).
  if (/\\"/.test(line.map((segment) => textOf([segment]) ?? '«»').join('')))
    throw new Refusal(
      'KS1003',
      'a backslash before a double quote in the arguments of Start-Process',
      offset,
    );
  for (const segment of line) {
    const text = textOf([segment]);
    if (text === undefined) {
      const quiet = 'characters' in segment && segment.characters.isSurelyWithin(alphabets.word);
      const own = segment.kind === 'unknown' && segment.temporary === true && quoted;
      if (!quiet && !own)
        throw new Refusal('KS2102', `${show([segment])} may be split into several arguments`, offset);
      if (!quoted && !('nonEmpty' in segment && segment.nonEmpty) && current === undefined) {
        throw new Refusal('KS2102', `${show([segment])} may be no argument at all`, offset);
      }
      current = concat(current ?? [], [segment]);
      continue;
    }
    for (const one of text) {
      if (one === '"') {
        // Two in a row inside of quotes are one that stays.
        current ??= [];
        quoted = !quoted;
      } else if (!quoted && /\s/.test(one)) {
        if (current !== undefined) argv.push(current);
        current = undefined;
      } else current = concat(current ?? [], [{ ...segment, text: one } as Value[number]]);
    }
  }
  if (quoted || textOf(line)?.includes('""') === true)
    throw new Refusal('KS1003', 'these double quotes in the arguments of Start-Process', offset);
  if (current !== undefined) argv.push(current);
  return argv.map(joinPieces);
}

/** Neighbouring pieces of one value of the kubeconfig become one again. */
function joinPieces(value: Value): Value {
  const joined: Value[number][] = [];
  for (const segment of value) {
    const last = joined.at(-1);
    if (segment.kind === 'kubeconfig' && last?.kind === 'kubeconfig' && last.path === segment.path) {
      joined[joined.length - 1] = { ...last, text: last.text + segment.text };
    } else joined.push(segment);
  }
  return joined;
}

function redirectTo(call: CmdletCall, path: Value | undefined, content: Value | undefined): Paths<true> {
  const { machine, state, offset } = call;
  if (path === undefined) return Paths.of(state, true);
  // It is there from now on; what is in it at any moment later is not known.
  return writeFile(machine, state, path, content ?? unknown('messages of the process'), offset, 'cmdlet');
}

const stopProcess: Cmdlet = (call) => {
  const { bound, machine, state, offset } = call;
  confirmKnown(call.name, bound, 'Id', 'InputObject', 'Force');
  const given = bound.get('Id') ?? bound.get('InputObject');
  if (given === undefined || bound.has('Id') === bound.has('InputObject')) {
    throw new Refusal('KS3302', 'Stop-Process needs a process', offset);
  }
  const { value } = given;
  const shown = value.kind === 'process' ? value.what : ownProcess(call, given.value, given.offset);
  recordCall(machine.recorder, state, machine.source.place(offset), [
    'Stop-Process',
    `«process id of ${shown}»`,
  ]);
  const action = actionFor(state, bound, offset);
  return branch(machine, state, { kind: 'unknown', what: `${shown} still runs` }, offset).chain(
    (runs, at): Paths<Items> => {
      if (runs) return Paths.of(at, []);
      return bound.has('Id')
        ? report<Items>(at, 'Cannot find a process with the process identifier', action, [])
        : failed<Items>(at, 'The process has exited', offset);
    },
  );
};

function ownProcess(call: CmdletCall, value: Parameters<typeof enumerate>[0], offset: number): string {
  const text = value.kind === 'integer' ? show(toText(call.state, value, offset)) : '';
  const match = /^«process id of (\w+)»$/.exec(text);
  if (match?.[1] === undefined)
    throw new Refusal('KS3109', 'this is no process that the script started', offset);
  return match[1];
}

export const processCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Start-Process', startProcess],
  ['Stop-Process', stopProcess],
]);
