/** `if` and `case`. */

import type { Case, If } from 'unbash';
import { Refusal } from '../../refusal.js';
import { matchStatus } from '../expand/match.js';
import { expandPattern, expandText } from '../expand/word.js';
import { branch, type Context, unclearOf } from '../state/machine.js';
import type { State } from '../state/state.js';
import { runList } from './list.js';

export function runIf(context: Context, state: State, node: If): State[] {
  const arms = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((one) => ({ clause: one.clause, body: one.then })),
  ];
  const done: State[] = [];
  let open = [state];
  for (const arm of arms) {
    const next: State[] = [];
    for (const one of open) {
      for (const after of runList({ ...context, tested: true }, one, arm.clause.commands)) {
        if (!after.live) {
          done.push(after);
          continue;
        }
        const ways = branch(context, after, after.status, arm.clause.pos);
        for (const { state: at, value: yes } of ways.live) {
          if (yes) done.push(...runList(context, at, arm.body.commands));
          else next.push(at);
        }
      }
    }
    open = next;
  }
  for (const one of open) {
    if (node.else === undefined) done.push(one.succeed());
    else done.push(...runList(context, one, node.else.commands));
  }
  return done;
}

export function runCase(context: Context, state: State, node: Case): State[] {
  state.substituted = false;
  return expandText(unclearOf(context), state, node.word).states((subject, start) => {
    // dash keeps $? as it was before.
    if (start.substituted && context.machine.dialect === 'sh')
      start.status = { kind: 'unknown', what: 'the command before succeeded' };
    let open = [start];
    const done: State[] = [];
    for (const item of node.items) {
      if (item.terminator !== undefined && item.terminator !== ';;') {
        throw new Refusal('KS1003', `${item.terminator} is not modelled`, item.pos);
      }
      for (const pattern of item.pattern) {
        const live = open.filter((one) => one.live);
        done.push(...open.filter((one) => !one.live));
        open = live.flatMap((one) =>
          expandPattern(context, one, pattern)
            .chain((parts, at) => {
              const status = matchStatus(context, one, subject, parts, pattern.pos);
              return branch(context, at, status, pattern.pos);
            })
            .states((matched, at) => {
              if (!matched) return [at];
              if (item.body.commands.length === 0) done.push(at.succeed());
              else done.push(...runList(context, at, item.body.commands));
              return [];
            }),
        );
      }
    }
    return [...done, ...open.map((one) => (one.live ? one.succeed() : one))];
  });
}
