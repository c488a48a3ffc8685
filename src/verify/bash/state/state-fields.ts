/** What the fields of a shell's state count for where two paths meet: sameness, shape and join are derived from this. */
import {
  exitFields,
  type Fields,
  joinFields,
  type Keys,
  type KindFields,
  keyOf,
  keyOfKind,
  numberOf,
  shapeOf,
  sorted,
} from '../../fields.js';
import { fileOutlines, filesFields } from '../../file-fields.js';
import { joinFiles } from '../../join-files.js';
import { joinValues } from '../../join-values.js';
import { Refusal } from '../../refusal.js';
import { outlineBy } from '../../same.js';
import { SharedMap } from '../../shared-map.js';
import type { Exit, Input } from '../../tools/tool.js';
import type { Value } from '../../value.js';
import { worse } from './calls-in-pipes.js';
import { joinVariables } from './join-variables.js';
import type { Context } from './machine.js';
import type { Job, ShellFunction, Sink, State, Variable } from './state.js';

export interface Join {
  readonly context: Context;
  readonly offset: number | undefined;
  /** Ends the label of what is not known from here on. */
  readonly where: string;
}

type StateFields<T> = Fields<T, Keys, Join>;

/** `joinVariables` joins them. */
export const variableFields: Fields<Variable, Keys> = {
  value: { key: (value, keys) => value && keys.value(value) },
  elements: {
    shape: (elements) => elements?.length,
    key: (elements, keys) => elements?.map((one) => keys.value(one)),
  },
  exported: { key: (exported) => exported },
  readonly: { shape: (readonly) => readonly },
  maybeUnset: { key: (maybeUnset) => maybeUnset === true },
};

export const functionFields: StateFields<ShellFunction> = {
  node: { shape: numberOf },
  source: { shape: numberOf },
};

const valueKey = (value: Value | undefined, keys: Keys): unknown => value && keys.value(value);

export const sinkFields: KindFields<Sink, Keys> = {
  visible: {},
  null: {},
  capture: { id: (id) => id, use: (use) => use },
  file: { path: valueKey, resolved: valueKey },
};

const sinkKey = (sink: Sink, keys: Keys): unknown => keyOfKind(sinkFields, sink, keys);

const sinksKey = (sinks: ReadonlyMap<number, Sink>, keys: Keys): unknown =>
  [...sinks].map(([number, sink]) => [number, sinkKey(sink, keys)]);

const exitKey = (exit: Exit, keys: Keys): unknown => keyOfKind(exitFields, exit, keys);

export const jobFields: StateFields<Job> = {
  id: { shape: (id) => id },
  what: { shape: (what) => what },
  exit: { key: exitKey, join: (one, other, at) => (one === other ? one : joinExits(one, other, at)) },
  endless: { key: (endless) => endless, join: (one, other) => one || other },
};

export const inputFields: KindFields<Input, Keys> = {
  inherited: {},
  text: { value: valueKey, resolved: valueKey, begun: (begun) => begun, ended: (ended) => ended },
};

const variableOutlines = outlineBy(variableFields);

/** Its rules say what is told apart; a variable that is not there is told from all others. */
const variableKey = (variable: Variable | undefined, keys: Keys): unknown =>
  variable && keyOf(variableFields, variable, keys);

