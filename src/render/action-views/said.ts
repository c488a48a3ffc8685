/** What is said, looked at and ignored beside an action. */
import type { Hazard } from '../../plan/action.js';
import type { Message } from '../../plan/message.js';
import type { Alphabet, CapturedName } from '../../plan/word.js';
import type { ShellText } from '../dialect.js';
import type { Writer } from './view.js';

export const say = (said: Message, { dialect, speak }: Writer): ShellText => dialect.literal(speak(said));

export function capture(
  { into, alphabet }: { readonly into: CapturedName; readonly alphabet: Alphabet },
  { dialect }: Writer,
): { readonly into: ShellText; readonly unlike: ShellText } {
  return { into: dialect.variable(into), unlike: dialect.unlike(into, alphabet) };
}

/** The comment that tells the verifier to expect a hazard. */
export const ignoring = ({ code, reason }: Hazard, { dialect, speak }: Writer): ShellText =>
  dialect.comment(`ks:ignore ${code} -- ${speak(reason)}`);
