/** What `Get-Command` finds. */
import { alphabets } from '../../alphabet.js';
import { literal, unknown } from '../../value.js';
import type { PowerShellObject } from '../state/objects.js';

/** One program that `Get-Command` found. */
export function applicationOf(name: string): PowerShellObject {
  const path: PowerShellObject = {
    kind: 'string',
    text: unknown(`path of ${name}`, { nonEmpty: true, characters: alphabets.line }),
    program: name,
  };
  return {
    kind: 'record',
    type: 'ApplicationInfo',
    members: new Map<string, PowerShellObject>([
      ['source', path],
      ['path', path],
      ['definition', path],
      ['name', { kind: 'string', text: literal(name), program: name }],
      ['text', { kind: 'string', text: literal(name), program: name }],
    ]),
  };
}
