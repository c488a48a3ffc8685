/** `=`, `+=` and their kind. */

import { Refusal } from '../../refusal.js';
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';
import type { Machine } from '../state/machine.js';
import { enumerate, isExact, nothing, nullObject, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { keyOf } from '../values/indexes.js';
import { settle } from '../values/truth.js';
import { readVariable, writeVariable } from '../variables/variables.js';
import { evaluate, evaluateStatement } from './expressions.js';
import { binary } from './operators.js';

/** Runs an assignment; its value is what was assigned. */
export function runAssignment(machine: Machine, state: State, node: ast.Assignment): Paths<PowerShellObject> {
  const offset = node.extent.start;
  const { operator, left } = node;
  if (operator === '=') {
    return confirmParts(machine, state, left).chain((_fine, ready) =>
      evaluateStatement(machine, ready, node.right).chain((object, at) => assign(machine, at, left, object)),
    );
  }
  if (left.kind !== 'Variable' && left.kind !== 'Member' && left.kind !== 'Index') {
    throw new Refusal('KS1003', `${operator} to this is not modelled`, offset);
  }
  confirmSet(state, left);
  return current(machine, state, left).chain((before, at) => {
    if (operator === '??=') {
      return settle(machine, at, before, offset).chain((settled, then) => {
        if (settled.kind === 'opaque')
          throw new Refusal('KS1003', 'whether this is null is not known', offset);
        if (settled.kind !== 'null') return Paths.of(then, settled);
        return evaluateStatement(machine, then, node.right).chain((object, last) =>
          assign(machine, last, left, object),
        );
      });
    }
    return evaluateStatement(machine, at, node.right).chain((object, then) => {
      const binaryOperator = operator.slice(0, -1) as '+' | '-' | '*' | '/' | '%';
      return binary(machine, then, binaryOperator, before, object, offset).chain((after, last) =>
        assign(machine, last, left, after),
      );
    });
  });
}

const running: ReadonlySet<string> = new Set(['Command', 'Assignment', 'Postfix', 'InvokeMember']);

/**
 * What is assigned to is worked out before what is assigned: where that is an error, the right side does not run.
 * It is worked out twice here, so that nothing may run in it.
 */
function confirmParts(machine: Machine, state: State, left: ast.Expression): Paths<true> {
  if (left.kind === 'ArrayLiteral') {
    const fine = left.elements.every(
      (one) => confirmParts(machine.forTrial(), state.clone(), one).ended.length === 0,
    );
    if (!fine)
      throw new Refusal('KS1003', 'an assignment to several, one of which is not there', left.extent.start);
    return Paths.of<true>(state, true);
  }
  if ((left.kind !== 'Member' && left.kind !== 'Index') || (left.kind === 'Member' && left.static)) {
    return Paths.of<true>(state, true);
  }
  visitNodes(left, ({ kind, extent }) => {
    if (running.has(kind)) throw new Refusal('KS1003', 'what is assigned to has to run first', extent.start);
  });
  // An element is looked for when all the rest is done.
  if (left.kind === 'Index') return Paths.of<true>(state, true);
  const trial = evaluate(machine.forTrial(), state.clone(), left.target);
  if (trial.ended.length === 0) return Paths.of<true>(state, true);
  if (trial.live.length > 0) {
    throw new Refusal('KS1003', 'whether what is assigned to is there depends on the run', left.extent.start);
  }
  return evaluate(machine, state, left.target).map((): true => true);
}

/** In a scope of its own, `+=` to a variable that is not set there begins with nothing, whatever is set further out. */
export function confirmSet(state: State, node: ast.Expression): void {
  if (node.kind !== 'Variable' || node.scope !== undefined || state.scopes.length === 1) return;
  if (state.scopes.at(-1)?.variables.has(node.name.toLowerCase()) === true) return;
  throw new Refusal('KS1003', `$${node.name} is not set in this scope, and is added to`, node.extent.start);
}

function current(machine: Machine, state: State, node: ast.Expression): Paths<PowerShellObject> {
  if (node.kind === 'Variable') return readVariable(machine, state, node);
  return evaluate(machine, state, node);
}

/** Puts a value where an expression says. */
export function assign(
  machine: Machine,
  state: State,
  left: ast.Expression,
  object: PowerShellObject,
): Paths<PowerShellObject> {
  const offset = left.extent.start;
  switch (left.kind) {
    case 'Variable':
      return writeVariable(machine, state, left, object);
    case 'Convert': {
      const { operand } = left;
      if (operand.kind !== 'Variable' || operand.scope === 'env')
        throw new Refusal('KS1003', 'this typed assignment', offset);
      return writeVariable(machine, state, operand, object, left.type.name);
    }
    case 'ArrayLiteral':
      return assignEach(machine, state, left, object);
    case 'Member':
      if (left.static) return assignStatic(machine, state, left, object);
      return assignEntry(machine, state, left, object);
    case 'Index':
      return assignEntry(machine, state, left, object);
    default:
      throw new Refusal('KS1003', 'an assignment to this is not modelled', offset);
  }
}

/** `$a, $b = …`: the last one gets what is left. */
function assignEach(
  machine: Machine,
  state: State,
  left: ast.ArrayLiteral,
  object: PowerShellObject,
): Paths<PowerShellObject> {
  return settle(machine, state, object, left.extent.start).chain((settled, at) => {
    const items = enumerate(settled);
    if (!isExact(items))
      throw new Refusal('KS1003', 'lines whose number is not known, to several variables', left.extent.start);
    const count = left.elements.length;
    return Paths.inOrder(left.elements, at, (element, then, index) => {
      const rest = items.slice(index);
      const [first = nullObject, ...more] = rest;
      const last = index === count - 1 && more.length > 0;
      return assign(machine, then, element, last ? { kind: 'array', items: rest } : first);
    }).map(() => nothing);
  });
}

/** `$table.name = …` and `$table['name'] = …` */
function assignEntry(
  machine: Machine,
  state: State,
  left: ast.Member | ast.Index,
  object: PowerShellObject,
): Paths<PowerShellObject> {
  const offset = left.extent.start;
  return evaluate(machine, state, left.target).chain((target, at) => {
    if (target.kind !== 'hashtable')
      throw new Refusal('KS1003', 'an assignment to a part of this is not modelled', offset);
    const name = left.kind === 'Member' ? left.member : left.index;
    return evaluate(machine, at, name).map((key, then) => {
      const id = keyOf(key);
      const entries = then.heap.get(target.id);
      if (id === undefined || entries === undefined || (target.ordered === true && key.kind !== 'string'))
        throw new Refusal('KS1003', 'this key of a hashtable', offset);
      if (object.kind === 'output')
        throw new Refusal('KS1003', 'lines whose number is not known, in a hashtable', offset);
      // What gives out nothing is nothing still in a place by index, and $null in a property.
      const value = left.kind === 'Member' && object.kind === 'null' ? nullObject : object;
      then.heap.set(target.id, new Map([...entries, [id, { key, value }]]));
      return object;
    });
  });
}

/** `[Net.ServicePointManager]::…`, which only Windows PowerShell looks at. */
function assignStatic(
  machine: Machine,
  state: State,
  left: ast.Member,
  object: PowerShellObject,
): Paths<PowerShellObject> {
  const offset = left.extent.start;
  const type = left.target.kind === 'TypeExpression' ? left.target.type.name : '';
  const member = left.member.kind === 'StringConstant' ? left.member.value.toLowerCase() : '';
  if (!/^(system\.)?net\.servicepointmanager$/i.test(type)) {
    throw new Refusal('KS1003', 'an assignment to this is not modelled', offset);
  }
  if (member === 'securityprotocol') return Paths.of(state, object);
  if (member !== 'servercertificatevalidationcallback') {
    throw new Refusal('KS1003', 'an assignment to this is not modelled', offset);
  }
  machine.recorder.find(
    'KS5003',
    machine.source.place(offset),
    'from here on, Windows PowerShell takes every certificate for good',
    { fix: "curl --cacert with the kubeconfig's CA" },
  );
  return Paths.of(state, object);
}
