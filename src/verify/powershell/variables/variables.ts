/** Variables: what they hold, and which may be set at all. */

import { Refusal } from '../../refusal.js';
import { emptiness, textOf } from '../../value.js';
import type { Expression, Variable as VariableNode } from '../parse/ast.js';
import { actionOf, failed } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import { nullObject, type PowerShellObject, plain } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State, Variable } from '../state/state.js';
import { confirmAssignableTo, convert, typeName } from '../values/convert.js';
import { toText } from '../values/text.js';
import { automatic, preferences, readAutomatic, readLastExit, writeLastExit } from './automatic.js';
import { readEnvironment, writeEnvironment } from './environment.js';

/** What reading a variable gives; under strict mode, one that is not set is an error. */
export function readVariable(machine: Machine, state: State, node: VariableNode): Paths<PowerShellObject> {
  const name = node.name.toLowerCase();
  const offset = node.extent.start;
  if (node.scope === 'env') return Paths.of(state, readEnvironment(machine, state, node.name));
  if (name === 'lastexitcode' && node.scope === 'global') return readLastExit(machine, state, node);
  const index = scopeIndex(state, node.scope, offset);
  if (index === undefined) {
    const own = readAutomatic(machine, state, name, offset);
    if (own !== undefined) return Paths.of(state, own);
  }
  const variable = index === undefined ? state.find(name) : state.scopes[index]?.variables.get(name);
  if (variable !== undefined) return Paths.of(state, held(state, variable, node));
  if (name === 'lastexitcode') return readLastExit(machine, state, node);
  const preference = preferences[name];
  if (preference !== undefined && index === undefined) return Paths.of(state, plain(preference));
  if (name === 'args' && index === undefined) {
    machine.readsArguments = true;
    machine.recorder.assume('the script is called without arguments');
    return Paths.of<PowerShellObject>(state, { kind: 'array', items: [] });
  }
  if (automatic.has(name) || /^ps|preference$|^maximum|^outputencoding$|^errorview$/.test(name)) {
    refuseAutomatic(node);
  }
  machine.recorder.find('KS2001', machine.source.place(offset), `$${node.name} is not set at this point`);
  if (state.strict) return failed(state, `The variable '$${node.name}' cannot be retrieved`, offset);
  return Paths.of(state, nullObject);
}

/** Whether a name stands for what the script itself is called with. */
export function isOwnArguments(state: State, node: Expression): boolean {
  return (
    node.kind === 'Variable' &&
    node.scope === undefined &&
    node.name.toLowerCase() === 'args' &&
    state.find('args') === undefined
  );
}

function held(state: State, { value, unsure }: Variable, node: VariableNode): PowerShellObject {
  if (unsure !== true || !state.strict) return value;
  throw new Refusal('KS2001', `whether $${node.name} is set here depends on the run`, node.extent.start);
}

/** Where a scope's name points; undefined where the scopes are searched from the innermost outwards. */
function scopeIndex(state: State, scope: string | undefined, offset: number): number | undefined {
  switch (scope) {
    case undefined:
      return undefined;
    case 'script':
      return 0;
    case 'global':
      // `pwsh -File` runs a script in the global scope itself, a prompt runs it in a scope of its own.
      throw new Refusal(
        'KS1003',
        'a global variable means another thing by how the script is started',
        offset,
        '$script:',
      );
    case 'local':
      return state.scopes.length - 1;
    default:
      throw new Refusal('KS1003', `a variable of ${scope}: is not modelled`, offset);
  }
}

function refuseAutomatic(node: VariableNode): never {
  throw new Refusal('KS1003', `$${node.name} is a variable of PowerShell itself`, node.extent.start);
}

/** `$name = …`, with the conversion that the variable's type asks for. */
export function writeVariable(
  machine: Machine,
  state: State,
  node: VariableNode,
  object: PowerShellObject,
  type?: string,
): Paths<PowerShellObject> {
  const offset = node.extent.start;
  if (node.splatted) throw new Refusal('KS1003', 'an assignment to a splat', offset);
  if (node.scope === 'env') {
    writeEnvironment(machine, state, node.name, object, offset);
    return Paths.of(state, object);
  }
  const name = node.name.toLowerCase();
  if (name === 'null' && node.scope === undefined) return Paths.of(state, object);
  if (name === 'lastexitcode') return writeLastExit(state, node, object);
  confirmAssignable(machine, state, node, object);
  const index = scopeIndex(state, node.scope, offset) ?? state.scopes.length - 1;
  const known = state.scopes[index]?.variables.get(name);
  if (known?.checked === true)
    throw new Refusal('KS1003', 'an assignment to a parameter that is validated', offset);
  const wanted = type ?? known?.type;
  const isText = wanted !== undefined && typeName(wanted) === 'string';
  if (isText && index === 0 && mayBeNothing(object)) {
    // Started by `pwsh -File`, the script's own variable becomes an empty text; started from a prompt, it is $null.
    const either: PowerShellObject = { kind: 'opaque', text: toText(state, object, offset), orNull: true };
    state.set(name, { value: either, type: wanted }, index);
    return Paths.of(state, either);
  }
  // In a function, a variable of type [string] that is given nothing holds $null, where $null becomes an empty text.
  const unset = isText && object.kind === 'null' && object.nothing === true;
  const value = unset ? nullObject : object;
  if (wanted === undefined || unset) {
    state.set(name, { value, type: wanted }, index);
    return Paths.of(state, value);
  }
  confirmAssignableTo(wanted, value, offset);
  return convert(machine, state, value, wanted, offset).map((converted, at) => {
    at.set(name, { value: converted, type: wanted }, index);
    return converted;
  });
}

function mayBeNothing(object: PowerShellObject): boolean {
  if (object.kind === 'null') return object.nothing === true;
  return object.kind === 'output' && emptiness(object.text) !== 'nonempty';
}

/** Refuses names whose assignment changes what the rest of the script means, but for values that are modelled. */
function confirmAssignable(
  _machine: Machine,
  state: State,
  node: VariableNode,
  object: PowerShellObject,
): void {
  const name = node.name.toLowerCase();
  const offset = node.extent.start;
  const text = object.kind === 'string' ? textOf(object.text)?.toLowerCase() : undefined;
  const refuse = (why: string): never => {
    throw new Refusal('KS1003', `$${node.name} = ${why} is not modelled`, offset);
  };
  switch (name) {
    case 'erroractionpreference':
      actionOf(object, offset);
      return;
    case 'progresspreference':
    case 'warningpreference':
    case 'verbosepreference':
    case 'informationpreference':
    case 'debugpreference':
      if (text !== 'silentlycontinue' && text !== 'continue' && text !== 'ignore') refuse('this value');
      return;
    case 'outputencoding':
      if (object.kind !== 'encoding') refuse('this value');
      else if (node.scope !== undefined || state.scopes.length > 1) refuse('… in a scope of its own');
      else state.outputEncoding = object.name;
      return;
    case 'psnativecommanduseerroractionpreference':
      if (object.kind !== 'bool' || object.value) refuse('anything but $false');
      return;
    case 'psnativecommandargumentpassing':
      if (text !== 'standard' && text !== 'legacy' && text !== 'windows') refuse('this value');
      return;
    default:
  }
  if (name === 'args' && node.scope === undefined) return;
  if (automatic.has(name) || name.startsWith('ps') || /preference$|^maximum/.test(name)) {
    throw new Refusal('KS1003', `$${node.name} is a variable of PowerShell itself`, offset);
  }
}
