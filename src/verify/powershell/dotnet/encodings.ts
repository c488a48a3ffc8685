/** `[Text.UTF8Encoding]::new($false)` and its kind. */
import type { PowerShellObject } from '../state/objects.js';

/** `new` of an encoding; undefined for other types. */
export function newEncoding(
  type: string | undefined,
  args: readonly PowerShellObject[],
): PowerShellObject | undefined {
  const [first, ...more] = args;
  if (type === 'text.asciiencoding' && first === undefined) return { kind: 'encoding', name: 'ascii' };
  if (type !== 'text.utf8encoding' || more.length > 0) return undefined;
  if (first === undefined) return { kind: 'encoding', name: 'utf8' };
  if (first.kind !== 'bool') return undefined;
  return { kind: 'encoding', name: first.value ? 'utf8-with-mark' : 'utf8' };
}
