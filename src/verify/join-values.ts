/** One value for two that differ. */
import { Alphabet, alphabets } from './alphabet.js';
import {
  commonHolder,
  emptiness,
  freshId,
  type Segment,
  secret,
  secretsIn,
  unknown,
  type Value,
} from './value.js';
import { identity, likeness, sameText } from './value-keys.js';

/** One value for two. */
export function joinValues(label: string, left: Value, right: Value): Value {
  if (identity(left) === identity(right)) return left;
  if (sameText(left, right)) return left.map((segment, index) => lessOf(segment, right[index] ?? segment));
  if (likeness(left) === likeness(right)) {
    return left.map((segment, index) => {
      const other = right[index];
      if (!('id' in segment) || (other !== undefined && 'id' in other && other.id === segment.id))
        return segment;
      // One of two files or folders that mktemp made is neither of them for certain.
      const joined = { ...segment, id: freshId() };
      return joined.kind === 'unknown' ? { ...joined, temporary: false, startFolder: false } : joined;
    });
  }
  const nonEmpty = emptiness(left) === 'nonempty' && emptiness(right) === 'nonempty';
  const characters = charactersOf(left).or(charactersOf(right));
  const secrets = [...secretsIn(left), ...secretsIn(right)];
  const [first] = secrets;
  if (first === undefined) return unknown(label, { nonEmpty, characters });
  const cluster = secrets.every((one) => one.cluster === first.cluster) ? first.cluster : undefined;
  const origins = new Set(secrets.map((one) => one.origin));
  // A text with more in it than the secret is not called by the secret's name.
  const plain = left.length === 1 && right.length === 1 && origins.size === 1;
  // What is wrong with it on one of the ways is.
  const byCurrentContext = secrets.some((one) => one.byCurrentContext === true);
  const encoded = secrets.some((one) => one.encoded === true);
  const ofPod = secrets.every((one) => one.ofPod === true);
  return secret(plain ? first.origin : label, cluster, {
    nonEmpty,
    characters,
    byCurrentContext,
    encoded,
    ofPod,
    holder: commonHolder(secrets),
  });
}

/** One text on both ways, of which checks have shown more on one of them: what is known on both. */
function lessOf(one: Segment, other: Segment): Segment {
  if (!('id' in one) || !('id' in other)) return one;
  return {
    ...one,
    nonEmpty: one.nonEmpty && other.nonEmpty,
    characters: one.characters.or(other.characters),
  };
}

function charactersOf(value: Value): Alphabet {
  return value.reduce<Alphabet>(
    (all, segment) => {
      if ('characters' in segment && !('text' in segment && segment.text !== undefined))
        return all.or(segment.characters);
      const text = 'text' in segment ? (segment.text ?? '') : '';
      // Behind a zero it would be octal.
      return all.or(/^(?:0|[1-9][0-9]{0,17})?$/.test(text) ? alphabets.digits : Alphabet.of(text));
    },
    value.length > 1 ? Alphabet.of('') : alphabets.digits,
  );
}
