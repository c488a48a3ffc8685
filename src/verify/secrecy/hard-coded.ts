/** Secrets that stand literally in a script, on every line of it, also where the proof stops. */
import type { Recorder } from '../recorder.js';
import type { Source } from '../source.js';
import { secretSpans } from './spans.js';

/** Shorter ones stand in too many words to be masked wherever they come up. */
const shortest = 6;

/** A finding for each, without its text; whatever else the report says, it does not say the text either. */
export function noteHardCoded(recorder: Recorder, source: Source): void {
  for (const { start, end, what, certain } of secretSpans(source.text)) {
    if (!certain) continue;
    recorder.find('KS5107', source.place(start), `${what} stands in the text, for everyone who can read it`, {
      fix: 'look it up when the script runs, or read it from stdin or a private file',
    });
    if (end - start >= shortest) recorder.hide(source.text.slice(start, end));
  }
}
