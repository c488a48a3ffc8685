/** Keys of values: which are the same text, and of which the same is known. */
import type { Segment, Value } from './value.js';

/** What a field of a segment says: which text it is, whose evaluation, or what is known of it. */
type FieldUse = 'what' | 'evaluation' | 'checked';

/** A use for each field of each kind of segment: one that is forgotten does not compile. */
const segmentFields: {
  readonly [K in Segment['kind']]: {
    readonly [F in Exclude<keyof Extract<Segment, { readonly kind: K }>, 'kind'>]-?: FieldUse;
  };
} = {
  literal: { text: 'what' },
  kubeconfig: { path: 'what', text: 'what', cluster: 'what', holders: 'checked' },
  secret: {
    id: 'evaluation',
    text: 'what',
    origin: 'what',
    cluster: 'what',
    nonEmpty: 'checked',
    characters: 'checked',
    byCurrentContext: 'what',
    encoded: 'what',
    ofPod: 'what',
    holder: 'what',
  },
  unknown: {
    id: 'evaluation',
    what: 'what',
    nonEmpty: 'checked',
    characters: 'checked',
    temporary: 'what',
    startFolder: 'what',
    endpoint: 'what',
    ofPod: 'what',
  },
};

const fieldsByUse = Object.entries(segmentFields).map(
  ([kind, fields]) => [kind, Object.entries(fields)] as const,
);

/** The names of the fields with these uses, for each kind. */
function namesOf(...uses: readonly FieldUse[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    fieldsByUse.map(([kind, fields]) => [
      kind,
      fields.flatMap(([name, use]) => (uses.includes(use) ? [name] : [])),
    ]),
  );
}

const namesOfAll = namesOf('evaluation', 'what', 'checked');
const namesOfLikeness = namesOf('what', 'checked');
const namesOfWhat = namesOf('evaluation', 'what');

function keyOf(value: Value, names: ReadonlyMap<string, readonly string[]>): string {
  return JSON.stringify(
    value.map((segment) => {
      if (segment.kind === 'literal') return segment.text;
      const fields = segment as unknown as Readonly<Record<string, unknown>>;
      // Where nothing is said of it, a field is false.
      const key = (names.get(segment.kind) ?? []).map(
        (name) => fields[name] || (fields[name] === '' ? '' : null),
      );
      return [segment.kind, ...key];
    }),
  );
}

/** A key that two values share only if they are the same text, and the same is known of it. */
export function identity(value: Value): string {
  return keyOf(value, namesOfAll);
}

/** The same, whatever checks have shown of the text on the way: two texts of one evaluation are one. */
export function sameText(left: Value, right: Value): boolean {
  return left === right || keyOf(left, namesOfWhat) === keyOf(right, namesOfWhat);
}

const likenesses = new WeakMap<Value, string>();

/**
 * The key of `identity` without telling two evaluations of the same command apart: for merging states. Kept, because
 * states share their values, and are compared again and again.
 */
export function likeness(value: Value): string {
  const known = likenesses.get(value);
  if (known !== undefined) return known;
  const key = keyOf(value, namesOfLikeness);
  likenesses.set(value, key);
  return key;
}
