/** Two paths that came to the same, or to nearly the same: one path from here on. */
import { type VirtualFile, VirtualFiles } from '../../files.js';
import type { Exit } from '../../tools/tool.js';
import {
  type Characters,
  emptiness,
  freshId,
  identity,
  likeness,
  secret,
  secretsIn,
  unknown,
  type Value,
  widest,
} from '../../value.js';
import type { Machine } from './machine.js';
import type { PowerShellObject } from './objects.js';
import { Refusal } from './refusal.js';
import type { Scope, State, Variable } from './state.js';

/** Paths at the same point before they are merged even where that loses what differs. */
const maximumPaths = 16;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(machine: Machine, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  const byKey = new Map<string, State>();
  for (const state of states) {
    const key = fingerprint(state);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, state);
    else known.trail = new Set([...known.trail, ...state.trail]);
  }
  const kept = [...byKey.values()];
  const live = kept.filter((state) => state.live);
  if (live.length <= maximumPaths) return kept;
  const joined = mergeAll(machine, live, undefined);
  if (joined.length > maximumPaths * 4) throw new Refusal('KS1003', 'the script can take too many ways');
  return [...kept.filter((state) => !state.live), ...joined];
}

/** Joins all states that differ in values only. */
export function mergeAll(machine: Machine, states: readonly State[], offset: number | undefined): State[] {
  const groups = new Map<string, State>();
  for (const state of states) {
    const key = shape(state);
    const known = groups.get(key);
    groups.set(key, known === undefined ? state : join(machine, known, state, offset));
  }
  return [...groups.values()];
}

/** Whether two states are the same but for the names of evaluations. */
export function sameState(left: State, right: State): boolean {
  return fingerprint(left) === fingerprint(right);
}

/** What has to be equal for two states to be joined. */
function shape(state: State): string {
  return JSON.stringify([
    state.scopes.map((scope) => [
      [...scope.functions].map(([name, one]) => [name, one.extent.start]).sort(),
      [...scope.variables]
        .flatMap(([name, one]) => (one.type === undefined ? [] : [[name, one.type]]))
        .sort(),
    ]),
    state.strict,
    state.outputEncoding ?? null,
    state.flow.kind,
    state.flow.kind === 'break' || state.flow.kind === 'continue' ? (state.flow.label ?? null) : null,
    state.sink,
    [...state.captures.keys()],
    state.depth,
    state.files.folder === undefined ? '' : likeness(state.files.folder),
    [...state.environment].flatMap(([name, value]) => (value === undefined ? [name] : [])).sort(),
  ]);
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
function fingerprint(state: State): string {
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

function objectKey(
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
      return ['b', key(one.content)];
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
      return ['h', name(one.id), sorted(entries).map(([entry, { value }]) => [entry, object(value)])];
    }
    case 'block':
      return ['k', one.block.extent.start];
    case 'process':
      return ['p', name(one.id), one.what];
    default:
      return one;
  }
}

/** One state for two: what differs is not known from here on. */
function join(machine: Machine, left: State, right: State, offset: number | undefined): State {
  const state = left.clone();
  const where = offset === undefined ? '' : `, as it is after line ${machine.source.place(offset).line}`;
  const objects = (label: string, one: PowerShellObject, other: PowerShellObject): PowerShellObject =>
    joinObjects(label, one, other, left, right, state);
  state.trail = new Set([...left.trail, ...right.trail]);
  state.scopes = left.scopes.map((scope, index) =>
    joinScopes(scope, right.scopes[index] ?? scope, where, objects),
  );
  for (const [id, entries] of right.heap) if (!state.heap.has(id)) state.heap.set(id, entries);
  for (const name of new Set([...left.environment.keys(), ...right.environment.keys()])) {
    if (left.environment.has(name) !== right.environment.has(name)) {
      throw new Refusal('KS1003', `whether ${name} is set depends on the run`, offset);
    }
    const [one, other] = [left.environment.get(name), right.environment.get(name)];
    if (one !== undefined && other !== undefined)
      state.environment.set(name, joinValues(`${name}${where}`, one, other));
  }
  state.lastExit = joinExits(left, right, left.lastExit, right.lastExit, where);
  state.lastExitMayBeUnset =
    left.lastExitMayBeUnset ||
    right.lastExitMayBeUnset ||
    (left.lastExit === undefined) !== (right.lastExit === undefined);
  state.unchecked = left.unchecked ?? right.unchecked;
  state.success = left.success === right.success ? left.success : undefined;
  state.facts = new Map([...left.facts].filter(([exit, fact]) => right.facts.get(exit) === fact));
  for (const [cell, items] of left.captures) {
    const others = right.captures.get(cell) ?? [];
    const label = `what was printed${where}`;
    const joined =
      items.length === others.length
        ? items.map((item, index) => objects(label, item, others[index] ?? item))
        : [joinedItems(label, [...items, ...others])];
    state.captures.set(cell, joined);
  }
  state.files = joinFiles(left.files, right.files, where);
  const { flow } = left;
  if (flow.kind === 'throw' && right.flow.kind === 'throw') {
    state.flow = { kind: 'throw', error: objects(`the error${where}`, flow.error, right.flow.error) };
  }
  if (flow.kind === 'exit' && right.flow.kind === 'exit') {
    const status = joinExits(left, right, flow.status, right.flow.status, where);
    state.flow = { kind: 'exit', status: status ?? flow.status };
  }
  return state;
}

