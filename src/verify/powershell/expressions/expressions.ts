/** Expressions. Every function takes a state that is its own. */

import { Refusal } from '../../refusal.js';
import { show } from '../../value.js';
import type * as ast from '../parse/ast.js';
import { loneExpression } from '../parse/lone-expression.js';
import type { Machine } from '../state/machine.js';
import {
  bool,
  condition,
  enumerate,
  fromItems,
  type Items,
  type PowerShellObject,
  plain,
  string,
} from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { convert } from '../values/convert.js';
import { readIndex } from '../values/indexes.js';
import { toText } from '../values/text.js';
import { decide, settle, truthOf } from '../values/truth.js';
import { isOwnArguments, readVariable } from '../variables/variables.js';
import { assign, confirmSet } from './assignments.js';
import { evaluateInvoke, evaluateMember } from './invoke.js';
import { evaluateElement, evaluateHashtable, expand, settleAll } from './literals.js';
import { binary, unary } from './operators.js';

/** The value of an expression. */
export function evaluate(machine: Machine, state: State, node: ast.Expression): Paths<PowerShellObject> {
  machine.step();
  const offset = node.extent.start;
  switch (node.kind) {
    case 'StringConstant':
      return Paths.of(state, plain(node.value));
    case 'ExpandableString':
      return expand(machine, state, node).map(string);
    case 'NumberConstant':
      return Paths.of(state, { kind: 'number', type: node.type, value: node.value });
    case 'Variable':
      if (node.splatted) throw new Refusal('KS1003', 'a splat outside of a command', offset);
      return readVariable(machine, state, node);
    case 'Convert':
      return evaluateConvert(machine, state, node);
    case 'Unary':
      return evaluateUnary(machine, state, node);
    case 'Postfix':
      return increment(machine, state, node.operand, node.operator, offset).map(({ before }) => before);
    case 'Binary':
      return evaluateBinary(machine, state, node);
    case 'Ternary':
      return evaluate(machine, state, node.condition).chain((object, at) =>
        decide(machine, at, object, offset).chain((yes, then) =>
          evaluate(machine, then, yes ? node.then : node.else),
        ),
      );
    case 'ArrayLiteral':
      return Paths.inOrder(node.elements, state, (element, at) => evaluateElement(machine, at, element)).map(
        (items): PowerShellObject => ({ kind: 'array', items }),
      );
    case 'ArrayExpression':
      return arrayItems(machine, state, node.body).chain((items, at) =>
        settleAll(machine, at, items, offset).map(
          (settled): PowerShellObject => ({ kind: 'array', items: settled }),
        ),
      );
    case 'SubExpression':
      return machine.execution.captureBlock(machine, state, node.body).map(fromItems);
    case 'Paren':
      return machine.execution.evaluatePipelineBase(machine, state, node.pipeline);
    case 'Hashtable':
      return evaluateHashtable(machine, state, node);
    case 'ScriptBlockExpression':
      return Paths.of(state, { kind: 'block', block: node.scriptBlock });
    case 'Member':
      return evaluateMember(machine, state, node);
    case 'InvokeMember':
      return evaluateInvoke(machine, state, node);
    case 'Index':
      return evaluate(machine, state, node.target).chain((target, at) =>
        settle(machine, at, target, offset).chain((settled, then) =>
          evaluate(machine, then, node.index).chain((index, last) => readIndex(last, settled, index, offset)),
        ),
      );
    default:
      throw new Refusal('KS1003', 'this expression is not modelled', offset);
  }
}

/** A single expression in `@(…)` is no statement of its own: it ends the statement around it where it fails. */
function arrayItems(machine: Machine, state: State, body: ast.Block): Paths<Items> {
  const [only, ...more] = body.statements;
  const expression = more.length === 0 && only?.kind === 'Pipeline' ? loneExpression(only) : undefined;
  if (expression === undefined || body.traps.length > 0)
    return machine.execution.captureBlock(machine, state, body);
  return evaluate(machine, state, expression).map((object, at) => {
    at.success = undefined;
    return enumerate(object);
  });
}

function evaluateConvert(machine: Machine, state: State, node: ast.Convert): Paths<PowerShellObject> {
  const offset = node.extent.start;
  const type = node.type.name.toLowerCase();
  if (type === 'ordered' && node.operand.kind === 'Hashtable') {
    return evaluate(machine, state, node.operand).map((table) =>
      table.kind === 'hashtable' ? { ...table, ordered: true } : table,
    );
  }
  return evaluate(machine, state, node.operand).chain((object, at) =>
    convert(machine, at, object, node.type.name, offset),
  );
}

