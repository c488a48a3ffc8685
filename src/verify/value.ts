/**
 * What a script's text could be at run time: a list of segments, each with where it came from. The text of a value is
 * known only when the text of every segment is.
 */
import { inert } from '../display.js';
import type { Caller, Credential } from './access.js';
import { type Alphabet, alphabets } from './alphabet.js';
import { spend, spendElements, spendText } from './effort.js';

/** Stands in the script, or follows from it alone. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

/** Was read out of the kubeconfig, and is no secret. */
export interface FromKubeconfig {
  readonly kind: 'kubeconfig';
  readonly text: string;
  /** Such as `clusters["lab"].cluster.server`. */
  readonly path: string;
  /** The cluster whose entry it stands in; undefined for contexts and users. */
  readonly cluster: string | undefined;
  /** Every cluster whose entry holds the same text: a CA is often that of several. */
  readonly holders: readonly string[];
}

/** A credential. Its text, where known, is never shown. */
export interface Secret {
  readonly kind: 'secret';
  /** One evaluation of one command: values with the same id are the same text. */
  readonly id: number;
  readonly text: string | undefined;
  /** Such as `token of ServiceAccount default/default, from line 31`. */
  readonly origin: string;
  /** The cluster that it is a credential for; undefined where that cannot be known. */
  readonly cluster: string | undefined;
  readonly nonEmpty: boolean;
  readonly characters: Alphabet;
  /** It is for whatever cluster the current context happens to name, because no context was pinned. */
  readonly byCurrentContext?: boolean;
  /** It is still base64, as a Secret of the API holds it: no server takes it so. */
  readonly encoded?: boolean;
  /** It is for the cluster of the pod that the script runs in. */
  readonly ofPod?: boolean;
  /** Who signs in with it; absent where that is not known. */
  readonly holder?: Credential;
}

/** What the kubelet gives to a pod, and is no secret. */
export type PodPart = 'host' | 'port' | 'ca' | 'namespace';

/** Depends on something that only a run would show. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly id: number;
  /** Such as `HTTP status of the request on line 40`; with the operations applied to it since. */
  readonly what: string;
  readonly nonEmpty: boolean;
  readonly characters: Alphabet;
  /** A folder or file that `mktemp` made for this run alone. */
  readonly temporary?: boolean;
  /** The folder that the script was started in; with `temporary`: a new one in it. */
  readonly startFolder?: boolean;
  /** It is, or holds, the address where a `kubectl proxy` of the script listens. */
  readonly endpoint?: Endpoint;
  readonly ofPod?: PodPart;
}

/** A local door to a cluster's API that asks for no credentials. */
export interface Endpoint {
  readonly cluster: string | undefined;
  /** Such as `kubectl proxy on line 20`. */
  readonly what: string;
  /** As whom it calls the cluster. */
  readonly caller: Caller;
}

export type Segment = Literal | FromKubeconfig | Secret | Unknown;
export type Value = readonly Segment[];

export const empty: Value = [];

let lastId = 0;

/** A fresh id for a secret or an unknown text: one per evaluation. */
export function freshId(): number {
  lastId += 1;
  return lastId;
}

/** A value of known text that stands in the script. */
export function literal(text: string): Value {
  return text === '' ? empty : [{ kind: 'literal', text }];
}

/** A fresh unknown value. */
export function unknown(
  what: string,
  details: {
    nonEmpty?: boolean;
    characters?: Alphabet;
    temporary?: boolean;
    startFolder?: boolean;
    endpoint?: Endpoint;
    ofPod?: PodPart;
  } = {},
): Value {
  const { nonEmpty = false, characters = alphabets.any, ...rest } = details;
  spendText(what.length);
  return [{ kind: 'unknown', id: freshId(), what, nonEmpty, characters, ...rest }];
}

/** A fresh credential. */
export function secret(
  origin: string,
  cluster: string | undefined,
  details: {
    text?: string;
    nonEmpty?: boolean;
    characters?: Alphabet;
    byCurrentContext?: boolean;
    encoded?: boolean;
    ofPod?: boolean;
    holder?: Credential | undefined;
  } = {},
): Value {
  const {
    text,
    characters = alphabets.any,
    byCurrentContext = false,
    encoded = false,
    ofPod = false,
    holder,
  } = details;
  const nonEmpty = details.nonEmpty ?? (text !== undefined && text !== '');
  spendText(origin.length + (text?.length ?? 0));
  const id = freshId();
  return [
    {
      kind: 'secret',
      id,
      text,
      origin,
      cluster,
      nonEmpty,
      characters,
      byCurrentContext,
      encoded,
      ofPod,
      ...(holder === undefined ? {} : { holder }),
    },
  ];
}

/** The values one after the other; neighbouring literals become one. */
export function concat(...values: readonly Value[]): Value {
  return concatAll(values);
}

/** The same for a list of any length: a call takes some ten thousand arguments. */
export function concatAll(values: readonly Value[]): Value {
  const segments = values.flat();
  spendElements(segments.length);
  spendText(lengthOf(segments));
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.kind === 'literal' && segment.text === '') continue;
    if (segment.kind === 'literal' && last?.kind === 'literal') {
      joined[joined.length - 1] = { kind: 'literal', text: last.text + segment.text };
    } else {
      joined.push(segment);
    }
  }
  return joined;
}

/** How long the known part of the text is. */
const lengthOf = (value: Value): number =>
  value.reduce((sum, segment) => sum + (segment.kind === 'unknown' ? 0 : (segment.text?.length ?? 0)), 0);

