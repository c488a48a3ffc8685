/** Who runs a command: a function of the script, a builtin, the model of a tool, or nobody. */

import { unmodelled } from '../../known-programs.js';
import { isPlugin } from '../../plugins.js';
import { Refusal } from '../../refusal.js';
import { secretsIn, show, textOf } from '../../value.js';
import { builtins } from '../builtins/builtins.js';
import type { Argument, Invocation } from '../calls/invocation.js';
import { callTool, isTool } from '../calls/tool-call.js';
import { holdsProcess, partsOf } from '../read/word-contents.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';
import { callFunction } from './functions.js';

/** The name of the command to run. Throws a Refusal where it depends on the run. */
export function nameOf(first: Argument): string {
  const name = textOf(first.value);
  if (name === '') throw new Refusal('KS3101', 'the name of the command is empty', first.offset);
  if (name === undefined || secretsIn(first.value).length > 0) {
    throw new Refusal('KS3101', `which command ${show(first.value)} is depends on the run`, first.offset);
  }
  return name;
}

/** Runs a command by the model of whoever has its name. Throws a Refusal where there is none. */
export function dispatch(context: Context, state: State, invocation: Invocation, first: Argument): State[] {
  const { name, node } = invocation;
  const words = node.suffix.filter((one) => one.type === 'Word');
  const given = [...(node.name === undefined ? [] : [node.name]), ...words].find((one) =>
    holdsProcess(partsOf(one)),
  );
  const ownFunction = state.functions.get(name);
  const builtin = builtins.get(name);
  const isOwn = ownFunction !== undefined || builtin !== undefined;
  const isProgram = !isOwn && (isTool(name) || isPlugin(context.machine, name));
  if (given !== undefined && !isProgram)
    throw new Refusal('KS5008', 'a process substitution that is no argument of a program', given.pos);
  if (ownFunction !== undefined) return callFunction(context, state, ownFunction, invocation);
  if (builtin !== undefined) {
    if (invocation.environment.size > 0 && builtin.takesEnvironment !== true) {
      throw new Refusal('KS1003', `assignments before ${name}`, first.offset);
    }
    return builtin.run(context, state, invocation);
  }
  if (isProgram) return callTool(context, state, invocation);
  if (!evaluators.has(name)) throw unmodelled(name, first.offset);
  const why = 'it runs code that is not in the script';
  throw new Refusal('KS3111', `${show(first.value)}: ${why}`, first.offset, undefined, name);
}

const evaluators: ReadonlySet<string> = new Set([
  'eval',
  'source',
  '.',
  'sh',
  'bash',
  'zsh',
  'dash',
  'python',
  'python3',
  'perl',
  'node',
  'ruby',
  'xargs',
  'env',
  'sudo',
  'ssh',
]);
