/** How objects and exit statuses are written into the keys by which states are compared. */
import { spend } from '../../effort.js';
import {
  exitFields,
  type Keys,
  type KindFields,
  keyOfKind,
  namesInOrder,
  numberOf,
  ownNames,
  sorted,
} from '../../fields.js';
import type { Exit } from '../../tools/tool.js';
import type { Value } from '../../value.js';
import type { PowerShellObject } from './objects.js';
import type { State } from './state.js';

/** The keys of what is in one state: what its hashtables hold, and which way its conditions went. */
export interface ObjectKeys extends Keys {
  readonly state: State;
  object(one: PowerShellObject): unknown;
  exit(one: Exit | undefined): unknown;
}

/** Evaluations are called by the order in which they are come across. */
export function keysInOrder(state: State): ObjectKeys {
  const keys: ObjectKeys = {
    ...namesInOrder(),
    state,
    object: (one) => objectKey(one, keys),
    exit: (one) => (one === undefined ? null : [exitKey(one, keys), state.facts.get(one)]),
  };
  return keys;
}

interface Written {
  readonly text: string;
  /** On these it depends which way they went. */
  readonly exits: readonly Exit[];
  /** It depends on the state's heap. */
  readonly heap: boolean;
}

const written = new WeakMap<PowerShellObject, Written>();

const ownKeysOf = new WeakMap<State, ObjectKeys>();

/** Evaluations are called by their own names. */
export function ownKeys(state: State): ObjectKeys {
  const known = ownKeysOf.get(state);
  if (known !== undefined) return known;
  const keys: ObjectKeys = {
    ...ownNames,
    state,
    object(one) {
      const { text, exits } = written.get(one) ?? write(one, state);
      return exits.length === 0 ? text : text + exits.map((exit) => state.facts.get(exit)).join();
    },
    exit(one) {
      if (one === undefined || one.kind === 'known') return one?.status;
      return `${numberOf(one)} ${state.facts.get(one)}`;
    },
  };
  ownKeysOf.set(state, keys);
  return keys;
}

function write(object: PowerShellObject, state: State): Written {
  const exits: Exit[] = [];
  let heap = false;
  const keys: ObjectKeys = {
    ...ownNames,
    state,
    object(one) {
      if (one.kind === 'hashtable') heap = true;
      return objectKey(one, keys);
    },
    exit(one) {
      if (one === undefined || one.kind === 'known') return one?.status ?? null;
      exits.push(one);
      return [numberOf(one)];
    },
  };
  const found: Written = { text: JSON.stringify(keys.object(object)), exits, heap };
  if (!heap) written.set(object, found);
  return found;
}

function exitKey(exit: Exit, keys: Keys): unknown {
  if (exit.kind === 'known') return exit.status;
  return [keys.name(exit), ...keyOfKind(exitFields, exit, keys)];
}

const itself = (value: unknown): unknown => value;

const textKey = (text: Value, keys: Keys): unknown => keys.value(text);

/** What makes an object what it is. */
export const objectFields: KindFields<PowerShellObject, ObjectKeys> = {
  null: { nothing: itself },
  string: { text: textKey, program: itself, mayBeLines: itself },
  number: { type: itself, value: itself },
  char: { value: itself },
  bool: { value: itself },
  condition: { exit: (exit, keys) => keys.exit(exit) },
  integer: { text: textKey, exit: (exit, keys) => exit && keys.exit(exit), least: itself },
  array: { items: (items, keys) => items.map((item) => keys.object(item)) },
  output: { text: textKey, single: itself, plain: itself, mayBeLines: itself },
  hashtable: {
    id: (id, keys) => [
      keys.name(id),
      sorted(keys.state.heap.get(id) ?? new Map()).map(([entry, { value }]) => [entry, keys.object(value)]),
    ],
    ordered: itself,
  },
  record: {
    type: itself,
    members: (members, keys) => sorted(members).map(([member, value]) => [member, keys.object(value)]),
  },
  bytes: { content: textKey, many: itself },
  block: { block: (block) => block.extent.start },
  encoding: { name: itself },
  version: { parts: itself },
  'own-version': { oldest: itself },
  process: { id: (id, keys) => keys.name(id), what: itself },
  programs: { name: itself },
  opaque: { text: textKey, many: itself, orNull: itself },
};

function objectKey(one: PowerShellObject, keys: ObjectKeys): unknown {
  // Objects that hold others several times are few, and endless to look through.
  spend(1);
  return keyOfKind(objectFields, one, keys);
}
