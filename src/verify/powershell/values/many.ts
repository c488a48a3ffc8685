/** Elements whose number only a run would show. */
import { alphabets } from '../../alphabet.js';
import { derived } from '../../value.js';
import type { Machine } from '../state/machine.js';
import { type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';

/** Lines of a program, or what came out of JSON. */
export type UnknownMany = Extract<PowerShellObject, { kind: 'output' | 'opaque' }>;

/** Any one of them. */
export function oneOf(many: UnknownMany): PowerShellObject {
  if (many.kind === 'opaque') return { kind: 'opaque', text: derived(many.text, 'an element') };
  return string(derived(many.text, 'a line', { characters: alphabets.line }));
}

/** What is left of them after something was done with each. */
export function lessOf(many: UnknownMany, operation: string): PowerShellObject {
  const text = derived(many.text, operation);
  return many.kind === 'opaque'
    ? { kind: 'opaque', text, many: true }
    : { kind: 'output', text, single: false };
}

/** Both ways of whether there is another one. */
export function another(machine: Machine, state: State, offset: number): Paths<boolean> {
  const what = 'there is another element';
  machine.recorder.decide({ ...machine.source.place(offset), condition: what }, state.trail);
  return new Paths([
    { state: state.clone(), value: true },
    { state, value: false },
  ]);
}