export const stateFields: StateFields<State> = {
  depth: { shape: (depth) => depth },
  flow: { shape: (flow) => flow, outline: ({ kind }) => kind },
  options: { shape: (options) => [...options].sort() },
  traps: {
    // Where it was set only says where findings point.
    shape: (traps) => sorted([...traps].map(([name, { text }]) => [name, text] as const)),
  },
  functions: {
    shape: (functions, keys) =>
      sorted(functions).map(([name, one]) => [name, shapeOf(functionFields, one, keys)]),
  },
  umask: { shape: (umask) => umask },
  sinks: { shape: sinksKey },
  left: {
    shape: (left, keys) =>
      left && [left.inside.map((sink) => sinkKey(sink, keys)), sinksKey(left.outside, keys)],
  },
  ending: { shape: (ending, keys) => ending && exitKey(ending, keys) },
  endless: { shape: (endless) => endless },
  listing: { shape: (listing) => listing },
  substituted: { key: (substituted) => substituted, join: (one, other) => one || other },
  beside: { shape: (beside) => beside },
  pipes: { shape: (pipes) => pipes },
  stdin: { shape: (stdin) => stdin },
  positional: {
    shape: ({ length }) => length,
    key: (positional, keys) => positional.map((value) => keys.value(value)),
    join: (left, right, { where }) =>
      left.map((value, index) => joinValues(`$${index + 1}${where}`, value, right[index] ?? [])),
  },
  unknownArguments: { shape: (known) => known },
  jobs: {
    shape: (jobs, keys) => jobs.map((job) => shapeOf(jobFields, job, keys)),
    key: (jobs, keys) => jobs.map((job) => keyOf(jobFields, job, keys)),
    join: (left, right, at) =>
      left.map((job, index) => ({ ...job, ...joinFields(jobFields, job, right[index] ?? job, at) })),
  },
  files: {
    outline: ({ entriesByKey }) => fileOutlines(entriesByKey.values()),
    shape: (files, keys) => shapeOf(filesFields, files, keys),
    key: (files, keys) => keyOf(filesFields, files, keys),
    join: (left, right, { where }) => joinFiles(left, right, where),
  },
  variables: {
    outline: (variables) => variableOutlines(variables.values()),
    shape: (variables, keys) =>
      sorted(variables).flatMap(([name, one]) =>
        one.elements === undefined && !one.readonly ? [] : [[name, shapeOf(variableFields, one, keys)]],
      ),
    key: (variables, keys) => sorted(variables).map(([name, one]) => [name, variableKey(one, keys)]),
    join: (left, right, at) => joinMaps(left, right, (name, one, other) => joinNamed(name, one, other, at)),
  },
  scopes: {
    shape: (scopes) => scopes.map((scope) => [...scope.keys()]),
    key: (scopes, keys) =>
      scopes.map((scope) => sorted(scope).map(([name, one]) => [name, variableKey(one, keys)])),
    join: (left, right, { where }) =>
      left.map((scope, index) =>
        joinMaps(scope, right[index] ?? new Map(), (name, one, other) =>
          joinVariables(`$${name}${where}`, one, other),
        ),
      ),
  },
  status: { key: exitKey, join: joinExits },
  captures: {
    shape: (captures) => [...captures.keys()],
    key: (captures, keys) => [...captures].map(([cell, value]) => [cell, keys.value(value)]),
    join: (left, right, { where }) =>
      joinMaps(left, right, (_cell, one, other) =>
        joinValues(`what was printed${where}`, one ?? [], other ?? []),
      ),
  },
  inputs: {
    key: (inputs, keys) => [...inputs].map(([cell, input]) => [cell, keyOfKind(inputFields, input, keys)]),
    join: (left, right, { where }) =>
      joinMaps(left, right, (_cell, one, other) => joinInputs(one, other, where)),
  },
  calls: { same: 'the worse of both holds', join: worse },
  trail: { same: 'both lead here', join: (left, right) => new Set([...left, ...right]) },
  // What these say follows from other fields.
  live: { same: 'it is told by the flow' },
  keepsMessages: { same: 'it is told by the sinks' },
};

function joinExits(left: Exit, right: Exit, { where }: Join): Exit {
  if (left.kind === 'known' && right.kind === 'known' && left.status === right.status) return left;
  return { kind: 'unknown', what: `the command before succeeded${where}` };
}

function joinNamed(
  name: string,
  one: Variable | undefined,
  other: Variable | undefined,
  { context, offset, where }: Join,
): Variable {
  const inherited = fromEnvironment(context, name);
  const joined = joinVariables(`$${name}${where}`, one ?? inherited, other ?? inherited);
  if ((one ?? inherited)?.exported !== (other ?? inherited)?.exported && joined.exported)
    throw new Refusal('KS1003', `whether ${name} is exported depends on the run`, offset);
  return joined;
}

function joinInputs(one: Input | undefined, other: Input | undefined, where: string): Input {
  if (one?.kind !== 'text' || other?.kind !== 'text') return one ?? other ?? { kind: 'inherited' };
  const { begun: _begun, ended: _ended, ...rest } = one;
  return {
    ...rest,
    value: joinValues(`what is left of the input${where}`, one.value, other.value),
    ...(one.begun === true && other.begun === true ? { begun: true } : {}),
    ...(one.ended === true && other.ended === true ? { ended: true } : {}),
  };
}

/** What a variable is as long as the script does not touch it. */
function fromEnvironment(context: Context, name: string): Variable | undefined {
  const value = context.machine.world.environment(name);
  return value === undefined ? undefined : { value, elements: undefined, exported: true, readonly: false };
}

/** Two maps as one: `combine` is given what each of them has under a key. */
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
