/** How objects and exit statuses are written into the keys by which states are compared. */
import { spend } from '../../effort.js';
import { type Keys, namesInOrder, numberOf, ownNames, sorted } from '../../fields.js';
import type { Exit, Refinement } from '../../tools/tool.js';
import type { PowerShellObject } from './objects.js';
import type { State } from './state.js';

/** The keys of what is in one state: what its hashtables hold, and which way its conditions went. */
export interface ObjectKeys extends Keys {
  object(one: PowerShellObject): unknown;
  exit(one: Exit | undefined): unknown;
}

/** Evaluations are called by the order in which they are come across. */
export function keysInOrder(state: State): ObjectKeys {
  const keys: ObjectKeys = {
    ...namesInOrder(),
    object: (one) => objectKey(one, state, keys),
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
    object(one) {
      if (one.kind === 'hashtable') heap = true;
      return objectKey(one, state, keys);
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
  const named = [exit.kind, exit.what, keys.name(exit)];
  if (exit.kind === 'failed') return named;
  const refinement = ({ id, ...known }: Refinement): unknown => [keys.name(id), known];
  return [...named, ...[exit.onSuccess, exit.onFailure].map((all) => all?.map(refinement))];
}

/** What makes an object what it is. */
function objectKey(one: PowerShellObject, state: State, keys: ObjectKeys): unknown {
  // Objects that hold others several times are few, and endless to look through.
  spend(1);
  switch (one.kind) {
    case 'string':
      return ['s', keys.value(one.text), one.program ?? null, one.mayBeLines ?? false];
    case 'output':
      return ['o', keys.value(one.text), one.single, one.plain ?? false, one.mayBeLines ?? false];
    case 'opaque':
      return ['q', keys.value(one.text), one.many ?? false];
    case 'bytes':
      return ['b', keys.value(one.content), one.many ?? false];
    case 'integer':
      return ['i', one.exit === undefined ? keys.value(one.text) : keys.exit(one.exit), one.least ?? null];
    case 'condition':
      return ['c', keys.exit(one.exit)];
    case 'array':
      return ['a', one.items.map((item) => keys.object(item))];
    case 'record':
      return ['r', one.type, sorted(one.members).map(([member, value]) => [member, keys.object(value)])];
    case 'hashtable': {
      const entries = state.heap.get(one.id) ?? new Map();
      return [
        'h',
        one.ordered ?? null,
        keys.name(one.id),
        sorted(entries).map(([entry, { value }]) => [entry, keys.object(value)]),
      ];
    }
    case 'block':
      return ['k', one.block.extent.start];
    case 'process':
      return ['p', keys.name(one.id), one.what];
    default:
      return one;
  }
}
