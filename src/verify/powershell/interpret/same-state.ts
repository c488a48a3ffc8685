/** Whether two states that came from one are the same, without looking at all that they share. */
import type { VirtualFile } from '../../files.js';
import type { Exit } from '../../tools/tool.js';
import { identity, likeness, type Value } from '../../value.js';
import { objectKey, shape } from './fingerprint.js';
import type { PowerShellObject } from './objects.js';
import type { Scope, State, Variable } from './state.js';

/** The same down to the names of evaluations: nothing is lost where one of them is dropped. */
export function isSameState(left: State, right: State): boolean {
  const differing = differingFacts(left, right);
  return (
    sameExit(left.lastExit, right.lastExit, differing) &&
    sameExit(left.success, right.success, differing) &&
    left.lastExitMayBeUnset === right.lastExitMayBeUnset &&
    left.scopes.length === right.scopes.length &&
    left.scopes.every((scope, index) => sameScope(scope, right.scopes[index], left, right, differing)) &&
    sameFiles(left, right) &&
    sameMaps(left.environment, right.environment, sameText) &&
    sameMaps(
      left.captures,
      right.captures,
      (one, other) =>
        one.length === other.length &&
        one.every((item, index) => sameObject(item, other[index], left, right, differing)),
    ) &&
    sameFlow(left, right, differing) &&
    shape(left) === shape(right)
  );
}

/** A text that is equal for states that may be the same: how they ended. */
export function endOf(state: State): string {
  const { flow } = state;
  if (flow.kind !== 'throw') return flow.kind;
  return `${flow.soft === true ? 'soft ' : ''}${keyOf(flow.error, state).text}`;
}

/** Conditions that went another way, or are known on one side only. */
function differingFacts(left: State, right: State): ReadonlySet<Exit> {
  const differing = new Set<Exit>();
  if (left.facts === right.facts) return differing;
  for (const [exit, fact] of left.facts) if (right.facts.get(exit) !== fact) differing.add(exit);
  for (const exit of right.facts.keys()) if (!left.facts.has(exit)) differing.add(exit);
  return differing;
}

function sameExit(one: Exit | undefined, other: Exit | undefined, differing: ReadonlySet<Exit>): boolean {
  if (one === other) return one === undefined || !differing.has(one);
  return one?.kind === 'known' && other?.kind === 'known' && one.status === other.status;
}

function sameScope(
  one: Scope,
  other: Scope | undefined,
  left: State,
  right: State,
  differing: ReadonlySet<Exit>,
): boolean {
  if (other === undefined || one.functions !== other.functions) return false;
  if (one.variables === other.variables && differing.size === 0 && left.heap.size === 0) return true;
  return sameMaps(one.variables, other.variables, (first, second) =>
    sameVariable(first, second, left, right, differing),
  );
}

function sameVariable(
  one: Variable,
  other: Variable,
  left: State,
  right: State,
  differing: ReadonlySet<Exit>,
): boolean {
  if (
    one !== other &&
    (one.type !== other.type || one.checked !== other.checked || one.unsure !== other.unsure)
  )
    return false;
  return sameObject(one.value, other.value, left, right, differing);
}

interface ObjectKey {
  readonly text: string;
  readonly exits: readonly Exit[];
  /** It depends on the state's heap. */
  readonly heap: boolean;
}

const objectKeys = new WeakMap<PowerShellObject, ObjectKey>();
const exitNames = new WeakMap<Exit, number>();
let lastExitName = 0;

function sameObject(
  one: PowerShellObject,
  other: PowerShellObject | undefined,
  left: State,
  right: State,
  differing: ReadonlySet<Exit>,
): boolean {
  if (other === undefined) return false;
  if (
    one === other &&
    differing.size === 0 &&
    one.kind !== 'hashtable' &&
    one.kind !== 'array' &&
    one.kind !== 'record'
  ) {
    return true;
  }
  const first = keyOf(one, left);
  const second = one === other && !first.heap ? first : keyOf(other, right);
  return first.text === second.text && !first.exits.some((exit) => differing.has(exit));
}

function keyOf(object: PowerShellObject, state: State): ObjectKey {
  const known = objectKeys.get(object);
  if (known !== undefined) return known;
  const exits: Exit[] = [];
  let heap = false;
  const exit = (one: Exit | undefined): unknown => {
    if (one === undefined || one.kind === 'known') return one?.status ?? null;
    exits.push(one);
    const name = exitNames.get(one) ?? ++lastExitName;
    exitNames.set(one, name);
    return [name];
  };
  const key = (value: Value): string => likeness(value) + identity(value);
  const walk = (one: PowerShellObject): unknown => {
    if (one.kind === 'hashtable') heap = true;
    return objectKey(one, state, key, exit, (id) => id as number, walk);
  };
  const found: ObjectKey = { text: JSON.stringify(walk(object)), exits, heap };
  if (!heap) objectKeys.set(object, found);
  return found;
}

function sameFlow(left: State, right: State, differing: ReadonlySet<Exit>): boolean {
  const [one, other] = [left.flow, right.flow];
  if (one.kind === 'throw' && other.kind === 'throw')
    return one.soft === other.soft && sameObject(one.error, other.error, left, right, differing);
  if (one.kind === 'exit' && other.kind === 'exit') return sameExit(one.status, other.status, differing);
  return one.kind === other.kind;
}

function sameFiles(left: State, right: State): boolean {
  return (
    sameKeys(left.files.removedKeys, right.files.removedKeys) &&
    sameKeys(left.files.doubtedKeys, right.files.doubtedKeys) &&
    sameMaps(left.files.entriesByKey, right.files.entriesByKey, sameFile)
  );
}

const sameKeys = (left: ReadonlyMap<string, true>, right: ReadonlyMap<string, true>): boolean =>
  left.size === right.size && [...left.keys()].every((key) => right.has(key));

function sameFile(one: VirtualFile, other: VirtualFile): boolean {
  if (one === other) return true;
  return (
    one.kind === other.kind &&
    one.mode === other.mode &&
    one.certain === other.certain &&
    sameText(one.path, other.path) &&
    sameText(one.content, other.content)
  );
}

function sameText(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  return (
    one !== undefined &&
    other !== undefined &&
    likeness(one) === likeness(other) &&
    identity(one) === identity(other)
  );
}

function sameMaps<K, V>(
  one: ReadonlyMap<K, V>,
  other: ReadonlyMap<K, V>,
  same: (one: V, other: V) => boolean,
): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) {
    const second = other.get(key);
    if (second === undefined && !other.has(key)) return false;
    if (!same(value, second as V)) return false;
  }
  return true;
}
