/** `--data`: the text that a request sends, out of a file, stdin or the command line itself. */
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';

/** More than a script carries, so that the refusal can say how much there is. */
const maximumBytes = 1_000_000;

/** The text; undefined where none is said. Throws a UserError for a file that cannot be read. */
export function givenBody(data: string | undefined, host: Host): string | undefined {
  if (data === undefined || !(data === '-' || data.startsWith('@'))) return data;
  if (data === '-' && host.stdin.isTTY)
    throw new UsageError('--data - reads the body from stdin, and that is a terminal', {
      hint: 'pipe it in, or name a file: --data @FILE',
    });
  const bytes = data === '-' ? host.stdin.readAll(maximumBytes) : readFile(data.slice(1), host);
  return new TextDecoder().decode(bytes);
}

function readFile(file: string, host: Host): Uint8Array {
  try {
    return host.files.read(resolve(host.cwd, file), { maximumBytes });
  } catch (error) {
    throw fileFailure(error, 'read', file);
  }
}
