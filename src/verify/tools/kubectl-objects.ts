/**
 * Which objects the arguments of a kubectl command name: k8s.io/cli-runtime's resource.Builder (ResourceTypeOrNameArgs)
 * in words for a report, or the reason for which kubectl stops.
 */

import { resourceCategories, resourceTypeNamed } from '../../api/resources.js';
import { dropStart, show, textOf, type Value } from '../value.js';

/** An object, or those of a type that flags choose. */
export interface NamedObject {
  /** Such as `secret team/a`. */
  readonly words: string;
  /** As it stands in the arguments: `secret`, `deploy`, `deployments.apps`. */
  readonly type: string;
  /** Undefined where flags choose. */
  readonly name: Value | undefined;
}

/** What the arguments and flags of a call come to. `problem`: a clause that says why kubectl stops, or what is not known. */
export type NamedObjects =
  | { readonly objects: readonly NamedObject[]; readonly problem?: undefined }
  | {
      readonly problem: string;
      /** kubectl certainly stops before it sends anything, so that nothing else has to be known. */
      readonly harmless?: true;
    };

/** Flags that choose objects, as a call gives them. */
export interface Selection {
  readonly all: boolean;
  readonly everywhere: boolean;
  readonly labels: Value | undefined;
  readonly fields: Value | undefined;
}

/** An object of a name: `secret team/a`; `namespace a` where the type has no namespaces. */
export function namedObject(type: string, namespace: string, name: Value): NamedObject {
  return { words: objectWords(type, namespace, show(name)), type, name };
}

function objectWords(type: string, namespace: string, name: string): string {
  const known = resourceTypeNamed(type);
  if (known === undefined) return `${type} ${name} (namespace ${namespace}, if the type has namespaces)`;
  return known.namespaced ? `${type} ${namespace}/${name}` : `${type} ${name}`;
}

const combined = 'kubectl stops here: TYPE/NAME and TYPE NAME do not go together';
const nameless = 'kubectl stops here: it needs a name, --all or a selector';

/**
 * `TYPE NAME…`, `TYPE[,TYPE…] NAME…`, `TYPE/NAME…`, or types with flags that choose. `namelessIsAll`: without a name, all
 * objects of the type are meant.
 */
export function namedObjects(
  words: readonly Value[],
  namespace: string,
  selection: Selection,
  namelessIsAll: boolean,
): NamedObjects {
  const [first, ...names] = words;
  if (first === undefined) return { problem: 'kubectl stops here: it needs an object' };
  const selects = selection.all || selection.labels !== undefined || selection.fields !== undefined;
  const slashed = words.filter((word) => show(word).includes('/'));
  if (slashed.length > 0 && slashed.length < words.length) return { problem: combined };
  if (slashed.length > 0) {
    if (selects || selection.everywhere)
      return { problem: 'kubectl stops here: names do not go with a selector, --all or -A' };
    const pairs = words.map((word) => pairOf(word));
    const objects = pairs.flatMap((pair) =>
      pair === undefined ? [] : [namedObject(pair.type, namespace, pair.name)],
    );
    if (objects.length < pairs.length)
      return { problem: `${words.map(show).join(' ')}: kubectl reads TYPE/NAME with one type and one name` };
    return { objects };
  }
  const types = textOf(first)?.split(',');
  if (types === undefined) return { problem: `which type ${show(first)} is depends on the run` };
  if (types.includes('')) return { problem: 'kubectl stops here: a type is empty' };
  const category = types.find((type) => resourceCategories.has(type.toLowerCase()));
  if (category !== undefined)
    return { problem: `which types "${category}" is short for, the server decides: name the types` };
  if (names.length === 0) {
    if (!selects && !namelessIsAll) return { problem: nameless };
    if (selection.all && (selection.labels !== undefined || selection.fields !== undefined))
      return { problem: 'kubectl stops here: --all does not go with a selector' };
    return {
      objects: types.map((type) => ({
        words: chosenWords(type, namespace, selection),
        type,
        name: undefined,
      })),
    };
  }
  if (selects) return { problem: 'kubectl stops here: names do not go with a selector or --all' };
  if (selection.everywhere) return { problem: 'kubectl stops here: names do not go with -A' };
  if (names.some((name) => textOf(name) === '')) return { problem: 'kubectl stops here: a name is empty' };
  return {
    objects: types.flatMap((type) => names.map((name) => namedObject(type, namespace, name))),
  };
}

function pairOf(word: Value): { readonly type: string; readonly name: Value } | undefined {
  const text = textOf(word);
  const [first] = word;
  // The type has to stand there; the name may be what only a run would show.
  const known = text ?? (first?.kind === 'literal' ? first.text : '');
  const shown = text ?? show(word);
  const slash = known.indexOf('/');
  const [type, name] = [shown.slice(0, slash), shown.slice(slash + 1)];
  if (slash < 1 || name === '' || type.includes(',') || known.indexOf('/', slash + 1) > 0) return undefined;
  return { type, name: dropStart(word, slash + 1) };
}

function chosenWords(type: string, namespace: string, selection: Selection): string {
  const { everywhere, labels, fields } = selection;
  const known = resourceTypeNamed(type);
  const where =
    known?.namespaced === false
      ? ''
      : known === undefined
        ? ` (in ${everywhere ? 'every namespace' : namespace}, if the type has namespaces)`
        : ` in ${everywhere ? 'every namespace' : namespace}`;
  const filters = [
    ...(labels === undefined ? [] : [` with ${show(labels)}`]),
    ...(fields === undefined ? [] : [` where ${show(fields)}`]),
  ];
  return `${filters.length === 0 ? 'every ' : ''}${type}${where}${filters.join('')}`;
}

/**
 * The arguments of `label` and `annotate`: objects first, then changes, `KEY=VALUE` and `KEY-` (k8s.io/kubectl,
 * pkg/cmd/util, GetResourcesAndPairs).
 */
export function withoutChanges(
  words: readonly Value[],
): { readonly objects: readonly Value[]; readonly problem?: undefined } | { readonly problem: string } {
  const isChange = (word: Value): boolean | undefined => {
    const text = textOf(word);
    const [first] = word;
    if (text !== undefined) return /^[^=]+=/.test(text) || (text.endsWith('-') && text !== '-');
    if (first?.kind === 'literal' && /^[^=]+=/.test(first.text)) return true;
    return undefined;
  };
  const kinds = words.map(isChange);
  const unclear = words[kinds.indexOf(undefined)];
  if (unclear !== undefined)
    return { problem: `whether ${show(unclear)} is a name or a change depends on the run` };
  const firstChange = kinds.indexOf(true);
  if (firstChange < 0) return { problem: 'kubectl stops here: it needs a change, KEY=VALUE or KEY-' };
  if (kinds.slice(firstChange).includes(false))
    return { problem: 'kubectl stops here: all objects have to stand before the changes' };
  return { objects: words.slice(0, firstChange) };
}
