/** Hands a call over to the model of its command, and puts back what the model says. */

import { isKnownGood, straysAmong } from '../../environment-names.js';
import { unmodelled } from '../../known-programs.js';
import { pluginTool } from '../../plugins.js';
import { Refusal } from '../../refusal.js';
import { callModel, noteEndless, recordCall } from '../../run/calls.js';
import { notePrinted, noteSecretArguments } from '../../run/secrets.js';
import type { Input, ToolCall } from '../../tools/tool.js';
import { tools } from '../../tools/tools.js';
import { derived, show, textOf, unknown, type Value } from '../../value.js';
import { noteCall } from '../state/calls-in-pipes.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';
import type { Invocation } from './invocation.js';

const usualFolders = /^\/(usr\/(local\/)?)?bin\/([a-z0-9._-]+)$/;

function toolName(name: string): string {
  return usualFolders.exec(name)?.[3] ?? name;
}

export function isTool(name: string): boolean {
  return tools.has(toolName(name));
}

/** Runs a command that the verifier has a model of. */
export function callTool(context: Context, state: State, invocation: Invocation): State[] {
  const { machine, source } = context;
  const { node, environment } = invocation;
  const name = toolName(invocation.name);
  const tool = tools.get(name) ?? pluginTool(machine, invocation.name);
  if (tool === undefined) throw unmodelled(invocation.name, node.pos);
  const place = source.place(node.pos);
  const argv = invocation.arguments.map((argument) => argument.value);
  const stdin: Input = state.inputs.get(state.stdin) ?? { kind: 'inherited' };
  const sink = state.sinks.get(1);
  const call: ToolCall = {
    name,
    argv,
    stdin,
    place,
    argumentPlaces: invocation.arguments.map((argument) => argument.place),
    variable(variable) {
      const own = environment.get(variable);
      if (own !== undefined) return own;
      const set = state.variables.get(variable);
      if (set !== undefined) return set.exported ? set.value : undefined;
      return machine.world.environment(variable);
    },
    strays() {
      const set = [...state.variables].filter(([, one]) => one.exported && one.value !== undefined);
      return straysAmong(
        set
          .map(([one]) => one)
          .filter((one) => !isKnownGood(one, textOf(state.variables.get(one)?.value ?? []))),
        (one) => new RegExp(`\\$[{#!]*${one}\\b`).test(machine.text),
      );
    },
    world: machine.world,
    files: state.files,
    recorder: machine.recorder,
    repeated: state.depth.unboundedLoops > 0,
    stdoutVisible: sink?.kind === 'visible',
    capturedAs: sink?.kind === 'capture' && sink.use !== 'pipe' ? sink.use : undefined,
    expanded: invocation.arguments.map((argument) => argument.expanded),
    umask: state.umask,
  };
  confirmNoDescriptors(invocation);
  noteSecretArguments(
    call,
    name,
    name === 'curl'
      ? 'printf \'header = "Authorization: Bearer %s"\\n\' … | curl --config -'
      : 'hand it over on stdin',
  );
  state.files.printedTo = filesPrintedTo(state, name, argv.length);
  const result = callModel(tool, call);
  state.files.printedTo = [];
  state.files.forgetSubstitutions();
  const read = result.readStdin === true ? stdin : undefined;
  recordCall(machine.recorder, state, place, [invocation.name, ...argv.map(show)], read);
  if (result.readStdin === true && stdin.kind === 'text')
    state.inputs.set(state.stdin, {
      ...stdin,
      begun: true,
      ...(result.stopsEarly === true ? {} : { ended: true }),
      value: result.stopsEarly === true && stdin.value.length > 0 ? derived(stdin.value, 'the rest') : [],
    });
  if (outside.has(name)) {
    noteCall(state, node.pos);
  }
  print(context, state, 1, result.stdout, node.pos);
  print(context, state, 2, result.stderr ?? diagnostics(state, name), node.pos);
  state.status = result.exit;
  if (result.endless === true && context.background) state.endless = true;
  else if (result.endless === true) {
    noteEndless(machine.recorder, place, name);
    return [state.exit()];
  }
  return [state];
}

/** Files that the command prints to. Only cat is known to take an empty one, by itself, for what it is. */
function filesPrintedTo(state: State, name: string, words: number): readonly Value[] {
  return [...state.sinks.values(), ...(state.left?.inside ?? [])].flatMap((sink) => {
    if (sink.kind !== 'file') return [];
    const empty = state.files.at(sink.resolved)?.content.length === 0;
    return empty && name === 'cat' && words === 1 ? [] : [sink.resolved];
  });
}

/** Commands whose order matters to whom they call. */
const outside: ReadonlySet<string> = new Set(['kubectl', 'curl']);

/** A file that stands for a descriptor: what is read through it is missing elsewhere. */
function confirmNoDescriptors({ name, arguments: words }: Invocation): void {
  for (const { value, offset } of words) {
    const text = textOf(value);
    if (text?.includes('/') !== true) continue;
    if (/(?:^|[=@:]|^-\w)\/(?:dev\/(?:stdin$|fd\/)|proc\/(?:self|thread-self|\d+)\/)/.test(text))
      throw new Refusal('KS3104', `${name}: ${show(value)} is no file of its own`, offset);
  }
}

/** What a command may say on stderr: of interest only where something keeps it. */
function diagnostics(state: State, name: string): Value {
  return state.keepsMessages ? unknown(`messages of ${name}`) : [];
}

/** Writes to a descriptor; a secret that reaches the terminal is a finding. */
export function print(context: Context, state: State, descriptor: number, text: Value, offset: number): void {
  if (state.sinks.get(descriptor)?.kind === 'visible')
    notePrinted(context.machine.recorder, context.source.place(offset), text);
  state.put(descriptor, text);
}
