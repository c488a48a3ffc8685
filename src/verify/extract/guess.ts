/** Which shell a block without a language is for. Only what begins like a command is taken for one. */
import type { Shell } from '../report.js';
import { commandShell } from './command-line.js';

const bash =
  /^(?:(?:kubectl|curl|export|sudo|cat|echo|printf|set|cd|mkdir|rm|base64|jq|openssl|umask|trap|source|wget|bash|sh|for|if|while|until|case)\s|[A-Za-z_][A-Za-z0-9_]*=|#!|\$ )/;
const powershell = /^(?:\$[A-Za-z_:][\w:]*\s*=|PS(?: [^>]*)?> ?|[A-Z][a-z]+-[A-Z]\w+\s|&\s+\$|#requires\b)/;

/** Undefined where the first line that is no comment looks like neither. */
export function guessShell(lines: readonly string[]): Shell | undefined {
  const first = lines
    .map((line) => line.trim())
    .find((line) => line !== '' && !/^#(?!!|requires)/i.test(line));
  if (first === undefined) return undefined;
  if (powershell.test(first)) return 'powershell';
  return bash.test(`${first} `) ? 'bash' : commandShell(first);
}
