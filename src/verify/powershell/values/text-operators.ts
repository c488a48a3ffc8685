/** `-match`, `-replace`, `-split` and `-join` on objects. */

import { Refusal } from '../../refusal.js';
import { derived, show, textOf, type Value } from '../../value.js';
import { branch, type Machine } from '../state/machine.js';
import {
  bool,
  enumerate,
  isExact,
  linesMark,
  type PowerShellObject,
  plain,
  string,
} from '../state/objects.js';
import type { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { match, setMatches, withoutRefinements } from './match.js';
import { regexCheck } from './regex-check.js';
import { joined, toText } from './text.js';
import { replace, split } from './text-edits.js';

/** The same on one line or many, which is not known. */
export function onMany(
  state: State,
  operator: string,
  left: Extract<PowerShellObject, { kind: 'output' | 'opaque' }>,
  right: PowerShellObject,
  offset: number,
): PowerShellObject {
  const pattern =
    right.kind === 'array'
      ? right.items.map((item) => show(one(state, item, offset))).join(', ')
      : show(one(state, right, offset));
  const text = derived(left.text, `${operator} ${pattern}`);
  const many: PowerShellObject = { kind: 'output', text, single: false };
  if (operator === '-split') return { kind: 'array', items: [many] };
  if (operator === '-replace') return left.kind === 'opaque' ? { kind: 'opaque', text } : many;
  // Only a match of one text sets it.
  if (/match$/.test(operator)) forgetMatches(state, left.text);
  return { kind: 'opaque', text };
}

/** A match of several lines leaves `$Matches` as it was; of one, it sets it. */
function forgetMatches(state: State, subject: Value): void {
  state.set('matches', { value: { kind: 'opaque', text: derived(subject, '$Matches') }, type: undefined });
}

/** Operand of an operator on texts: one text, not an array of them. */
export function one(state: State, object: PowerShellObject, offset: number): ReturnType<typeof toText> {
  if (object.kind === 'array' || (object.kind === 'output' && !object.single)) {
    throw new Refusal('KS1003', 'an operator on each element of an array', offset);
  }
  return toText(state, object, offset);
}

export function matched(
  machine: Machine,
  state: State,
  negated: boolean,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): Paths<PowerShellObject> {
  const subject = one(state, left, offset);
  const pattern = one(state, right, offset);
  const { status, groups } = match(subject, pattern, ignoreCase, offset);
  const several = linesMark(left).mayBeLines === true;
  const doubt = several
    ? 'of several lines, which are an array, it looks at each by itself: write [string] before what is captured'
    : regexCheck(textOf(pattern) ?? '', ignoreCase).doubt;
  if (doubt !== undefined) {
    const { line } = machine.source.place(offset);
    for (const segment of subject)
      if ('id' in segment) machine.recorder.doubt(segment.id, `the check on line ${line}: ${doubt}`);
  }
  // Which way it goes is decided here, because only a match sets `$Matches`.
  const learnt = several ? withoutRefinements(status) : status;
  return branch(machine, state, learnt, offset).map((yes, at) => {
    if (yes && several) forgetMatches(at, subject);
    else if (yes) setMatches(at, groups);
    return bool(yes !== negated);
  });
}

export function replaced(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): PowerShellObject {
  const [pattern, by = plain(''), ...more] = right.kind === 'array' ? right.items : [right];
  if (pattern === undefined || more.length > 0)
    throw new Refusal('KS1003', 'this -replace is not modelled', offset);
  const change = (item: PowerShellObject): PowerShellObject =>
    string(
      replace(
        one(state, item, offset),
        one(state, pattern, offset),
        one(state, by, offset),
        ignoreCase,
        offset,
      ),
    );
  if (left.kind !== 'array') return change(left);
  if (!isExact(left.items)) throw new Refusal('KS1003', 'replacing in lines that are not known', offset);
  return { kind: 'array', items: left.items.map(change) };
}

export function splitBy(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  ignoreCase: boolean,
  offset: number,
): PowerShellObject {
  const [pattern, limit, ...more] = right.kind === 'array' ? right.items : [right];
  if (pattern === undefined || more.length > 0 || (limit !== undefined && limit.kind !== 'number')) {
    throw new Refusal('KS1003', 'this -split is not modelled', offset);
  }
  const most = limit === undefined ? 0 : limit.value;
  const parts = split(one(state, left, offset), one(state, pattern, offset), most, ignoreCase, offset);
  return { kind: 'array', items: parts };
}

export function joinedBy(
  state: State,
  left: PowerShellObject,
  right: PowerShellObject,
  offset: number,
): ReturnType<typeof toText> {
  const separator = one(state, right, offset);
  if (left.kind === 'output' || linesMark(left).mayBeLines === true) {
    const text = left.kind === 'output' ? left.text : toText(state, left, offset);
    return derived(text, `lines joined by ${show(separator)}`);
  }
  return joined(state, enumerate(left), separator, offset);
}
