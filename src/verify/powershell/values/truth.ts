/** Objects as booleans, and the ways that a decision can go. */

import { Refusal } from '../../refusal.js';
import { emptyStatus, negate } from '../../run/learnt.js';
import type { Exit } from '../../tools/tool.js';
import { show } from '../../value.js';
import { branch, type Machine } from '../state/machine.js';
import { isExact, linesMark, nothing, nullObject, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { decided } from '../state/unnoticed.js';
import { describe } from './text.js';

const yes: Exit = { kind: 'known', status: 0 };
const no: Exit = { kind: 'known', status: 1 };

/** The status that is 0 where the object is true. */
export function truthOf(object: PowerShellObject, offset: number): Exit {
  switch (object.kind) {
    case 'null':
      return no;
    case 'bool':
      return object.value ? yes : no;
    case 'condition':
      return object.exit;
    case 'number':
      return object.value === 0 ? no : yes;
    case 'string':
      return negate(emptyStatus(object.text));
    case 'integer':
      if (object.least !== undefined && object.least > 0) return yes;
      if (object.exit !== undefined) return negate(object.exit);
      return { kind: 'unknown', what: `${show(object.text)} is not 0` };
    case 'output':
      if (object.single) return negate(emptyStatus(object.text));
      return { kind: 'unknown', what: `${show(object.text)} has lines` };
    case 'opaque':
      // An empty text or $null.
      if (object.text.length === 0) return no;
      return { kind: 'unknown', what: `${show(object.text)} is something` };
    case 'array':
      return truthOfArray(object.items, offset);
    case 'programs':
    case 'hashtable':
    case 'record':
    case 'block':
    case 'encoding':
    case 'version':
    case 'own-version':
    case 'process':
      return yes;
    default:
      throw new Refusal('KS1003', `whether ${describe(object)} is true is not modelled`, offset);
  }
}

function truthOfArray(items: readonly PowerShellObject[], offset: number): Exit {
  const [first, ...more] = items;
  if (first === undefined) return no;
  if (!isExact(items)) {
    if (first.kind === 'programs') return yes;
    return { kind: 'unknown', what: 'the lines that were printed are something' };
  }
  if (more.length > 0) return yes;
  if (first.kind === 'array') throw new Refusal('KS1003', 'an array inside an array', offset);
  return truthOf(first, offset);
}

/** Both ways of whether an object is true. */
export function decide(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<boolean> {
  const exit = truthOf(object, offset);
  decided(state, exit);
  return branch(machine, state, exit, offset);
}

/** Output of at most one line becomes `$null` or a string: one path each where that is not known. */
export function settle(
  machine: Machine,
  state: State,
  object: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  if (object.kind !== 'output' || !object.single) return Paths.of(state, object);
  return branch(machine, state, emptyStatus(object.text), offset).map((empty) =>
    empty
      ? object.plain === true
        ? nullObject
        : nothing
      : {
          ...string(
            object.text.length === 1
              ? object.text.map((segment) =>
                  'nonEmpty' in segment ? { ...segment, nonEmpty: true } : segment,
                )
              : object.text,
          ),
          ...linesMark(object),
        },
  );
}
