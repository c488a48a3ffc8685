/** Two paths that came to the same, or to nearly the same: one path from here on. */

import { joinFiles } from '../../join-files.js';
import { joinValues } from '../../join-values.js';
import { Refusal } from '../../refusal.js';
import { fingerprint, shape } from './fingerprint.js';
import { joinExits } from './join-exits.js';
import { joinLists, joinObjects, mixed } from './join-objects.js';
import type { Machine } from './machine.js';
import type { PowerShellObject } from './objects.js';
import { endOf, isSameState } from './same-state.js';
import type { Scope, State, Variable } from './state.js';

/** Paths at the same point, whatever it costs; more than that are refused. */
const maximumPaths = 64;
/** So many are not worth a closer look. */
const fewPaths = 4;

/** One of each state that is the same but for names of evaluations; too many become one. */
export function merge(machine: Machine, states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  let kept: State[] = [];
  const byEnd = new Map<string, State[]>();
  for (const state of states) {
    const end = endOf(state);
    const alike = byEnd.get(end) ?? [];
    byEnd.set(end, alike);
    const same = alike.find((one) => isSameState(one, state));
    if (same === undefined) {
      alike.push(state);
      kept.push(state);
    } else absorb(same, state);
  }
  if (kept.filter((state) => state.live).length > fewPaths) kept = distinct(kept);
  const live = kept.filter((state) => state.live);
  if (live.length <= machine.pathsApart) return kept;
  const joined = mergeAll(machine, live, undefined);
  if (joined.length > maximumPaths) throw new Refusal('KS1003', 'the script can take too many ways');
  return [...kept.filter((state) => !state.live), ...joined];
}

/** One of each state that is the same but for names of evaluations. */
export function distinct(states: readonly State[]): State[] {
  const byKey = new Map<string, State>();
  for (const state of states) {
    const key = fingerprint(state);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, state);
    else absorb(known, state);
  }
  return [...byKey.values()];
}

/** One state stands for another that is the same. */
function absorb(kept: State, same: State): void {
  kept.trail = new Set([...kept.trail, ...same.trail]);
  kept.unnoticed ??= same.unnoticed;
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
  state.unnoticed = left.unnoticed ?? right.unnoticed;
  state.success = left.success === right.success ? left.success : undefined;
  state.facts = new Map([...left.facts].filter(([exit, fact]) => right.facts.get(exit) === fact));
  for (const [cell, items] of left.captures) {
    const others = right.captures.get(cell) ?? [];
    const label = `what was printed${where}`;
    state.captures.set(cell, joinLists(label, items, others, left, right, state));
  }
  state.files = joinFiles(left.files, right.files, where);
  const { flow } = left;
  if (flow.kind === 'throw' && right.flow.kind === 'throw') {
    state.flow = { ...flow, error: objects(`the error${where}`, flow.error, right.flow.error) };
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
    const both = one !== undefined && other !== undefined;
    const value = both
      ? objects(`$${name}${where}`, one.value, other.value)
      : mixed(`$${name}${where}, which may not be set`);
    const type = (one ?? other)?.type;
    const sure = both && one.unsure !== true && other.unsure !== true;
    const checked = one?.checked === true || other?.checked === true;
    const variable: Variable = checked ? { value, type, checked } : { value, type };
    variables.set(name, sure ? variable : { ...variable, unsure: true });
  }
  return { variables, functions: left.functions };
}
