/** What tells two states of a run apart. */
import type { Exit } from '../../tools/tool.js';
import { likeness, type Value } from '../../value.js';
import type { PowerShellObject } from './objects.js';
import type { Scope, State } from './state.js';

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return fingerprint(left) === fingerprint(right);
}

/** What has to be equal for two states to be joined. */
export function shape(state: State): string {
  return JSON.stringify([
    state.scopes.map((scope) => [
      [...scope.functions].map(([name, one]) => [name, one.extent.start]).sort(),
      typesOf(scope.variables),
    ]),
    state.strict,
    state.outputEncoding ?? null,
    state.flow.kind,
    (state.flow.kind === 'throw' && state.flow.soft === true) ||
      (state.flow.kind === 'skip' && state.flow.ofCommand === true),
    state.flow.kind === 'break' || state.flow.kind === 'continue' ? (state.flow.label ?? null) : null,
    state.sink,
    [...state.captures.keys()],
    state.depth,
    state.files.folder === undefined ? '' : likeness(state.files.folder),
    [...state.environment]
      .flatMap(([name, value]) => (value === undefined ? [name] : value.length === 0 ? [`${name}=`] : []))
      .sort(),
  ]);
}

const typesByScope = new WeakMap<Scope['variables'], string>();

/** The types of variables that have one, and which hold a process: what is joined with one cannot be stopped. */
function typesOf(variables: Scope['variables']): string {
  const known = typesByScope.get(variables);
  if (known !== undefined) return known;
  const typed = [...variables].flatMap(([name, one]) =>
    one.type !== undefined
      ? [`${name}:${one.type}`]
      : one.value.kind === 'process'
        ? [`${name}:process`]
        : [],
  );
  const text = typed.sort().join();
  typesByScope.set(variables, text);
  return text;
}

type Key = (value: Value) => string;

function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

interface ValueKey {
  readonly likeness: string;
  readonly ids: readonly number[];
}

// Values do not change, and most of a state is the same from one look to the next.
const valueKeys = new WeakMap<Value, ValueKey>();

function keyOf(value: Value): ValueKey {
  const known = valueKeys.get(value);
  if (known !== undefined) return known;
  const ids = value.flatMap((segment) => ('id' in segment ? [segment.id] : []));
  const key = { likeness: likeness(value), ids };
  valueKeys.set(value, key);
  return key;
}

/** A text that is equal for states that are the same but for the names of evaluations. */
export function fingerprint(state: State): string {
  const names = new Map<unknown, number>();
  const name = (id: unknown): number => {
    const known = names.get(id);
    if (known !== undefined) return known;
    names.set(id, names.size);
    return names.size - 1;
  };
  const key: Key = (value) => {
    const known = keyOf(value);
    return known.ids.length === 0 ? known.likeness : known.likeness + known.ids.map(name).join();
  };
  const exit = (one: Exit | undefined): unknown =>
    one === undefined
      ? null
      : one.kind === 'known'
        ? one.status
        : [one.kind, one.what, one.kind === 'unknown' ? name(one) : '', state.facts.get(one) ?? null];
  const object = (one: PowerShellObject): unknown => objectKey(one, state, key, exit, name, object);
  return JSON.stringify([
    shape(state),
    state.scopes.map((scope) =>
      sorted(scope.variables).map(([variable, one]) => [variable, object(one.value)]),
    ),
    sorted([...state.files.entriesByKey.values()].map((file) => [likeness(file.path), file] as const)).map(
      ([, file]) => [key(file.path), file.kind, key(file.content), file.mode ?? null, file.certain],
    ),
    state.files.removedKeys.size,
    state.files.doubtedKeys.size,
    sorted(state.environment).map(([variable, value]) => [variable, value === undefined ? null : key(value)]),
    exit(state.lastExit),
    state.lastExitMayBeUnset,
    exit(state.success),
    [...state.captures].map(([cell, items]) => [cell, items.map(object)]),
    state.flow.kind === 'throw'
      ? object(state.flow.error)
      : state.flow.kind === 'exit'
        ? exit(state.flow.status)
        : null,
  ]);
}

/** What makes an object what it is. */
export function objectKey(
  one: PowerShellObject,
  state: State,
  key: Key,
  exit: (exit: Exit | undefined) => unknown,
  name: (id: unknown) => number,
  object: (one: PowerShellObject) => unknown,
): unknown {
  switch (one.kind) {
    case 'string':
      return ['s', key(one.text), one.program ?? null];
    case 'output':
      return ['o', key(one.text), one.single, one.plain ?? false];
    case 'opaque':
      return ['q', key(one.text), one.many ?? false];
    case 'bytes':
      return ['b', key(one.content), one.many ?? false];
    case 'integer':
      return ['i', one.exit === undefined ? key(one.text) : exit(one.exit), one.least ?? null];
    case 'condition':
      return ['c', exit(one.exit)];
    case 'array':
      return ['a', one.items.map(object)];
    case 'record':
      return ['r', one.type, sorted(one.members).map(([member, value]) => [member, object(value)])];
    case 'hashtable': {
      const entries = state.heap.get(one.id) ?? new Map();
      return [
        'h',
        one.ordered ?? null,
        name(one.id),
        sorted(entries).map(([entry, { value }]) => [entry, object(value)]),
      ];
    }
    case 'block':
      return ['k', one.block.extent.start];
    case 'process':
      return ['p', name(one.id), one.what];
    default:
      return one;
  }
}
