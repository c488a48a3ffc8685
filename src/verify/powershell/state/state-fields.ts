/** What the fields of a state count for where two paths meet: sameness, shape and join are derived from this. */

import { type Fields, isSame, keyOf, numberOf, sameMaps, shapeOf, sorted } from '../../fields.js';
import { filesFields } from '../../file-fields.js';
import { joinFiles } from '../../join-files.js';
import { joinValues } from '../../join-values.js';
import type { Value } from '../../value.js';
import { joinExits } from './join-exits.js';
import { joinLists, joinObjects, withSecrets } from './join-objects.js';
import { isMaybeSet, maybeSet } from './maybe-set.js';
import type { ObjectKeys } from './object-keys.js';
import type { PowerShellObject } from './objects.js';
import type { Flow, Scope, State, Variable } from './state.js';

export interface Join {
  readonly left: State;
  readonly right: State;
  /** Where hashtables are put; it begins as the left one. */
  readonly into: State;
  readonly offset: number | undefined;
  /** Ends the label of what is not known from here on. */
  readonly where: string;
}

type StateFields<T> = Fields<T, ObjectKeys, Join>;

/** `joinScopes` joins them. */
export const variableFields: Fields<Variable, ObjectKeys> = {
  value: { key: (value, keys) => keys.object(value) },
  type: { shape: (type) => type },
  checked: { key: (checked) => checked === true },
  unsure: { key: (unsure) => unsure === true },
};

export const scopeFields: Fields<Scope, ObjectKeys> = {
  functions: {
    shape: (functions) => sorted([...functions].map(([name, one]) => [name, numberOf(one)] as const)),
  },
  variables: {
    shape: typesOf,
    key: (variables, keys) =>
      sorted(variables).map(([name, one]) => [name, ...keyOf(variableFields, one, keys)]),
    equal: (left, right, keys, others) =>
      sameMaps(left, right, (one, other) => isSame(variableFields, [one, keys], [other, others], true)),
  },
};

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

export const stateFields: StateFields<State> = {
  flow: {
    shape: (flow) => [
      flow.kind,
      (flow.kind === 'throw' && flow.soft === true) || (flow.kind === 'skip' && flow.ofCommand === true),
      flow.kind === 'break' || flow.kind === 'continue' ? flow.label : undefined,
    ],
    key: (flow, keys) =>
      flow.kind === 'throw' || flow.kind === 'skip'
        ? keys.object(flow.error)
        : flow.kind === 'exit'
          ? keys.exit(flow.status)
          : undefined,
    join: joinFlows,
  },
  lastExit: {
    key: (exit, keys) => keys.exit(exit),
    join: (one, other, { left, right, where }) => joinExits(left, right, one, other, where),
  },
  lastExitMayBeUnset: {
    key: (may) => may,
    join: (one, other, { left, right }) =>
      one || other || (left.lastExit === undefined) !== (right.lastExit === undefined),
  },
  success: {
    key: (exit, keys) => keys.exit(exit),
    join: (one, other) => (one === other ? one : undefined),
  },
  scopes: {
    shape: (scopes, keys) => scopes.map((scope) => shapeOf(scopeFields, scope, keys)),
    key: (scopes, keys) => scopes.map((scope) => keyOf(scopeFields, scope, keys)),
    equal: (left, right, keys, others, deep) =>
      left.length === right.length &&
      left.every((one, index) => {
        const other = right[index];
        return other !== undefined && isSame(scopeFields, [one, keys], [other, others], deep);
      }),
    join: (left, right, at) => left.map((scope, index) => joinScopes(scope, right[index] ?? scope, at)),
  },
  heap: {
    same: 'what is in it is told by the objects that lead there',
    join(_left, right, { into }) {
      for (const [id, entries] of right) if (!into.heap.has(id)) into.heap.set(id, entries);
      return into.heap;
    },
  },
  environment: {
    shape: (environment) =>
      [...environment]
        .flatMap(([name, value]) => (value === undefined ? [name] : value.length === 0 ? [`${name}=`] : []))
        .sort(),
    key: (environment, keys) =>
      sorted(environment).map(([name, value]) => [name, value && keys.value(value)]),
    equal: (left, right, keys, others) =>
      sameMaps(left, right, (one, other) => (one && keys.value(one)) === (other && others.value(other))),
    join: joinEnvironments,
  },
  files: {
    shape: (files, keys) => shapeOf(filesFields, files, keys),
    key: (files, keys) => keyOf(filesFields, files, keys),
    equal: (left, right, keys, others) => isSame(filesFields, [left, keys], [right, others]),
    join: (left, right, { where }) => joinFiles(left, right, where),
  },
  captures: {
    shape: (captures) => [...captures.keys()],
    key: (captures, keys) =>
      [...captures].map(([cell, items]) => [cell, items.map((item) => keys.object(item))]),
    equal: (left, right, keys, others) =>
      sameMaps(
        left,
        right,
        (one, other) =>
          one.length === other.length && one.every((item, at) => isEqual(item, other[at], keys, others)),
      ),
    join: (left, right, at) =>
      new Map(
        [...left].map(([cell, items]) => [cell, joinItems('what was printed', items, right.get(cell), at)]),
      ),
  },
  partial: {
    key: (items, keys) => items.map((item) => keys.object(item)),
    join: (left, right, at) => joinItems('what was given out', left, right, at),
  },
  strict: { shape: (strict) => strict },
  outputEncoding: { shape: (encoding) => encoding },
  sink: { shape: (sink) => sink },
  depth: { shape: (depth) => depth },
  facts: {
    same: 'which way a condition went is told with what depends on it',
    join: (left, right) => new Map([...left].filter(([exit, fact]) => right.get(exit) === fact)),
  },
  unnoticed: { same: 'it only leads to a finding', join: (one, other) => one ?? other },
  trail: { same: 'both lead here', join: (left, right) => new Set([...left, ...right]) },
  live: { same: 'it is told by the flow' },
};

