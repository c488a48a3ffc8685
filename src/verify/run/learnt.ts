/** What a status says about the texts that it depends on, in either shell. */
import type { Exit, Refinement } from '../tools/tool.js';
import { emptiness, literal, narrowed, type Secret, show, type Unknown, type Value } from '../value.js';

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
