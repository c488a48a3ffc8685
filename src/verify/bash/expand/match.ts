/** Whether a text matches a pattern (`case`, `[[ == ]]`), as an exit status with what each way of it means. */
import type { Exit } from '../../tools/tool.js';
import { show, textOf, type Value } from '../../value.js';
import type { Context } from '../state/machine.js';
import type { State } from '../state/state.js';
import { meansAscii } from '../state/variables.js';
import { matcherFor, type PatternPart } from './pattern.js';

/** Whether a text matches a pattern, as an exit status. */
export function matchStatus(
  context: Context,
  state: State,
  subject: Value,
  parts: readonly PatternPart[] | undefined,
  offset: number,
): Exit {
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
function equalityRefinement(
  subject: Value,
  text: string | undefined,
): Pick<Extract<Exit, { kind: 'unknown' }>, 'onSuccess' | 'onFailure'> {
  const [only, ...more] = subject;
  if (text === undefined || only === undefined || more.length > 0 || !('id' in only)) return {};
  if (text === '')
    return { onSuccess: [{ id: only.id, text }], onFailure: [{ id: only.id, nonEmpty: true }] };
  return { onSuccess: [{ id: only.id, text, nonEmpty: true }] };
}