function joinScopes(
  left: Scope,
  right: Scope,
  where: string,
  objects: (label: string, one: PowerShellObject, other: PowerShellObject) => PowerShellObject,
): Scope {
  const variables = new Map<string, Variable>();
  for (const name of new Set([...left.variables.keys(), ...right.variables.keys()])) {
    const one = left.variables.get(name);
    const other = right.variables.get(name);
    // Set on one of the paths only: reading it is refused by what it then is.
    const value =
      one === undefined || other === undefined
        ? mixed(`$${name}${where}, which may not be set`)
        : objects(`$${name}${where}`, one.value, other.value);
    variables.set(name, { value, type: (one ?? other)?.type });
  }
  return { variables, functions: left.functions };
}

/** A value that is one thing on one path and another on the other. */
function mixed(label: string): PowerShellObject {
  return { kind: 'opaque', text: unknown(label) };
}

function joinObjects(
  label: string,
  one: PowerShellObject,
  other: PowerShellObject,
  left: State,
  right: State,
  into: State,
): PowerShellObject {
  if (one === other) return one;
  if (one.kind === 'string' && other.kind === 'string') {
    const text = joinValues(label, one.text, other.text);
    return one.program !== undefined && one.program === other.program
      ? { kind: 'string', text, program: one.program }
      : { kind: 'string', text };
  }
  if (
    one.kind === 'number' &&
    other.kind === 'number' &&
    one.type === other.type &&
    one.value === other.value
  )
    return one;
  if (one.kind === 'bool' && other.kind === 'bool' && one.value === other.value) return one;
  if (
    (one.kind === 'bool' || one.kind === 'condition') &&
    (other.kind === 'bool' || other.kind === 'condition')
  ) {
    if (one.kind === 'condition' && other.kind === 'condition' && one.exit === other.exit) return one;
    return { kind: 'condition', exit: { kind: 'unknown', what: `${label} is true` } };
  }
  if (isInteger(one) && isInteger(other)) return joinIntegers(label, one, other);
  if (one.kind === 'array' && other.kind === 'array' && one.items.length === other.items.length) {
    const items = one.items.map((item, index) =>
      joinObjects(label, item, other.items[index] ?? item, left, right, into),
    );
    return { kind: 'array', items };
  }
  if (
    one.kind === 'record' &&
    other.kind === 'record' &&
    one.type === other.type &&
    one.members.size === other.members.size
  ) {
    const members = new Map<string, PowerShellObject>();
    for (const [name, member] of one.members) {
      const second = other.members.get(name);
      if (second === undefined) return mixed(label);
      members.set(name, joinObjects(`${label}.${name}`, member, second, left, right, into));
    }
    return { ...one, members };
  }
  if (one.kind === 'hashtable' && other.kind === 'hashtable')
    return joinTables(label, one.id, other.id, left, right, into);
  if (one.kind === 'bytes' && other.kind === 'bytes') {
    return { kind: 'bytes', content: joinValues(label, one.content, other.content) };
  }
  if (isSame(one, other)) return one;
  if (one.kind === 'output' && other.kind === 'output' && one.plain === other.plain) {
    return {
      kind: 'output',
      text: joinValues(label, one.text, other.text),
      single: one.single && other.single,
      ...(one.plain === true ? { plain: true } : {}),
    };
  }
  if (one.kind === 'opaque' && other.kind === 'opaque') {
    return { kind: 'opaque', text: joinValues(label, one.text, other.text) };
  }
  return withSecrets(label, one, other);
}

/** What was given out on ways that gave out more or less. */
function joinedItems(label: string, items: readonly PowerShellObject[]): PowerShellObject {
  const [first] = items.flatMap((item) => ('text' in item ? secretsIn(item.text) : []));
  const text =
    first === undefined ? unknown(label) : secret(first.origin, first.cluster, { characters: 'any' });
  return { kind: 'opaque', text, many: true };
}

/** What is left of two things that have nothing in common: where they came from, if that is a secret. */
function withSecrets(label: string, one: PowerShellObject, other: PowerShellObject): PowerShellObject {
  const texts = [one, other].flatMap((object) => ('text' in object ? [object.text] : []));
  const [first] = texts.flatMap((text) => secretsIn(text));
  if (first === undefined) return mixed(label);
  return { kind: 'opaque', text: secret(first.origin, first.cluster, { characters: 'any' }) };
}

/** Objects without texts of their own. */
function isSame(one: PowerShellObject, other: PowerShellObject): boolean {
  if (one.kind === 'block' && other.kind === 'block') return one.block === other.block;
  const simple = [
    'null',
    'number',
    'char',
    'bool',
    'encoding',
    'version',
    'own-version',
    'process',
    'programs',
  ];
  return simple.includes(one.kind) && JSON.stringify(one) === JSON.stringify(other);
}

