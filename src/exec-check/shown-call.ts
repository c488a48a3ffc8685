/** A call in words: without what could be a secret, inert, and no longer than a line can be read. */
import { inert } from '../display.js';
import { maskArguments, maskText } from '../verify/secrecy/mask.js';

/** As it is shown, per text. */
const longest = 400;

/** What the sandbox holds are fakes, and what comes from the system's files may be a PEM: nothing for people. */
const unreadable: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [\s\S]*/g, '«PEM»'],
  [/fake-(token|password|key|value|secret|certificate)\n?/g, '«$1»'],
  [/ZmFrZS1rZXkK/g, '«key»'],
];

/** The call's words and its stdin as JSON. */
export function shownCall(argv: readonly string[], stdin: string | undefined): string {
  const words = maskArguments(argv).map(shown);
  return inert(JSON.stringify(stdin === undefined ? words : { argv: words, stdin: shown(maskText(stdin)) }));
}

function shown(text: string): string {
  const masked = unreadable.reduce((so, [pattern, kept]) => so.replace(pattern, kept), text);
  return masked.length <= longest ? masked : `${masked.slice(0, longest)}…`;
}
