/** Hands a call over to the model of its program, and puts it into the report. */

import { isKnownGood, straysAmong } from '../../environment-names.js';
import { unmodelled } from '../../known-programs.js';
import { pluginTool } from '../../plugins.js';
import { callModel, recordCall } from '../../run/calls.js';
import { noteSecretArguments } from '../../run/secrets.js';
import type { Input, ToolCall, ToolResult } from '../../tools/tool.js';
import { tools } from '../../tools/tools.js';
import { show, textOf } from '../../value.js';
import { notePath } from '../files/windows-paths.js';
import type { Machine } from '../state/machine.js';
import type { Items } from '../state/objects.js';
import type { State } from '../state/state.js';
import { environmentValue } from '../variables/environment.js';
import type { NativeArgument } from './native-arguments.js';

/** The name of the tool that a program's name means; undefined where the verifier has no model of it. */
export function toolName(program: string): string | undefined {
  const own =
    program.toLowerCase() === 'curl.exe'
      ? 'curl'
      : program.toLowerCase() === 'kubectl.exe'
        ? 'kubectl'
        : program;
  return nativeTools.has(own) ? own : undefined;
}

// Programs whose names are not those of cmdlets' aliases on any system.
const nativeTools: ReadonlySet<string> = new Set([
  'kubectl',
  'curl',
  'base64',
  'openssl',
  'jq',
  'grep',
  'sed',
  'cut',
  'tr',
  'head',
  'tail',
  'wc',
  'mktemp',
  'chmod',
]);

export interface NativeCall {
  /** The program as it is called. */
  readonly program: string;
  readonly arguments: readonly NativeArgument[];
  readonly offset: number;
  /** What comes through the pipe; undefined where nothing does. */
  readonly input: Items | undefined;
  /** Its output goes to the terminal. */
  readonly visible: boolean;
  /** Its output goes straight into another program. */
  readonly feeds?: boolean;
}

/** Calls the model and puts the call into the report. */
export function runTool(machine: Machine, state: State, native: NativeCall, stdin: Input): ToolResult {
  const { program, offset } = native;
  const name = toolName(program) ?? program;
  const tool = nativeTools.has(name) ? tools.get(name) : pluginTool(machine, program);
  if (tool === undefined) throw unmodelled(program, offset);
  const call = toolCall(machine, state, name, native, stdin);
  noteSecretArguments(call, program, 'send it on stdin: | & curl --config -');
  for (const argument of native.arguments) notePath(machine, argument.value, argument.offset);
  const result = callModel(tool, call);
  machine.recorder.assume(`${program} is on PATH`);
  const read = result.readStdin === true ? stdin : undefined;
  recordCall(machine.recorder, state, call.place, [program, ...call.argv.map(show)], read);
  return result;
}

/** A call as the models take it. */
export function toolCall(
  machine: Machine,
  state: State,
  name: string,
  native: Omit<NativeCall, 'input' | 'program'>,
  stdin: Input,
): ToolCall {
  return {
    name,
    argv: native.arguments.map((argument) => argument.value),
    stdin,
    place: machine.source.place(native.offset),
    argumentPlaces: native.arguments.map((argument) => machine.source.place(argument.offset)),
    // What the script removed is empty for the command, which reads that as not set.
    variable: (variable) =>
      environmentValue(machine, state, variable) ?? (state.environment.has(variable) ? [] : undefined),
    strays: () =>
      straysAmong(
        [...state.environment]
          .filter(([name, value]) => value !== undefined && !isKnownGood(name, textOf(value)))
          .map(([name]) => name),
        (name) => new RegExp(`\\$\\{?env:${name}\\b(?!\\}?\\s*=)`, 'i').test(machine.source.text),
      ),
    world: machine.world,
    files: state.files,
    recorder: machine.recorder,
    repeated: state.depth.unboundedLoops > 0,
    umask: undefined,
    stdoutVisible: native.visible,
  };
}