function evaluateUnary(machine: Machine, state: State, node: ast.Unary): Paths<PowerShellObject> {
  const offset = node.extent.start;
  if (node.operator === '++' || node.operator === '--') {
    return increment(machine, state, node.operand, node.operator, offset).map(({ after }) => after);
  }
  return evaluate(machine, state, node.operand).chain((object, at) =>
    unary(machine, at, node.operator, object, offset),
  );
}

/** `$i++` and `++$i` */
export function increment(
  machine: Machine,
  state: State,
  operand: ast.Expression,
  operator: '++' | '--',
  offset: number,
): Paths<{ readonly before: PowerShellObject; readonly after: PowerShellObject }> {
  if (operand.kind !== 'Variable') throw new Refusal('KS1003', `${operator} of this is not modelled`, offset);
  confirmSet(state, operand);
  return readVariable(machine, state, operand).chain((before, at) => {
    if (before.kind !== 'number' && before.kind !== 'integer' && before.kind !== 'null') {
      throw new Refusal('KS1003', `${operator} works on numbers only`, offset);
    }
    return binary(
      machine,
      at,
      operator === '++' ? '+' : '-',
      before,
      { kind: 'number', type: 'int', value: 1 },
      offset,
    ).chain((after, then) =>
      assign(machine, then, operand, after).map(() => ({
        // Nothing counts as 0 here, where reading it gives nothing.
        before: before.kind === 'null' ? { kind: 'number' as const, type: 'int' as const, value: 0 } : before,
        after,
      })),
    );
  });
}

function evaluateBinary(machine: Machine, state: State, node: ast.Binary): Paths<PowerShellObject> {
  const { operator, left, right } = node;
  const offset = node.extent.start;
  if (operator === '-and' || operator === '-or') {
    return evaluate(machine, state, left).chain((object, at) =>
      decide(machine, at, object, left.extent.start).chain((yes, then) => {
        if (yes !== (operator === '-and')) return Paths.of(then, bool(yes));
        return evaluate(machine, then, right).map((other): PowerShellObject => {
          const status = truthOf(other, right.extent.start);
          if (status.kind === 'unknown') return { kind: 'condition', exit: status };
          return bool(status.kind === 'known' && status.status === 0);
        });
      }),
    );
  }
  if (operator === '??') {
    return evaluate(machine, state, left).chain((object, at) =>
      settle(machine, at, object, offset).chain((settled, then) => {
        if (settled.kind === 'opaque')
          throw new Refusal('KS1003', 'whether this is null is not known', offset);
        return settled.kind === 'null' ? evaluate(machine, then, right) : Paths.of(then, settled);
      }),
    );
  }
  if (/^-[ci]?contains$/.test(operator) && isOwnArguments(state, left)) {
    return evaluate(machine, state, right).map((value, at) => {
      const shown = show(toText(at, value, right.extent.start));
      return condition({ kind: 'unknown', what: `the script is called with ${shown}` });
    });
  }
  return evaluate(machine, state, left).chain((one, at) => {
    const type = operator === '-is' || operator === '-isnot' ? typeIn(right) : undefined;
    const other = type === undefined ? evaluate(machine, at, right) : Paths.of(at, plain(type));
    return other.chain((value, then) => binary(machine, then, operator, one, value, offset));
  });
}

/** The name of the type that `-is` asks about; a type elsewhere is an object that is not modelled. */
function typeIn(node: ast.Expression): string | undefined {
  return node.kind === 'TypeExpression' ? node.type.name : undefined;
}

/** A statement as a value: what it gives out. */
export function evaluateStatement(
  machine: Machine,
  state: State,
  node: ast.Statement,
): Paths<PowerShellObject> {
  if (node.kind === 'Pipeline' || node.kind === 'PipelineChain' || node.kind === 'Assignment') {
    return machine.execution.evaluatePipelineBase(machine, state, node);
  }
  const { extent } = node;
  machine.rightSides.add(node);
  return machine.execution
    .captureBlock(machine, state, { kind: 'Block', extent, statements: [node], traps: [] })
    .map(fromItems);
}