type Integer = Extract<PowerShellObject, { kind: 'number' | 'integer' }>;

function isInteger(object: PowerShellObject): object is Integer {
  return object.kind === 'integer' || (object.kind === 'number' && object.type === 'int');
}

function joinIntegers(label: string, one: Integer, other: Integer): PowerShellObject {
  if (one.kind === 'integer' && other.kind === 'integer' && identity(one.text) === identity(other.text))
    return one;
  const least = (object: Integer): number =>
    object.kind === 'number' ? object.value : (object.least ?? Number.NEGATIVE_INFINITY);
  const smallest = Math.min(least(one), least(other));
  const text = unknown(label, { nonEmpty: true, characters: smallest >= 0 ? 'digits' : 'word' });
  // A counter grows from round to round: how small it can get is not followed.
  return smallest === 0 ? { kind: 'integer', text, least: 0 } : { kind: 'integer', text };
}

function joinTables(
  label: string,
  one: number,
  other: number,
  left: State,
  right: State,
  into: State,
): PowerShellObject {
  const [entries, others] = [left.heap.get(one), right.heap.get(other)];
  if (entries === undefined || others === undefined || entries.size !== others.size) return mixed(label);
  const joined = new Map<string, { key: PowerShellObject; value: PowerShellObject }>();
  for (const [name, { key, value }] of entries) {
    const second = others.get(name);
    if (second === undefined) return mixed(label);
    joined.set(name, { key, value: joinObjects(`${label}.${name}`, value, second.value, left, right, into) });
  }
  if (one !== other) return into.allocate(joined);
  into.heap.set(one, joined);
  return { kind: 'hashtable', id: one };
}

function joinExits(
  left: State,
  right: State,
  one: Exit | undefined,
  other: Exit | undefined,
  where: string,
): Exit | undefined {
  if (one === undefined || other === undefined) {
    return one === other ? one : { kind: 'unknown', what: `the command before succeeded${where}` };
  }
  if (one === other && left.facts.get(one) === right.facts.get(one)) return one;
  const status = (exit: Exit, state: State): number | undefined => {
    if (exit.kind === 'known') return exit.status;
    return state.facts.get(exit) === true ? 0 : undefined;
  };
  const [first, second] = [status(one, left), status(other, right)];
  if (first !== undefined && first === second) return { kind: 'known', status: first };
  const bad = (exit: Exit, state: State): boolean =>
    exit.kind === 'failed' || state.facts.get(exit) === false || (exit.kind === 'known' && exit.status !== 0);
  const what =
    one.kind !== 'known' && other.kind !== 'known' && one.what === other.what
      ? one.what
      : `the command before succeeded${where}`;
  return bad(one, left) && bad(other, right) ? { kind: 'failed', what } : { kind: 'unknown', what };
}

/** One value for two. */
export function joinValues(label: string, left: Value, right: Value): Value {
  if (identity(left) === identity(right)) return left;
  if (likeness(left) === likeness(right)) {
    return left.map((segment) => ('id' in segment ? { ...segment, id: freshId() } : segment));
  }
  const nonEmpty = emptiness(left) === 'nonempty' && emptiness(right) === 'nonempty';
  const characters = widest(charactersOf(left), charactersOf(right));
  const secrets = [...secretsIn(left), ...secretsIn(right)];
  const [first] = secrets;
  if (first === undefined) return unknown(label, { nonEmpty, characters });
  const cluster = secrets.every((one) => one.cluster === first.cluster) ? first.cluster : undefined;
  const origins = new Set(secrets.map((one) => one.origin));
  return secret(origins.size === 1 ? first.origin : label, cluster, { nonEmpty, characters });
}

function charactersOf(value: Value): Characters {
  return value.reduce<Characters>((all, segment) => {
    if ('characters' in segment && !('text' in segment && segment.text !== undefined)) {
      return widest(all, segment.characters);
    }
    const text = 'text' in segment ? (segment.text ?? '') : '';
    const own = /^[0-9]*$/.test(text)
      ? 'digits'
      : /^[\w./:@,+=-]*$/.test(text)
        ? 'word'
        : /[\r\n]/.test(text)
          ? 'any'
          : 'line';
    return widest(all, own);
  }, 'digits');
}

function joinFiles(left: VirtualFiles, right: VirtualFiles, where: string): VirtualFiles {
  const joined = new VirtualFiles(left);
  for (const key of new Set([...left.entriesByKey.keys(), ...right.entriesByKey.keys()])) {
    const one = left.entriesByKey.get(key);
    const other = right.entriesByKey.get(key);
    const file = one ?? other;
    if (file === undefined) continue;
    if (one === undefined || other === undefined) joined.write({ ...file, certain: false });
    else joined.write(joinFile(one, other, where));
  }
  return joined;
}

function joinFile(one: VirtualFile, other: VirtualFile, where: string): VirtualFile {
  return {
    ...one,
    content: joinValues(`content of a file${where}`, one.content, other.content),
    mode: one.mode === other.mode ? one.mode : undefined,
    certain: one.certain && other.certain,
  };
}