function isEqual(
  one: PowerShellObject,
  other: PowerShellObject | undefined,
  keys: ObjectKeys,
  others: ObjectKeys,
): boolean {
  return other !== undefined && keys.object(one) === others.object(other);
}

function joinItems(
  what: string,
  items: readonly PowerShellObject[],
  others: readonly PowerShellObject[] | undefined,
  { left, right, into, where }: Join,
): readonly PowerShellObject[] {
  return joinLists(`${what}${where}`, items, others ?? [], left, right, into);
}

function joinEnvironments(
  left: State['environment'],
  right: State['environment'],
  { where }: Join,
): State['environment'] {
  const joined = new Map<string, Value | undefined>(left);
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const maybe = [left.get(name), right.get(name)].find(isMaybeSet);
    if (maybe !== undefined || left.has(name) !== right.has(name)) {
      joined.set(name, maybe ?? maybeSet(name));
      continue;
    }
    const [one, other] = [left.get(name), right.get(name)];
    if (one !== undefined && other !== undefined) joined.set(name, joinValues(`${name}${where}`, one, other));
  }
  return joined;
}

function joinFlows(one: Flow, other: Flow, { left, right, into, where }: Join): Flow {
  if ((one.kind === 'throw' || one.kind === 'skip') && (other.kind === 'throw' || other.kind === 'skip')) {
    const error = joinObjects(`the error${where}`, one.error, other.error, left, right, into);
    return { ...one, error };
  }
  if (one.kind !== 'exit' || other.kind !== 'exit') return one;
  return { kind: 'exit', status: joinExits(left, right, one.status, other.status, where) ?? one.status };
}

function joinScopes(left: Scope, right: Scope, { where, left: before, right: beside, into }: Join): Scope {
  const variables = new Map<string, Variable>();
  for (const name of new Set([...left.variables.keys(), ...right.variables.keys()])) {
    const one = left.variables.get(name);
    const other = right.variables.get(name);
    const either = one ?? other;
    if (either === undefined) continue;
    const both = one !== undefined && other !== undefined;
    const value = both
      ? joinObjects(`$${name}${where}`, one.value, other.value, before, beside, into)
      : withSecrets(`$${name}${where}, which may not be set`, either.value);
    const { type } = either;
    const sure = both && one.unsure !== true && other.unsure !== true;
    const checked = one?.checked === true || other?.checked === true;
    const variable: Variable = checked ? { value, type, checked } : { value, type };
    variables.set(name, sure ? variable : { ...variable, unsure: true });
  }
  return { variables, functions: left.functions };
}
