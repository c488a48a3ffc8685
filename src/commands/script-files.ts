/** The files that `verify` is asked about: a folder stands for the scripts and documents in it. */
import { isAbsolute, join, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';

const readable = /\.(sh|bash|zsh|ps1|psm1|md|markdown|html|htm)$/i;

/** What is not someone's own text. */
const skipped = /^(\.|node_modules$)/;

/** Names as they were given, folders replaced by the files below them, sorted. Throws a UsageError for an empty one. */
export function scriptFiles(names: readonly string[], host: Host): readonly string[] {
  return names.flatMap((name) => {
    if (name === '-' || kindOf(name, host) !== 'directory') return [name];
    const found = filesBelow(name, host);
    if (found.length > 0) return found;
    throw new UsageError(`${name} is a folder without scripts or documents`, {
      hint: 'it would read *.sh, *.bash, *.zsh, *.ps1, *.psm1, *.md and *.html; name a file to read another',
    });
  });
}

function filesBelow(folder: string, host: Host): readonly string[] {
  return host.files.list(absolute(folder, host)).flatMap((name) => {
    const path = join(folder, name);
    if (skipped.test(name)) return [];
    if (kindOf(path, host) === 'directory') return filesBelow(path, host);
    return readable.test(name) ? [path] : [];
  });
}

const kindOf = (path: string, host: Host): string | undefined => host.files.stat(absolute(path, host))?.kind;

const absolute = (path: string, host: Host): string => (isAbsolute(path) ? path : resolve(host.cwd, path));