/** The text, secrets included; undefined where any segment's text is not known. Never for showing. */
export function textOf(value: Value): string | undefined {
  let text = '';
  for (const segment of value) {
    if (segment.kind === 'unknown' || segment.text === undefined) return undefined;
    text += segment.text;
  }
  return text;
}

/** The known text at the front. */
export function knownPrefix(value: Value): string {
  let prefix = '';
  for (const segment of value) {
    if (segment.kind === 'unknown' || segment.text === undefined) break;
    prefix += segment.text;
  }
  return prefix;
}

/** The value without its first characters, which have to be known ones. */
export function dropStart(value: Value, count: number): Value {
  const kept: Segment[] = [];
  let left = count;
  for (const segment of value) {
    if (left === 0) kept.push(segment);
    else if (segment.kind === 'unknown' || segment.text === undefined) {
      throw new Error('the characters to drop are not known');
    } else if (segment.text.length <= left) left -= segment.text.length;
    else {
      kept.push({ ...segment, text: segment.text.slice(left) });
      left = 0;
    }
  }
  return kept;
}

/** Whether the text is empty, is not, or may be either. */
export function emptiness(value: Value): 'empty' | 'nonempty' | 'either' {
  let certain = true;
  for (const segment of value) {
    const text = segment.kind === 'unknown' ? undefined : segment.text;
    if (text === undefined ? 'nonEmpty' in segment && segment.nonEmpty : text !== '') return 'nonempty';
    if (text === undefined) certain = false;
  }
  return certain ? 'empty' : 'either';
}

/** The secrets in a value. */
export function secretsIn(value: Value): readonly Secret[] {
  return value.filter((segment) => segment.kind === 'secret');
}

/** A segment as people may see it: known text as it is, secrets masked with their origin, unknown text described. */
export function showSegment(segment: Segment): string {
  switch (segment.kind) {
    case 'secret':
      return `«${inert(segment.origin)}»`;
    case 'unknown':
      return `«${inert(segment.what)}»`;
    default:
      return inert(segment.text);
  }
}

/** About how long that is. */
function shownLength(segment: Segment): number {
  if (segment.kind === 'unknown') return segment.what.length;
  return segment.kind === 'secret' ? segment.origin.length : segment.text.length;
}

/** A value as people may see it, as one line. */
export function show(value: Value): string {
  spend(value.reduce((sum, segment) => sum + shownLength(segment), 0));
  return value.map(showSegment).join('');
}

/** What describes a text: where each round of a loop makes one of the last round's, the words come to rest. */
const mostShown = 500;

const beginning = (shown: string): string =>
  shown.length > mostShown ? `${shown.slice(0, mostShown)}…` : shown;

/**
 * A new value for what an operation makes of another one whose text is not known. It stays secret where the source
 * held a secret, and says what was done: `sed -n 's/a/b/p' of (…)`.
 */
export function derived(
  value: Value,
  operation: string,
  details: { nonEmpty?: boolean; characters?: Alphabet } = {},
): Value {
  const secrets = secretsIn(value);
  const first = secrets[0];
  const what = `${operation} of ${beginning(show(value))}`;
  if (first === undefined) {
    const [only] = value.filter((segment) => segment.kind === 'unknown');
    if (only?.endpoint === undefined) return unknown(what, details);
    return unknown(`address of ${only.endpoint.what}`, { ...details, endpoint: only.endpoint });
  }
  const clusters = new Set(secrets.map((one) => one.cluster));
  const { byCurrentContext = false } = first;
  const ofPod = secrets.every((one) => one.ofPod === true);
  const holder = commonHolder(secrets);
  return secret(what, clusters.size === 1 ? first.cluster : undefined, {
    ...details,
    byCurrentContext,
    ofPod,
    holder,
  });
}

/** Who signs in with any of them; undefined where it may be another, or is not known. */
export function commonHolder(secrets: readonly Secret[]): Credential | undefined {
  const [first, ...more] = secrets.map(({ holder }) => holder);
  return more.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
}

/** The same value out of another evaluation: what is not known in it may be another text. */
export function evaluatedAnew(value: Value): Value {
  return value.map((segment) => ('id' in segment ? { ...segment, id: freshId() } : segment));
}

/** The value with every segment of one evaluation replaced. */
export function replaceSegment(
  value: Value,
  id: number,
  change: (segment: Secret | Unknown) => Value,
): Value {
  if (!value.some((segment) => 'id' in segment && segment.id === id)) return value;
  return concat(
    ...value.map((segment) => ('id' in segment && segment.id === id ? change(segment) : [segment])),
  );
}

/** The segment, once more is known about its text. */
export function narrowed(
  segment: Secret | Unknown,
  nonEmpty: boolean,
  characters: Alphabet | undefined,
): Secret | Unknown {
  return {
    ...segment,
    nonEmpty: segment.nonEmpty || nonEmpty,
    characters: characters === undefined ? segment.characters : segment.characters.checked(characters),
  };
}

/** Whether a text that is not known is one decimal number. Of two side by side, the first may be 0: octal. */
export function isOneNumber(value: Value): boolean {
  const [only, ...more] = value;
  return (
    only !== undefined &&
    more.length === 0 &&
    'characters' in only &&
    only.characters.within(alphabets.digits)
  );
}

/** The value of a text that an operation made of another known value: it keeps where that came from. */
export function transformed(value: Value, text: string): Value {
  if (text === '') return empty;
  spendText(text.length);
  const secrets = secretsIn(value);
  const first = secrets[0];
  if (first !== undefined) return [{ ...first, id: freshId(), text, nonEmpty: true }];
  const [only] = value;
  return value.length === 1 && only?.kind === 'kubeconfig' ? [{ ...only, text }] : literal(text);
}
