/** export, readonly, local, declare, unset. */
import type { Assignment, Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { textOf, type Value } from '../../value.js';
import type { Invocation } from '../calls/invocation.js';
import { applyAssignment } from '../expand/assignment.js';
import { expandText } from '../expand/word.js';
import { holdsExpansion } from '../read/word-contents.js';
import { declareLocal } from '../state/local-variables.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State, Variable } from '../state/state.js';
import { assign, confirmAssignable, confirmExportable, lookUp } from '../state/variables.js';

interface Marks {
  readonly exported?: boolean;
  readonly readonly?: boolean;
  readonly local?: boolean;
  readonly array?: boolean;
}

export function exportBuiltin(context: Context, state: State, invocation: Invocation): State[] {
  return declareAll(context, state, invocation, { exported: true });
}

export function readonlyBuiltin(context: Context, state: State, invocation: Invocation): State[] {
  // In zsh, it is local to the function.
  if (state.depth.functions > 0)
    onlyIn(context, ['bash', 'sh'], 'readonly inside a function', invocation.node.pos);
  return declareAll(context, state, invocation, { readonly: true });
}

export function local(context: Context, state: State, invocation: Invocation): State[] {
  if (state.scopes.length === 0)
    throw new Refusal('KS1003', 'local outside of a function', invocation.node.pos);
  return declareAll(context, state, invocation, { local: true });
}

export function declare(context: Context, state: State, invocation: Invocation): State[] {
  onlyIn(context, ['bash'], invocation.name, invocation.node.pos);
  return declareAll(context, state, invocation, { local: state.scopes.length > 0 });
}

/** One argument: an option, a name, or a name with the value that was expanded for it. */
interface Prepared {
  readonly item: Word | Assignment;
  readonly value: Value | undefined;
}

/** All arguments are expanded before the first variable changes, as for any command. */
function declareAll(context: Context, state: State, invocation: Invocation, marks: Marks): State[] {
  if (holdsExpansion(invocation.node.name?.parts))
    throw new Refusal('KS1003', 'a declaration whose name is made at run time', invocation.node.pos);
  const items = invocation.node.suffix.filter(
    (one): one is Word | Assignment => one.type === 'Word' || one.type === 'Assignment',
  );
  if (items.length === 0)
    throw new Refusal('KS1003', `${invocation.name} without arguments`, invocation.node.pos);
  const prepared = Paths.inOrder(items, state, (item, at) =>
    prepare(context, at, item, invocation.name, items.length),
  );
  // Its status is its own, whatever the substitutions inside it gave.
  return prepared.states((all, at) => declarePrepared(context, at, all, marks, invocation.name));
}

function prepare(
  context: Context,
  state: State,
  item: Word | Assignment,
  command: string,
  count: number,
): Paths<Prepared> {
  if (item.type === 'Word' || item.value.type === 'ArrayValue') {
    if (item.type === 'Assignment' && count > 2) {
      throw new Refusal('KS1003', 'an array among other declarations', item.pos);
    }
    return Paths.of(state, { item, value: undefined });
  }
  if (item.index !== undefined)
    throw new Refusal('KS1003', 'an assignment to one element of an array', item.pos);
  if (holdsBareExpansion(item.value))
    onlyIn(context, ['bash', 'zsh'], 'an expansion outside of quotes in a declaration', item.pos);
  if (hidesStatus(item.value)) {
    context.machine.recorder.find(
      'KS2104',
      context.source.place(item.pos),
      `${command} hides whether the command inside it failed`,
      { fix: `assign first, then ${command} ${item.name}` },
    );
  }
  return expandText(context, state, item.value, 'assignment').map((value) => ({ item, value }));
}

function declarePrepared(
  context: Context,
  state: State,
  all: readonly Prepared[],
  given: Marks,
  command: string,
): State[] {
  let marks = given;
  let states = [state];
  for (const { item, value } of all) {
    if (item.type === 'Word') {
      const option = options(context, item, command);
      if (option !== undefined) marks = { ...marks, ...option };
      else for (const at of states) declareName(context, at, item, marks);
    } else if (value === undefined) {
      states = states.flatMap((at) => declareArray(context, at, item, marks));
    } else for (const at of states) declareText(context, at, item, value, marks);
  }
  return states.map((at) => (at.live ? at.succeed() : at));
}

function declareText(context: Context, state: State, node: Assignment, value: Value, marks: Marks): void {
  const { name, pos } = node;
  confirmAssignable(context, name, pos, textOf(value));
  if (state.variables.get(name)?.readonly === true) throw new Refusal('KS2003', `${name} is readonly`, pos);
  if (state.variables.get(name)?.elements !== undefined) {
    throw new Refusal('KS1003', 'an assignment to an array as if it were a text', pos);
  }
  if (marks.local === true) {
    if (node.append === true) throw new Refusal('KS1003', '+= in a local declaration', pos);
    declareLocal(context, state, name, pos);
  }
  if (node.append === true) onlyIn(context, ['bash'], '+= in a declaration', pos);
  const before = node.append === true ? (lookUp(context, state, name, pos) ?? []) : [];
  assign(context, state, name, [...before, ...value], pos);
  mark(context, state, name, marks, pos);
}

function declareArray(context: Context, state: State, node: Assignment, marks: Marks): State[] {
  if (marks.local === true && state.scopes.length > 0) {
    const scope = state.scopes.at(-1);
    if (state.variables.has(node.name) && scope?.has(node.name) !== true) {
      throw new Refusal('KS1003', 'a local array that hides another variable', node.pos);
    }
    declareLocal(context, state, node.name, node.pos);
  }
  return applyAssignment(context, state, node).states((_value, at) => {
    mark(context, at, node.name, marks, node.pos);
    return [at];
  });
}

function options(context: Context, word: Word, command: string): Marks | undefined {
  if (!word.text.startsWith('-')) return undefined;
  onlyIn(context, ['bash', 'zsh'], `${command} ${word.text}`, word.pos);
  if (word.text === '-r' && command !== 'export' && command !== 'readonly') return { readonly: true };
  if (word.text === '-x' && (command === 'declare' || command === 'typeset')) return { exported: true };
  if (word.text === '-a' && command !== 'export') return { array: true };
  throw new Refusal('KS3301', `${command} ${word.text} is not modelled`, word.pos);
}

const unsetVariable: Variable = { value: undefined, elements: undefined, exported: false, readonly: false };

function declareName(context: Context, state: State, word: Word, marks: Marks): void {
  const name = word.text;
  if (word.parts !== undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    throw new Refusal('KS1003', 'a name that is made at run time', word.pos);
  }
  confirmAssignable(context, name, word.pos, textOf(state.variables.get(name)?.value ?? []));
  if (marks.array === true && state.variables.get(name)?.value !== undefined)
    throw new Refusal('KS1003', 'a text that becomes an array', word.pos);
  if (marks.local === true && state.variables.get(name)?.readonly === true)
    throw new Refusal('KS2003', `${name} is readonly`, word.pos);
  if (marks.local === true) {
    const outer = state.variables.has(name) || context.machine.world.environment(name) !== undefined;
    const own = state.scopes.at(-1)?.has(name) === true;
    // dash gives it the value of the one outside.
    // zsh prints it.
    if (own) onlyIn(context, ['bash', 'sh'], 'local for a name that is local already', word.pos);
    if (outer && !own) onlyIn(context, ['bash', 'zsh'], 'local without a value', word.pos);
    // bash gives programs the value of the one outside.
    const hidden = state.variables.get(name);
    if (!own && outer && (hidden === undefined || hidden.exported))
      throw new Refusal('KS1003', 'a local variable without a value that hides an exported one', word.pos);
    declareLocal(context, state, name, word.pos);
  }
  mark(context, state, name, marks, word.pos);
  const variable = state.variables.get(name);
  // zsh sets it to an empty text.
  if (context.machine.dialect === 'zsh' && variable !== undefined && variable.value === undefined)
    state.variables.set(name, { ...variable, value: [] });
}

function mark(context: Context, state: State, name: string, marks: Marks, offset: number): void {
  const before = state.variables.get(name);
  const inherited = marks.local === true ? undefined : context.machine.world.environment(name);
  const value = before === undefined ? inherited : before.value;
  if (marks.exported === true) confirmExportable(name, offset, value);
  state.variables.set(name, {
    ...(before ?? unsetVariable),
    value,
    exported: (before?.exported ?? inherited !== undefined) || marks.exported === true,
    readonly: (before?.readonly ?? false) || marks.readonly === true,
  });
}

/** dash splits it, and takes each part for a declaration of its own. */
function holdsBareExpansion(word: Word): boolean {
  return word.parts?.some((part) => /Expansion$/.test(part.type)) ?? false;
}

function hidesStatus(word: Word): boolean {
  const search = (parts: Word['parts']): boolean =>
    parts?.some(
      (part) =>
        part.type === 'CommandExpansion' ||
        (part.type === 'DoubleQuoted' && search(part.parts as Word['parts'])),
    ) ?? false;
  return search(word.parts);
}

export function unset(context: Context, state: State, invocation: Invocation): State[] {
  if (invocation.arguments.length === 0)
    onlyIn(context, ['bash', 'sh'], 'unset without a name', invocation.node.pos);
  const [first] = invocation.arguments;
  const functions = first !== undefined && textOf(first.value) === '-f';
  const skip = functions || (first !== undefined && textOf(first.value) === '-v') ? 1 : 0;
  for (const argument of invocation.arguments.slice(skip)) {
    const name = textOf(argument.value);
    if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) {
      throw new Refusal('KS1003', 'unset with this argument', argument.offset);
    }
    if (functions) {
      state.functions.delete(name);
      continue;
    }
    confirmAssignable(context, name, argument.offset, undefined);
    const variable = state.variables.get(name);
    if (variable?.readonly === true) throw new Refusal('KS2003', `${name} is readonly`, argument.offset);
    if (state.scopes.some((scope) => scope.has(name))) {
      throw new Refusal('KS1003', 'unset of a local variable', argument.offset);
    }
    // Others leave functions alone.
    if (skip === 0 && state.functions.has(name))
      onlyIn(context, ['bash'], 'unset of a name that is a function', argument.offset);
    if (variable === undefined && skip === 0 && state.functions.has(name)) state.functions.delete(name);
    // Kept as a variable without a value: the environment's own is gone too.
    else state.variables.set(name, unsetVariable);
  }
  void context;
  return [state.succeed()];
}
