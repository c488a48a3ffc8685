/** `switch` */

import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { evaluate } from '../expressions/expressions.js';
import type * as ast from '../parse/ast.js';
import { loneExpression } from '../parse/lone-expression.js';
import { branch, type Machine } from '../state/machine.js';
import { enumerate, fromItems, isExact, linesMark, type PowerShellObject } from '../state/objects.js';
import type { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { decided } from '../state/unnoticed.js';
import { equals, equalTexts } from '../values/compare.js';
import { like, match, setMatches, withoutRefinements } from '../values/match.js';
import { toText } from '../values/text.js';
import { decide, settle } from '../values/truth.js';
import { evaluatePipelineBase } from './pipelines.js';
import { runBlock } from './run.js';

/** Every clause that matches runs, in order, until one breaks; `default` where none did. */
export function runSwitch(machine: Machine, state: State, node: ast.Switch): State[] {
  const offset = node.extent.start;
  return evaluatePipelineBase(machine, state, node.subject)
    .chain((subject, at) => settle(machine, at, subject, offset))
    .states((subject, at) => {
      const list = subject.kind === 'array' || subject.kind === 'null' || subject.kind === 'bytes';
      const items = list ? enumerate(subject) : [subject];
      if (!isExact(items))
        throw new Refusal('KS1003', 'a switch over lines whose number is not known', offset);
      return eachItem(machine, at, node, items);
    });
}

function eachItem(
  machine: Machine,
  start: State,
  node: ast.Switch,
  items: readonly PowerShellObject[],
): State[] {
  const outside = start.depth;
  const done: State[] = [];
  let states = [start];
  for (const item of items) {
    const next: State[] = [];
    for (const one of states) {
      one.depth = { ...outside, loops: outside.loops + 1 };
      const hidden = one.scopes.at(-1)?.variables.get('_');
      for (const after of clauses(machine, one, node, item)) {
        after.depth = outside;
        after.set('_', hidden);
        const { flow } = after;
        if (flow.kind === 'normal') next.push(after);
        else if ((flow.kind === 'break' || flow.kind === 'continue') && fits(flow.label, node)) {
          after.flow = normal;
          (flow.kind === 'break' ? done : next).push(after);
        } else done.push(after);
      }
    }
    states = next;
  }
  return [...done, ...states];
}

function fits(label: string | undefined, node: ast.Switch): boolean {
  return label === undefined || label === node.label?.toLowerCase();
}

function clauses(machine: Machine, start: State, node: ast.Switch, item: PowerShellObject): State[] {
  start.set('_', { value: item, type: undefined });
  const done: State[] = [];
  let open: { readonly state: State; readonly any: boolean }[] = [{ state: start, any: false }];
  for (const { condition, body } of node.clauses) {
    open = open.flatMap(({ state, any }) => {
      const ways = matches(machine, state, node, item, condition);
      done.push(...ways.ended);
      return ways.live.flatMap(({ state: at, value: yes }) => {
        if (!yes) return [{ state: at, any }];
        return runBlock(machine, at, body).flatMap((after) => {
          if (after.live) return [{ state: after, any: true }];
          done.push(after);
          return [];
        });
      });
    });
  }
  for (const { state, any } of open) {
    if (any || node.default === undefined) done.push(state);
    else done.push(...runBlock(machine, state, node.default));
  }
  return done;
}

function matches(
  machine: Machine,
  state: State,
  node: ast.Switch,
  subject: PowerShellObject,
  condition: ast.Expression,
): Paths<boolean> {
  const offset = condition.extent.start;
  if (condition.kind === 'ScriptBlockExpression') {
    const { end } = condition.scriptBlock;
    if (end === undefined) throw new Refusal('KS1003', 'an empty condition of switch', offset);
    const [only, ...more] = end.statements;
    const expression = more.length === 0 && only?.kind === 'Pipeline' ? loneExpression(only) : undefined;
    if (expression === undefined) throw new Refusal('KS1003', 'a condition of switch with commands', offset);
    // It is no statement of its own: where it fails, all of `switch` ends.
    return evaluate(machine, state, expression).chain((object, at) =>
      settle(machine, at, object, offset).chain((settled, then) =>
        decide(machine, then, fromItems(enumerate(settled)), offset),
      ),
    );
  }
  const ignoreCase = !node.flags.includes('casesensitive');
  return evaluate(machine, state, condition).chain((wanted, at) => {
    // What became known about it since is in the variable.
    const item = at.find('_')?.value ?? subject;
    if (node.flags.includes('regex')) {
      const { status, groups } = match(
        toText(at, item, offset),
        toText(at, wanted, offset),
        ignoreCase,
        offset,
      );
      const learnt = linesMark(item).mayBeLines === true ? withoutRefinements(status) : status;
      decided(at, learnt);
      return branch(machine, at, learnt, offset).map((yes, then) => {
        if (yes) setMatches(then, groups);
        return yes;
      });
    }
    const status: Exit = node.flags.includes('wildcard')
      ? like(toText(at, item, offset), toText(at, wanted, offset), ignoreCase, offset)
      : wanted.kind === 'string'
        ? equalTexts(toText(at, item, offset), wanted.text, ignoreCase, offset)
        : equalOfKind(at, item, wanted, ignoreCase, offset);
    decided(at, status);
    return branch(machine, at, status, offset);
  });
}

const isTruth = ({ kind }: PowerShellObject): boolean => kind === 'bool' || kind === 'condition';

/** `switch` compares texts where `-eq` converts: 1 is not `$true` to it. */
function equalOfKind(
  state: State,
  item: PowerShellObject,
  wanted: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): Exit {
  if (isTruth(item) !== isTruth(wanted) && item.kind !== 'null' && wanted.kind !== 'null') {
    throw new Refusal('KS1003', 'a switch that compares a boolean with another kind of value', offset);
  }
  return equals(state, item, wanted, ignoreCase, offset);
}
