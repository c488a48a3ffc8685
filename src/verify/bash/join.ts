/** Two paths that came to the same, or to nearly the same: one path from here on. */

import type { VirtualFile, VirtualFiles } from '../files.js';
import { SharedMap } from '../shared-map.js';
import {
  type Characters,
  emptiness,
  freshId,
  identity,
  likeness,
  secret,
  secretsIn,
  show,
  unknown,
  type Value,
  widest,
} from '../value.js';
import type { Context } from './machine.js';
import { Refusal } from './refusal.js';
import type { State, Variable } from './state.js';

/** Paths at the same point before they are merged even where that loses what differs. */
const maximumPaths = 16;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(context: Context, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  const kept = distinct(states);
  const live = kept.filter((state) => state.live);
  if (live.length <= maximumPaths) return kept;
  const joined = mergeAll(context, live, undefined);
  if (joined.length > maximumPaths * 4) throw new Refusal('KS1003', 'the script can take too many ways');
  return [...kept.filter((state) => !state.live), ...joined];
}

/** One of each; the whole of two states is only looked at where their outlines are the same. */
function distinct(states: readonly State[]): State[] {
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const key = outline(state);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1) return group;
    const byKey = new Map<string, State>();
    for (const state of group) {
      const key = fingerprint(state);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, state);
      else {
        known.trail = new Set([...known.trail, ...state.trail]);
        known.outside = Math.max(known.outside, state.outside);
      }
    }
    return [...byKey.values()];
  });
}

/** What is cheap to compare. */
function outline({ flow, status, variables, files, captures, depth }: State): string {
  const how = status.kind === 'known' ? status.status : status.what;
  return `${flow.kind} ${how} ${variables.size} ${files.entriesByKey.size} ${captures.size} ${depth.loops}`;
}

/** Joins all states that differ in values only. */
export function mergeAll(context: Context, states: readonly State[], offset: number | undefined): State[] {
  const groups = new Map<string, State>();
  for (const state of states) {
    const key = shape(state);
    const known = groups.get(key);
    groups.set(key, known === undefined ? state : join(context, known, state, offset));
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
    [...state.options].sort(),
    [...state.traps].map(([name, trap]) => [name, trap.text]).sort(),
    [...state.functions].map(([name, one]) => [name, one.node.pos]).sort(),
    state.scopes.map((scope) => [...scope.keys()]),
    state.positional.length,
    state.umask,
    state.flow,
    [...state.sinks].map(([number, sink]) => [
      number,
      sink.kind,
      sink.kind === 'capture' ? sink.id : sink.kind === 'file' ? likeness(sink.path) : '',
    ]),
    [...state.captures.keys()],
    state.stdin,
    state.inputs.get(state.stdin)?.kind,
    state.depth,
    state.jobs.map((job) => job.id),
    state.files.folder === undefined ? '' : likeness(state.files.folder),
    [...state.variables]
      .filter(([, one]) => one.elements !== undefined || one.readonly)
      .map(([name, one]) => [name, one.elements?.length])
      .sort(),
  ]);
}

