/** What a native command printed → the strings that PowerShell makes of it. */
import { alphabets } from '../../alphabet.js';
import { concat, emptiness, textOf, type Value } from '../../value.js';
import { type PowerShellObject, string } from '../state/objects.js';

/**
 * One string for each line; LF, CRLF and a lone CR end a line. A text whose lines cannot be counted is one `output`.
 * `succeeded`: the command certainly ended well; where it may have failed, it may have printed nothing at all.
 */
export function linesOf(text: Value, succeeded = true): readonly PowerShellObject[] {
  const lines: Value[] = [];
  let current: Value = [];
  let endsInReturn = false;
  for (const segment of text) {
    const known = textOf([segment]);
    if (known === undefined) {
      if ('characters' in segment && segment.characters.mayHold('\n\r')) return [output(text, false)];
      current = [...current, segment];
      endsInReturn = false;
      continue;
    }
    if (endsInReturn && known.startsWith('\n')) return [output(text, false)];
    endsInReturn = known.endsWith('\r');
    const parts = known.split(/\r\n|\n|\r/);
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        lines.push(current);
        current = [];
      }
      if (part !== '') current = concat(current, [{ ...segment, text: part } as Value[number]]);
    }
  }
  const rest = emptiness(current);
  if (rest === 'nonempty') lines.push(current);
  if (rest === 'either') return [lines.length === 0 ? output(current, true) : output(text, false)];
  const certain = lines.every((line) => emptiness(line) !== 'either');
  if (certain || succeeded) return lines.map((line) => ({ ...string(line), ...mark(line) }));
  const [only, ...more] = lines;
  return [only !== undefined && more.length === 0 ? output(only, true) : output(text, false)];
}

function output(text: Value, single: boolean): PowerShellObject {
  return { kind: 'output', text, single, ...(single ? mark(text) : {}) };
}

/** A server that answers a line break where none should be makes several strings of one. */
function mark(line: Value): { readonly mayBeLines?: true } {
  return line.some((segment) => 'characters' in segment && !segment.characters.isSurelyWithin(alphabets.line))
    ? { mayBeLines: true }
    : {};
}
