/** Strings with variables in them, arrays and hashtables. */

import { Refusal } from '../../refusal.js';
import { concat, literal, type Value } from '../../value.js';
import type * as ast from '../parse/ast.js';
import { loneExpression } from '../parse/lone-expression.js';
import type { Machine } from '../state/machine.js';
import { enumerate, type Hashtable, isExact, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { keyOf } from '../values/indexes.js';
import { toText } from '../values/text.js';
import { settle } from '../values/truth.js';
import { evaluate, evaluateStatement } from './expressions.js';

export function evaluateElement(
  machine: Machine,
  state: State,
  node: ast.Expression,
): Paths<PowerShellObject> {
  return evaluate(machine, state, node)
    .chain((object, at) => settle(machine, at, object, node.extent.start))
    .map((object) => {
      if (object.kind === 'output')
        throw new Refusal('KS1003', 'lines whose number is not known, in a list', node.extent.start);
      return elementOf(object);
    });
}

/**
 * What a pipeline without output gives is one element where they are counted, and none where they come through a pipe
 * (until something has taken it for $null).
 */
export function elementOf(object: PowerShellObject): PowerShellObject {
  if (object.kind !== 'null' || object.nothing !== true) return object;
  return { kind: 'opaque', text: [], many: true };
}

/** Elements of an array; output of at most one line becomes none or one. */
export function settleAll(
  machine: Machine,
  state: State,
  items: readonly PowerShellObject[],
  offset: number,
): Paths<readonly PowerShellObject[]> {
  if (isExact(items)) return Paths.of(state, items);
  return Paths.inOrder(items, state, (item, at) => settle(machine, at, item, offset).map(enumerateOne)).map(
    (all) => all.flat(),
  );
}

function enumerateOne(object: PowerShellObject): readonly PowerShellObject[] {
  return object.kind === 'array' ? [object] : enumerate(object);
}

/** The parts of a string with variables in it. */
export function expand(machine: Machine, state: State, node: ast.ExpandableString): Paths<Value> {
  return Paths.inOrder(node.parts, state, (part, at): Paths<Value> => {
    if (part.kind === 'Text') return Paths.of(at, literal(part.value));
    const character = constantCharacter(part);
    if (character !== undefined) {
      at.success = undefined;
      return Paths.of(at, literal(character));
    }
    return evaluate(machine, at, part).map((object, then) => toText(then, object, part.extent.start));
  }).map((values) => concat(...values));
}

/** `$([char]0x8a2d)`: how text beyond ASCII stands in a script, hundreds of times in one with long names. */
function constantCharacter(node: ast.Expression): string | undefined {
  if (node.kind !== 'SubExpression' || node.body.traps.length > 0) return undefined;
  const [only, ...more] = node.body.statements;
  if (only?.kind !== 'Pipeline' || more.length > 0) return undefined;
  const expression = loneExpression(only);
  if (expression?.kind !== 'Convert' || expression.type.name.toLowerCase() !== 'char') return undefined;
  const { operand } = expression;
  if (operand.kind !== 'NumberConstant' || operand.type !== 'int') return undefined;
  return operand.value > 0 && operand.value <= 0xffff ? String.fromCharCode(operand.value) : undefined;
}

export function evaluateHashtable(
  machine: Machine,
  state: State,
  node: ast.Hashtable,
): Paths<PowerShellObject> {
  return Paths.inOrder(node.entries, state, (entry, at) =>
    evaluate(machine, at, entry.key).chain((key, then) =>
      evaluateStatement(machine, then, entry.value).map((value) => ({ key, value })),
    ),
  ).map((entries, at) => {
    const table = new Map<string, { key: PowerShellObject; value: PowerShellObject }>();
    for (const { key, value } of entries) {
      const name = keyOf(key);
      if (name === undefined || table.has(name))
        throw new Refusal('KS1003', 'this key of a hashtable', node.extent.start);
      table.set(name, { key, value });
    }
    const complete: Hashtable = table;
    return at.allocate(complete);
  });
}
