/** What a status says about the texts that it depends on, in either shell. */
import type { Exit, Refinement } from '../tools/tool.js';
import { emptiness, literal, narrowed, type Secret, show, type Unknown, type Value } from '../value.js';

const opposites = new WeakMap<Exit, Exit>();

/** The opposite of a status, where one was made: what is learnt of either holds for both. */
export const oppositeOf = (exit: Exit): Exit | undefined => opposites.get(exit);

/** `! command`: 0 becomes 1, everything else 0. The opposite of the opposite is the status itself. */
export function negate(exit: Exit): Exit {
  if (exit.kind === 'known') return { kind: 'known', status: exit.status === 0 ? 1 : 0 };
  if (exit.kind === 'failed') return { kind: 'known', status: 0 };
  const known = opposites.get(exit);
  if (known !== undefined) return known;
  const { what, onSuccess, onFailure } = exit;
  const opposite: Exit = {
    kind: 'unknown',
    what: what.startsWith('not: ') ? what.slice('not: '.length) : `not: ${what}`,
    ...(onFailure === undefined ? {} : { onSuccess: onFailure }),
    ...(onSuccess === undefined ? {} : { onFailure: onSuccess }),
  };
  opposites.set(exit, opposite);
  opposites.set(opposite, exit);
  return opposite;
}

/** The change that a refinement makes to the segments of its evaluation. */
export function changeOf({ nonEmpty, characters, text }: Refinement): (segment: Secret | Unknown) => Value {
  return (segment) => {
    if (segment.kind === 'unknown' && text !== undefined) return literal(text);
    if (segment.kind === 'secret' && text === '') return [];
    return [narrowed(segment, nonEmpty === true, characters)];
  };
}

/** The status that tells whether a text is empty: 0 where it is. */
export function emptyStatus(value: Value): Exit {
  const known = emptiness(value);
  if (known !== 'either') return { kind: 'known', status: known === 'empty' ? 0 : 1 };
  const ids = value.flatMap((segment) => ('id' in segment ? [segment.id] : []));
  const [only] = ids;
  return {
    kind: 'unknown',
    what: `${show(value)} is empty`,
    onSuccess: ids.map((id) => ({ id, text: '' })),
    onFailure: only !== undefined && ids.length === 1 ? [{ id: only, nonEmpty: true }] : [],
  };
}
