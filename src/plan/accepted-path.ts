/** What `kubectl proxy` is told to pass on, in its own flags (kubectl's pkg/proxy/proxy_server.go). */
import type { Call } from './request.js';
import type { Word } from './word.js';
import { text } from './words.js';

/** Methods by which something is changed. */
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Flags that let one path through, and no method that changes something but the one that is asked for. */
export function onlyFor({ method, path }: Pick<Call, 'method' | 'path'>): readonly Word[] {
  const rejected = changing.filter((one) => one !== method).join(',');
  return [text(`--accept-paths=^${pathPattern(path)}$`), text(`--reject-methods=${rejected}`)];
}

/**
 * A regular expression of Go for the path of a URL as kubectl compares it: decoded, without the query. The flag is a list
 * with commas between, so a comma is written by number, as is all that a shell would act on.
 */
function pathPattern(path: string): string {
  const decoded = path
    .replace(/[?#].*$/s, '')
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
    );
  return decoded.replace(/[^A-Za-z0-9/_:@~-]/gu, (character) => {
    // Bytes that are no text; Go reads each as one such character.
    if (character === '\ufffd') return '.+';
    if (character === '.') return '\\.';
    return `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
