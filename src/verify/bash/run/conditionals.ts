/** `if` and `case`. */

import type { Case, If } from 'unbash';
import { Refusal } from '../../refusal.js';
import { show, textOf, type Value } from '../../value.js';
import { matcherFor, type PatternPart } from '../expand/pattern.js';
import { expandPattern, expandText } from '../expand/word.js';
import { branch, type Context, unclearOf } from '../state/machine.js';
import type { State } from '../state/state.js';
import { meansAscii } from '../state/variables.js';
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

/** Whether a text matches a pattern, as an exit status. */
export function matchStatus(
  context: Context,
  state: State,
  subject: Value,
  parts: readonly PatternPart[] | undefined,
  offset: number,
): State['status'] {
  if (parts === undefined)
    return { kind: 'unknown', what: `${show(subject)} matches a pattern that is not known` };
  const matcher = matcherFor(context, parts, subject, offset);
  if (matcher.everything) return { kind: 'known', status: 0 };
  const text = textOf(subject);
  if (text !== undefined) {
    return { kind: 'known', status: matcher.matches(text) ? 0 : 1 };
  }
  const what = `${show(subject)} matches ${parts.map((part) => part.text).join('') || 'nothing'}`;
  const { leaves } = matcher;
  if (leaves === undefined) return { kind: 'unknown', what, ...equalityRefinement(subject, matcher.literal) };
  const ids = subject.flatMap((segment) => ('id' in segment ? [segment.id] : []));
  if (matcher.localized && !meansAscii(state)) {
    const { line } = context.source.place(offset);
    const why = `the check on line ${line} has a range, which means ASCII only behind export LC_ALL=C`;
    for (const id of ids) context.machine.recorder.doubt(id, why);
    return { kind: 'unknown', what };
  }
  return { kind: 'unknown', what, onFailure: ids.map((id) => ({ id, characters: leaves })) };
}

/** What it means for a text that it is, or is not, equal to a known one. */
export function equalityRefinement(
  subject: Value,
  text: string | undefined,
): Pick<Extract<State['status'], { kind: 'unknown' }>, 'onSuccess' | 'onFailure'> {
  const [only, ...more] = subject;
  if (text === undefined || only === undefined || more.length > 0 || !('id' in only)) return {};
  if (text === '')
    return { onSuccess: [{ id: only.id, text }], onFailure: [{ id: only.id, nonEmpty: true }] };
  return { onSuccess: [{ id: only.id, text, nonEmpty: true }] };
}