/** A text that is equal for states that are the same but for the names of evaluations. */
function fingerprint(state: State): string {
  const names = new Map<number, number>();
  const name = (id: number): number => {
    const known = names.get(id);
    if (known !== undefined) return known;
    names.set(id, names.size);
    return names.size - 1;
  };
  const key = (value: Value): string =>
    likeness(value) + value.map((segment) => ('id' in segment ? name(segment.id) : '')).join();
  const variable = (one: Variable | undefined): unknown =>
    one === undefined
      ? null
      : [
          one.value === undefined ? null : key(one.value),
          one.elements?.map(key),
          one.exported,
          one.readonly,
          one.maybeUnset === true,
        ];
  const sorted = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
    [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  const { status } = state;
  return JSON.stringify([
    shape(state),
    sorted(state.variables).map(([variableName, one]) => [variableName, variable(one)]),
    state.scopes.map((scope) => sorted(scope).map(([variableName, one]) => [variableName, variable(one)])),
    state.positional.map(key),
    sorted([...state.files.entriesByKey.values()].map((file) => [likeness(file.path), file] as const)).map(
      ([, file]) => [key(file.path), file.kind, key(file.content), file.mode, file.certain],
    ),
    [...state.files.removedKeys.keys()]
      .map((key) => key.replace(/\[(\d+),/g, (_whole, id) => `[${name(Number(id))},`))
      .sort(),
    status.kind === 'known' ? status.status : [status.kind, status.what],
    [...state.captures].map(([cell, value]) => [cell, key(value)]),
    [...state.inputs].map(([cell, input]) => [
      cell,
      input.kind === 'text' ? [key(input.value), input.begun] : null,
    ]),
    state.jobs.map((job) => [job.id, job.endless]),
  ]);
}

/** One state for two: what differs is not known from here on. */
function join(context: Context, left: State, right: State, offset: number | undefined): State {
  const state = left.clone();
  const where = offset === undefined ? '' : `, as it is after line ${context.source.place(offset).line}`;
  state.trail = new Set([...left.trail, ...right.trail]);
  state.variables = joinMaps(left.variables, right.variables, (name, one, other) => {
    const inherited = fromEnvironment(context, name);
    const joined = joinVariables(`$${name}${where}`, one ?? inherited, other ?? inherited);
    if ((one ?? inherited)?.exported !== (other ?? inherited)?.exported && joined.exported)
      throw new Refusal('KS1003', `whether ${name} is exported depends on the run`, offset);
    return joined;
  });
  state.scopes = left.scopes.map((scope, index) =>
    joinMaps(scope, right.scopes[index] ?? new Map(), (name, one, other) =>
      joinVariables(`$${name}${where}`, one, other),
    ),
  );
  state.positional = left.positional.map((value, index) =>
    joinValues(`$${index + 1}${where}`, value, right.positional[index] ?? []),
  );
  state.captures = joinMaps(left.captures, right.captures, (_cell, one, other) =>
    joinValues(`what was printed${where}`, one ?? [], other ?? []),
  );
  state.inputs = joinMaps(left.inputs, right.inputs, (_cell, one, other) => {
    if (one?.kind === 'text' && other?.kind === 'text') {
      const { begun: _begun, ...rest } = one;
      const value = joinValues(`what is left of the input${where}`, one.value, other.value);
      return { ...rest, value, ...(one.begun === true && other.begun === true ? { begun: true } : {}) };
    }
    return one ?? other ?? { kind: 'inherited' };
  });
  state.outside = Math.max(left.outside, right.outside);
  const { status } = left;
  if (status.kind !== 'known' || right.status.kind !== 'known' || status.status !== right.status.status) {
    state.status = { kind: 'unknown', what: `the command before succeeded${where}` };
  }
  state.files = joinFiles(left.files, right.files, where);
  state.jobs = left.jobs.map((job, index) => ({
    ...job,
    endless: job.endless || (right.jobs[index]?.endless ?? false),
  }));
  return state;
}

function joinMaps<K, V, R>(
  left: ReadonlyMap<K, V>,
  right: ReadonlyMap<K, V>,
  combine: (key: K, left: V | undefined, right: V | undefined) => R,
): SharedMap<K, R> {
  const joined = new SharedMap<K, R>();
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    joined.set(key, combine(key, left.get(key), right.get(key)));
  }
  return joined;
}

/** What a variable is as long as the script does not touch it. */
function fromEnvironment(context: Context, name: string): Variable | undefined {
  const value = context.machine.world.environment(name);
  return value === undefined ? undefined : { value, elements: undefined, exported: true, readonly: false };
}

const unset: Variable = { value: undefined, elements: undefined, exported: false, readonly: false };

/** One variable for two. */
export function joinVariables(label: string, left: Variable = unset, right: Variable = unset): Variable {
  const exported = left.exported || right.exported;
  const readonly = left.readonly || right.readonly;
  if (left.elements !== undefined && right.elements !== undefined) {
    const elements = left.elements.map((value, index) =>
      joinValues(label, value, right.elements?.[index] ?? []),
    );
    return { value: undefined, elements, exported, readonly };
  }
  if (left.value === undefined && right.value === undefined) return { ...left, exported };
  const once = (left.value === undefined) !== (right.value === undefined);
  const maybeUnset = once || left.maybeUnset === true || right.maybeUnset === true;
  return {
    value: joinValues(label, left.value ?? [], right.value ?? []),
    elements: undefined,
    exported,
    readonly,
    ...(maybeUnset ? { maybeUnset } : {}),
  };
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
    if ('characters' in segment && !('text' in segment && segment.text !== undefined))
      return widest(all, segment.characters);
    const text = 'text' in segment ? (segment.text ?? '') : '';
    const own = /^-?[0-9]*$/.test(text)
      ? 'digits'
      : /^[\w./:@,+=-]*$/.test(text)
        ? 'word'
        : text.includes('\n')
          ? 'any'
          : 'line';
    // Two numbers side by side are one number; a minus in the middle is not looked for.
    return widest(all, own);
  }, 'digits');
}

function joinFiles(left: VirtualFiles, right: VirtualFiles, where: string): VirtualFiles {
  const joined = left.clone();
  joined.joinRemoved(right);
  const keys = new Set([...left.entriesByKey.keys(), ...right.entriesByKey.keys()]);
  for (const key of keys) {
    const one = left.entriesByKey.get(key);
    const other = right.entriesByKey.get(key);
    const file = one ?? other;
    if (file === undefined) continue;
    if (one === undefined || other === undefined) {
      // Where only one of them knows it, the other may find anything there.
      const foreign = (one === undefined ? left : right).look(file.path).kind === 'foreign';
      const content = foreign ? unknown(`content of ${show(file.path)}`) : file.content;
      joined.write({ ...file, content, certain: false });
    } else joined.write(joinFile(one, other, where));
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
