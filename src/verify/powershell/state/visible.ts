/** What a script shows: a secret on the terminal or in a log is a finding. */
import { notePrinted } from '../../run/secrets.js';
import type { Value } from '../../value.js';
import type { Machine } from './machine.js';
import type { PowerShellObject } from './objects.js';

/** A text that is printed. */
export function printed(machine: Machine, text: Value, offset: number): void {
  notePrinted(machine.recorder, machine.source.place(offset), text);
}

/** Objects that reach the terminal; what stands in them is what matters, not how they are laid out. */
export function shownObjects(machine: Machine, objects: readonly PowerShellObject[], offset: number): void {
  for (const object of objects) {
    switch (object.kind) {
      case 'string':
      case 'output':
      case 'opaque':
      case 'integer':
        printed(machine, object.text, offset);
        break;
      case 'bytes':
        printed(machine, object.content, offset);
        break;
      case 'array':
        shownObjects(machine, object.items, offset);
        break;
      case 'record':
        shownObjects(machine, [...object.members.values()], offset);
        break;
      default:
    }
  }
}
