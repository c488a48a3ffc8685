/** `foreach ($x in …)` */

import { Refusal } from '../../refusal.js';
import { goesOn } from '../loops/round.js';
import { runRounds } from '../loops/rounds.js';
import type * as ast from '../parse/ast.js';
import { merge } from '../state/join.js';
import { mixed } from '../state/join-objects.js';
import type { Machine } from '../state/machine.js';
import { enumerate, isExact, type PowerShellObject } from '../state/objects.js';
import type { State } from '../state/state.js';
import { another, oneOf, type UnknownMany } from '../values/many.js';
import { settle } from '../values/truth.js';
import { evaluatePipelineBase } from './pipelines.js';
import { runBlock } from './run.js';

const reserved =
  /^(_|\?|\^|\$|true|false|null|input|args|matches|home|host|error|pid|ofs|this|ps.*|.*preference|lastexitcode|outputencoding)$/;

export function runForEach(machine: Machine, state: State, node: ast.ForEach): State[] {
  const offset = node.extent.start;
  const name = node.variable.name.toLowerCase();
  if (node.variable.scope !== undefined || reserved.test(name)) {
    throw new Refusal('KS1003', 'this variable for a loop', node.variable.extent.start);
  }
  return evaluatePipelineBase(machine, state, node.list)
    .chain((list, at) => settle(machine, at, list, offset))
    .states((list, at) => {
      if (at.find(name)?.type !== undefined)
        throw new Refusal('KS1003', 'a typed variable for a loop', offset);
      confirmReadLater(at, name);
      const items = list.kind === 'null' ? [] : enumerate(list);
      if (isExact(items)) return eachItem(machine, at, node, name, items);
      const [only, ...more] = items;
      if (only === undefined || (only.kind !== 'output' && only.kind !== 'opaque') || more.length > 0) {
        throw new Refusal('KS1003', 'elements whose number is not known', offset);
      }
      return eachLine(machine, at, node, name, only);
    });
}

/**
 * In a scope of its own PowerShell gives the variable a place of its own: after a loop without a round it holds nothing
 * there, whatever strict mode or a variable of that name further out say (VariableAnalysis.cs, VisitForEachStatement).
 */
function confirmReadLater(state: State, name: string): void {
  const innermost = state.scopes.length - 1;
  if (innermost === 0 || state.scopes[innermost]?.variables.has(name) === true) return;
  state.set(name, {
    value: mixed(`$${name} of a loop that may run no round`),
    type: undefined,
    unsure: true,
  });
}

function eachItem(
  machine: Machine,
  start: State,
  node: ast.ForEach,
  name: string,
  items: readonly PowerShellObject[],
): State[] {
  const label = node.label?.toLowerCase();
  const left: State[] = [];
  const outside = start.depth;
  let states = [start];
  for (const item of items) {
    const next: State[] = [];
    for (const one of states) {
      one.depth = { ...outside, loops: outside.loops + 1 };
      one.set(name, { value: item, type: undefined });
      for (const after of runBlock(machine, one, node.body)) {
        after.depth = outside;
        if (goesOn(after, label)) next.push(after);
        else left.push(after);
      }
    }
    states = merge(machine, next);
  }
  return [...left, ...states];
}

/** Over lines that only a run would show: no, one, or many rounds with any line. */
function eachLine(
  machine: Machine,
  start: State,
  node: ast.ForEach,
  name: string,
  lines: UnknownMany,
): State[] {
  const offset = node.extent.start;
  return runRounds(machine, start, {
    offset,
    label: node.label?.toLowerCase(),
    check: (within, at) =>
      another(within, at, offset).map((more, then) => {
        if (more) then.set(name, { value: oneOf(lines), type: undefined });
        return more;
      }),
    body: (within, at) => runBlock(within, at, node.body),
    bodyFirst: false,
    finite: true,
  });
}
