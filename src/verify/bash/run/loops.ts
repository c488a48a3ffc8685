/** `while`, `until` and `for`, as the parser gives them. */

import type { For, While } from 'unbash';
import { Refusal } from '../../refusal.js';
import type { Value } from '../../value.js';
import { expandList } from '../expand/word.js';
import { confirmArgumentsKnown } from '../state/arguments.js';
import { branch, type Context, unclearOf } from '../state/machine.js';
import { merge } from '../state/merge.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { assign } from '../state/variables.js';
import { runList } from './list.js';
import { runLoop } from './loop.js';

export function runWhile(context: Context, state: State, node: While): State[] {
  const { clause, body, kind } = node;
  const condition = clause.commands.at(-1)?.command;
  return runLoop(context, state, node.pos, {
    check: (within, at) =>
      runList({ ...within, tested: true }, at, clause.commands).flatMap((after) => {
        if (!after.live) return [{ state: after, go: false }];
        return branch(within, after, after.status, clause.pos).live.map((way) => ({
          state: way.state,
          go: way.value === (kind === 'while'),
        }));
      }),
    body: (within, at) => runList(within, at, body.commands),
    finite: condition?.type === 'Command' && condition.name?.text === 'read',
  });
}

export function runFor(context: Context, state: State, node: For): State[] {
  const name = node.name.text;
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Refusal('KS1003', 'this name for a loop variable', node.pos);
  state.substituted = false;
  if (node.wordlist === undefined) confirmArgumentsKnown(context, listing(state), node.pos);
  const items: Paths<readonly Value[]> =
    node.wordlist === undefined
      ? Paths.of(state, state.positional)
      : expandList(unclearOf(context), listing(state), node.wordlist);
  return items.states((values, at) => {
    at.listing = false;
    if (values.length === 0) at.succeed();
    // dash keeps $? as it was before the list.
    else if (at.substituted && context.machine.dialect === 'sh')
      at.status = { kind: 'unknown', what: 'the command before succeeded' };
    let states = [at];
    const left: State[] = [];
    for (const value of values) {
      states = states.flatMap((one) => {
        assign(context, one, name, value, node.pos);
        one.depth = { ...one.depth, loops: one.depth.loops + 1 };
        return runList(context, one, node.body.commands).flatMap((after) => {
          after.depth = { ...after.depth, loops: after.depth.loops - 1 };
          const { flow } = after;
          if (flow.kind === 'break' || flow.kind === 'continue') {
            const outer = flow.levels > 1;
            after.flow = outer ? { kind: flow.kind, levels: flow.levels - 1 } : normal;
            if (outer || flow.kind === 'break') {
              left.push(after);
              return [];
            }
            return [after];
          }
          if (flow.kind === 'normal') return [after];
          left.push(after);
          return [];
        });
      });
      states = merge(context, states);
    }
    return merge(context, [...left, ...states]);
  });
}

function listing(state: State): State {
  state.listing = true;
  return state;
}
