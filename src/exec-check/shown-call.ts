/** A call in words: without what could be a secret, inert, and no longer than a line can be read. */
import { inert } from '../display.js';

/** As it is shown, per text. */
const longest = 400;

/**
 * What the sandbox holds are fakes, but the script's own text can have a secret in it, and so can a file of the system.
 * Each pattern with what stands for its match; what is masked already, between « and », stays.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [\s\S]*/g, '«PEM»'],
  [/\b(Bearer|Basic)(\s+)[^\s"'\\«]+/gi, '$1$2«secret»'],
  // A JWT begins with `{"`, in base64; a Secret holds that in base64 again.
  [/\b(?:eyJ|ZXlK)[\w+/=.-]{6,}/g, '«token»'],
  [/fake-(token|password|key|value)\n?/g, '«$1»'],
  [/ZmFrZS1rZXkK/g, '«key»'],
  [/(:\/\/[^/\s:@]*:)[^/\s@«]+@/g, '$1«password»@'],
  [/("?(?:token|password|client-key-data)"?\s*[:=]\s*"?)[^\s"',}«]+/gi, '$1«secret»'],
  [/^(\s*(?:proxy-)?user\s*=\s*"?[^:"]*:)[^"\n«]+/gim, '$1«password»'],
];

/** Options of curl whose value is `name:password`. */
const withPassword = /^(?:-u|--user|-U|--proxy-user)$/;

/** The call's words and its stdin as JSON. */
export function shownCall(argv: readonly string[], stdin: string | undefined): string {
  const words = argv.map((word, index) =>
    withPassword.test(argv[index - 1] ?? '') ? shown(word.replace(/:(?!«).*/s, ':«password»')) : shown(word),
  );
  return inert(JSON.stringify(stdin === undefined ? words : { argv: words, stdin: shown(stdin) }));
}

function shown(text: string): string {
  const masked = secrets.reduce((so, [pattern, kept]) => so.replace(pattern, kept), text);
  return masked.length <= longest ? masked : `${masked.slice(0, longest)}…`;
}
