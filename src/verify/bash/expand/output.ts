/** The output of a command as the text that a variable or an argument can hold. */
import { Refusal } from '../../refusal.js';
import { derived, freshId, type Segment, type Value } from '../../value.js';

/** Variables hold no NUL: shells drop it, or end the text there. */
export function confirmNoNul(output: Value, offset?: number): void {
  if (output.some((segment) => 'text' in segment && segment.text?.includes('\0') === true))
    throw new Refusal('KS1003', 'output with NUL bytes', offset);
}

/** What a command substitution keeps of an output. */
export function withoutLastBreaks(output: Value): Value {
  confirmNoNul(output);
  const kept: Segment[] = [...output];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    if (last.kind === 'unknown' || (last.kind === 'secret' && last.text === undefined)) {
      // Where it may be empty, or nothing but line breaks, those before it are at the end too.
      const before = kept.at(-1);
      const mayVanish = last.characters.mayHold('\n') || !last.nonEmpty;
      const breaks = before?.kind === 'unknown' || before?.text === undefined || before.text.endsWith('\n');
      if (mayVanish && before !== undefined && breaks) return derived(output, 'text');
      // Where the text is not known, it is not known to end without one either; what is left is a text like it.
      // Of a text that may end in one, it is another text.
      kept.push(last.characters.mayHold('\n') ? { ...last, id: freshId(), nonEmpty: false } : last);
      break;
    }
    if (last.text === undefined) continue;
    const text = last.text.replace(/\n+$/, '');
    if (text === '') continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
}
