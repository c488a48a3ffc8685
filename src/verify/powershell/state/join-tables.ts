/** One hashtable for two, or for one whose entries differ. */

import { joinObjects, mixed } from './join-objects.js';
import type { Hashtable, PowerShellObject } from './objects.js';
import { isShared } from './references.js';
import type { State } from './state.js';

/** The hashtable with this id on one path, and with that id on the other; the same keys are in both, or it is not known. */
export function joinTables(
  label: string,
  one: number,
  other: number,
  left: State,
  right: State,
  into: State,
): PowerShellObject {
  const [entries, others] = [left.heap.get(one), right.heap.get(other)];
  const join = (): Hashtable | undefined => joinEntries(label, entries, others, left, right, into);
  if (one !== other) {
    if (isShared(left, one) || isShared(right, other)) return mixed(label);
    const joined = join();
    return joined === undefined ? mixed(label) : into.allocate(joined);
  }
  const done = joinedTables.get(into) ?? new Map<number, PowerShellObject>();
  joinedTables.set(into, done);
  const known = done.get(one);
  if (known !== undefined) return known;
  const itself: PowerShellObject = { kind: 'hashtable', id: one };
  // It may hold itself.
  done.set(one, itself);
  const joined = join();
  if (joined !== undefined) {
    into.heap.set(one, joined);
    return itself;
  }
  const either = mixed(label);
  done.set(one, either);
  return either;
}

/** Tables that are the same on both paths and have been joined, by the state that they are in and by their ids. */
const joinedTables = new WeakMap<State, Map<number, PowerShellObject>>();

function joinEntries(
  label: string,
  entries: Hashtable | undefined,
  others: Hashtable | undefined,
  left: State,
  right: State,
  into: State,
): Hashtable | undefined {
  if (entries === undefined || others === undefined || entries.size !== others.size) return undefined;
  const joined = new Map<string, { key: PowerShellObject; value: PowerShellObject }>();
  for (const [name, { key, value }] of entries) {
    const second = others.get(name);
    if (second === undefined) return undefined;
    // Names begin with the kind of the key.
    const part = `${label}.${name.slice(2)}`;
    joined.set(name, { key, value: joinObjects(part, value, second.value, left, right, into) });
  }
  return joined;
}
