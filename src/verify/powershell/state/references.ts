/** How many places a hashtable can be changed from. */
import type { PowerShellObject } from './objects.js';
import type { State } from './state.js';

/** Whether a hashtable has more than one name: what is put into it under one of them is there under the other. */
export function isShared(state: State, id: number): boolean {
  let count = 0;
  const walk = (object: PowerShellObject): void => {
    if (object.kind === 'hashtable' && object.id === id) count += 1;
    else if (object.kind === 'array') object.items.forEach(walk);
    else if (object.kind === 'record') object.members.forEach(walk);
  };
  for (const { variables } of state.scopes) for (const { value } of variables.values()) walk(value);
  for (const entries of state.heap.values()) for (const { value } of entries.values()) walk(value);
  for (const items of state.captures.values()) items.forEach(walk);
  return count > 1;
}
