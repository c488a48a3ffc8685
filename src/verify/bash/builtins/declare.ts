/** export, readonly, local, declare, unset. */
import type { Assignment, Word } from 'unbash';
import { textOf } from '../../value.js';
import { applyAssignment, type Invocation } from '../command.js';
import { declareLocal } from '../functions.js';
import { type Context, onlyIn } from '../machine.js';
import { inOrder } from '../paths.js';
import { Refusal } from '../refusal.js';
import type { State, Variable } from '../state.js';
import { confirmAssignable } from '../variables.js';

interface Marks {
  readonly exported?: boolean;
  readonly readonly?: boolean;
  readonly local?: boolean;
}

export function exportBuiltin(context: Context, state: State, invocation: Invocation): State[] {
  return declareAll(context, state, invocation, { exported: true });
}

export function readonlyBuiltin(context: Context, state: State, invocation: Invocation): State[] {
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

/** The arguments in the order of the script, words and assignments. */
function declareAll(context: Context, state: State, invocation: Invocation, marks: Marks): State[] {
  const items = invocation.node.suffix.filter(
    (one): one is Word | Assignment => one.type === 'Word' || one.type === 'Assignment',
  );
  if (items.length === 0)
    throw new Refusal('KS1003', `${invocation.name} without arguments`, invocation.node.pos);
  let all = marks;
  const done = inOrder<Word | Assignment, never>(items, state, (item, at) => {
    if (item.type === 'Word') {
      const option = options(item, invocation.name);
      if (option !== undefined) all = { ...all, ...option };
      else declareName(context, at, item, all);
      return inOrder<never, never>([], at, () => {
        throw new Error('nothing to do');
      });
    }
    return assignOne(context, at, item, all, invocation.name);
  });
  // Its status is its own, whatever the substitutions inside it gave.
  return done.states((_nothing, at) => [at.succeed()]);
}

function options(word: Word, command: string): Marks | undefined {
  if (!word.text.startsWith('-')) return undefined;
  if (word.text === '-r' && command !== 'export' && command !== 'readonly') return { readonly: true };
  if (word.text === '-x' && (command === 'declare' || command === 'typeset')) return { exported: true };
  if (word.text === '-a' && command !== 'export') return {};
  throw new Refusal('KS3301', `${command} ${word.text} is not modelled`, word.pos);
}

const unsetVariable: Variable = { value: undefined, elements: undefined, exported: false, readonly: false };

function declareName(context: Context, state: State, word: Word, marks: Marks): void {
  const name = word.text;
  if (word.parts !== undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    throw new Refusal('KS1003', 'a name that is made at run time', word.pos);
  }
  confirmAssignable(context, name, word.pos);
  if (marks.local === true) declareLocal(state, name);
  mark(context, state, name, marks);
}

function mark(context: Context, state: State, name: string, marks: Marks): void {
  const before = state.variables.get(name);
  const inherited = marks.local === true ? undefined : context.machine.world.environment(name);
  const value = before === undefined ? inherited : before.value;
  state.variables.set(name, {
    ...(before ?? unsetVariable),
    value,
    exported: (before?.exported ?? false) || marks.exported === true,
    readonly: (before?.readonly ?? false) || marks.readonly === true,
  });
}

function assignOne(context: Context, state: State, node: Assignment, marks: Marks, command: string) {
  if (node.value.type === 'Word' && hidesStatus(node.value)) {
    context.machine.recorder.find(
      'KS2104',
      context.source.place(node.pos),
      `${command} hides whether the command inside it failed`,
      { fix: `assign first, then ${command} ${node.name}` },
    );
  }
  // The value is expanded before the variable becomes local.
  const local = marks.local === true;
  if (local && node.append === true) throw new Refusal('KS1003', '+= in a local declaration', node.pos);
  if (!local)
    return applyAssignment(context, state, node).map((_value, at): never[] => {
      mark(context, at, node.name, marks);
      return [];
    });
  return evaluateLocal(context, state, node, marks);
}

function evaluateLocal(context: Context, state: State, node: Assignment, marks: Marks) {
  const before = state.variables.get(node.name);
  if (before?.readonly === true) throw new Refusal('KS2003', `${node.name} is readonly`, node.pos);
  return applyAssignment(context, state, node).map((_value, at): never[] => {
    const now = at.variables.get(node.name);
    if (before === undefined) at.variables.delete(node.name);
    else at.variables.set(node.name, before);
    declareLocal(at, node.name);
    if (now !== undefined) at.variables.set(node.name, { ...now, exported: false });
    mark(context, at, node.name, marks);
    return [];
  });
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
    confirmAssignable(context, name, argument.offset);
    const variable = state.variables.get(name);
    if (variable?.readonly === true) throw new Refusal('KS2003', `${name} is readonly`, argument.offset);
    if (state.scopes.some((scope) => scope.has(name))) {
      throw new Refusal('KS1003', 'unset of a local variable', argument.offset);
    }
    if (variable === undefined && skip === 0 && state.functions.has(name)) state.functions.delete(name);
    // Kept as a variable without a value: the environment's own is gone too.
    else state.variables.set(name, unsetVariable);
  }
  void context;
  return [state.succeed()];
}
