/** Arguments of commands are worked out in the order in which they are written, whatever parameters they are for. */

import { Refusal } from '../../refusal.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import { changesSomething } from '../read/stages.js';
import type { Machine } from '../state/machine.js';
import { nullObject, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';

/** An argument: an expression, or the object that a splat holds for it. */
export type Given = ast.Expression | { readonly object: PowerShellObject };

/** What each of them comes to. */
export type Evaluated = (given: Given) => PowerShellObject;

export function evaluateInOrder(machine: Machine, state: State, given: readonly Given[]): Paths<Evaluated> {
  const written = given
    .filter((one) => 'kind' in one)
    .sort((left, right) => left.extent.start - right.extent.start);
  return Paths.inOrder(written, state, (one, at) => evaluate(machine, at, one)).map((objects) => {
    const values = new Map(written.map((one, index) => [one, objects[index] ?? nullObject] as const));
    return (one) => ('object' in one ? one.object : (values.get(one) ?? nullObject));
  });
}

/** What a splat stands for is read before the other arguments are worked out: none of them may change it. */
export function confirmSplats(elements: readonly ast.CommandElement[]): void {
  const splat = elements.find((one) => one.kind === 'Variable' && one.splatted);
  if (splat === undefined) return;
  const changing = elements.find((one) => one.extent.start < splat.extent.start && changesSomething(one));
  if (changing === undefined) return;
  throw new Refusal('KS1003', 'a splat behind an argument that changes something', splat.extent.start);
}
