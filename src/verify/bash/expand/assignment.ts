/** Assignments: alone, or before a command for it alone. */
import type { Assignment, Word } from 'unbash';
import { isHarmless, isKnownGood } from '../../environment-names.js';
import { isForPlugin } from '../../plugins.js';
import { Refusal } from '../../refusal.js';
import type { Value } from '../../value.js';
import { holdsExpansion, holdsMore } from '../read/word-contents.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { assign, assignElements, confirmAssignable, lookUp } from '../state/variables.js';
import { expandList, expandText } from './word.js';

/** Assignments without a command. */
export function runAssignments(context: Context, state: State, assignments: readonly Assignment[]): State[] {
  const done = Paths.inOrder(assignments, state, (one, at) => applyAssignment(context, at, one));
  return done.states((_nothing, at) => [at.substituted ? at : at.succeed()]);
}

/** One assignment, to stay. */
export function applyAssignment(context: Context, state: State, node: Assignment): Paths<Value> {
  const { name, pos } = node;
  if (node.index !== undefined) throw new Refusal('KS1003', 'an assignment to one element of an array', pos);
  const plain = node.value.type === 'ArrayValue' || node.append === true ? undefined : node.value.text;
  confirmAssignable(context, name, pos, plain);
  if (node.append === true) onlyIn(context, ['bash', 'zsh'], '+=', pos);
  if (node.value.type === 'ArrayValue') {
    onlyIn(context, ['bash'], 'an array', pos);
    const before = node.append === true ? elementsOf(state, name, pos) : [];
    for (const word of node.value.elements) {
      if (/^\[/.test(word.text)) throw new Refusal('KS1003', 'an index inside an array', word.pos);
    }
    return expandList(context, state, node.value.elements).map((values, at) => {
      assignElements(context, at, name, [...before, ...values], pos);
      return [];
    });
  }
  if (state.variables.get(name)?.elements !== undefined) {
    throw new Refusal('KS1003', 'an assignment to an array as if it were a text', pos);
  }
  return expandText(context, state, node.value, 'assignment').map((value, at) => {
    const before = node.append === true ? (lookUp(context, at, name, pos) ?? []) : [];
    const whole = [...before, ...value];
    assign(context, at, name, whole, pos);
    return whole;
  });
}

function elementsOf(state: State, name: string, offset: number): readonly Value[] {
  const variable = state.variables.get(name);
  if (variable === undefined) return [];
  if (variable.elements === undefined) throw new Refusal('KS1003', 'a text that becomes an array', offset);
  return variable.elements;
}

/** What stands before a command is for that command, and for nothing that the script itself would do with it. */
function confirmPassedOn(name: string, value: string, offset: number): void {
  if (name === 'KUBECONFIG' || isHarmless(name) || isKnownGood(name, value)) return;
  throw new Refusal(
    'KS3103',
    `${name} is passed on to the program, and what that makes of it is not known`,
    offset,
    'leave it out, or set it before the script',
  );
}

/** Whether it may read what one of the assignments sets, or do more than read a variable. */
const readsOther = ({ parts, text }: Word, assignments: readonly Assignment[]): boolean =>
  holdsExpansion(parts) &&
  (holdsMore(parts) || assignments.some(({ name }) => new RegExp(`\\$\\{?${name}\\b`).test(text)));

/** Assignments before a command's name: for the command alone. */
export function expandEnvironment(
  context: Context,
  state: State,
  assignments: readonly Assignment[],
): Paths<ReadonlyMap<string, Value>> {
  let paths: Paths<ReadonlyMap<string, Value>> = Paths.of(state, new Map());
  for (const node of assignments) {
    if (node.value.type === 'ArrayValue' || node.index !== undefined || node.append === true) {
      throw new Refusal('KS1003', 'this assignment before a command', node.pos);
    }
    if (node.name !== 'IFS' && !isForPlugin(context.machine, node.name, node.value.value)) {
      confirmAssignable(context, node.name, node.pos, node.value.value);
      confirmPassedOn(node.name, node.value.value, node.pos);
    }
    // bash goes on with a message; others end.
    if (state.variables.get(node.name)?.readonly === true)
      throw new Refusal('KS2003', `${node.name} is readonly`, node.pos);
    const { value } = node;
    // Shells differ in whether one of them sees the others, and in their order.
    if (assignments.length > 1 && readsOther(value, assignments)) {
      throw new Refusal('KS1003', 'an expansion in one of several assignments before a command', node.pos);
    }
    paths = paths.chain((before, at) =>
      expandText(context, at, value, 'assignment').map((text) => new Map([...before, [node.name, text]])),
    );
  }
  return paths;
}
