/** The files that `verify` is asked about: a folder stands for the scripts and documents in it. */
import { isAbsolute, join, resolve } from 'node:path';
import { inert } from '../display.js';
import { NotProvedError, UsageError } from '../errors.js';
import type { Host } from '../host.js';
import { errnoOf, fileFailure } from './system-error.js';

const readable = /\.(sh|bash|zsh|ps1|psm1|md|markdown|html|htm)$/i;

/** What is not someone's own text. */
const skipped = /^(\.|node_modules$)/;

/** More than any project has; a run over as many takes minutes. */
const maximumFiles = 10_000;
const maximumEntries = 200_000;

export interface ScriptFile {
  /** As it was given, or the path below the folder that was. */
  readonly name: string;
  /** It was found in a folder, and is read only as what it was there: a regular file. */
  readonly found: boolean;
}

/**
 * The files, folders replaced by what is below them, sorted. Links in a folder are not followed, and what is no
 * regular file is not read: each is noted on stderr. Throws a UsageError for a folder without any, and a
 * NotProvedError for one with too many.
 */
export function scriptFiles(names: readonly string[], host: Host): readonly ScriptFile[] {
  return names.flatMap((name): readonly ScriptFile[] => {
    if (name === '-' || kindOf(name, host) !== 'directory') return [{ name, found: false }];
    const files = filesBelow(name, host);
    if (files.length > 0) return files.map((file) => ({ name: file, found: true }));
    throw new UsageError(`${name} is a folder without scripts or documents`, {
      hint: 'it would read *.sh, *.bash, *.zsh, *.ps1, *.psm1, *.md and *.html; name a file to read another',
    });
  });
}

function filesBelow(top: string, host: Host): readonly string[] {
  const files: string[] = [];
  let entries = 0;
  const visit = (folder: string): void => {
    for (const name of namesIn(folder, host)) {
      entries += 1;
      if (entries > maximumEntries || files.length >= maximumFiles) throw tooMany(top);
      if (skipped.test(name)) continue;
      const path = join(folder, name);
      const note = (what: string): void => {
        host.stderr.write(`note: ${inert(path)} ${what}\n`);
      };
      if (host.files.isLink(absolute(path, host))) {
        if (readable.test(name))
          note('is a link, and links in a folder are not followed: name it to read it');
        continue;
      }
      const kind = kindOf(path, host);
      if (kind === 'directory') visit(path);
      else if (!readable.test(name)) continue;
      else if (kind === 'file') files.push(path);
      else if (kind !== undefined) note('is no regular file, and is not read');
    }
  };
  visit(top);
  return files;
}

function namesIn(folder: string, host: Host): readonly string[] {
  try {
    return host.files.list(absolute(folder, host));
  } catch (error) {
    throw fileFailure(error, 'read', folder);
  }
}

function tooMany(folder: string): NotProvedError {
  return new NotProvedError(
    `${inert(folder)} holds more than ${maximumFiles.toLocaleString('en')} scripts and documents, or more than ${maximumEntries.toLocaleString('en')} files`,
    { hint: 'name folders in it one by one' },
  );
}

/** What is there; undefined where nothing is, or where the system does not say. */
function kindOf(path: string, host: Host): string | undefined {
  try {
    return host.files.stat(absolute(path, host))?.kind;
  } catch (error) {
    // The one who reads it will meet the same failure, and say so.
    if (errnoOf(error) === undefined) throw error;
    return undefined;
  }
}

const absolute = (path: string, host: Host): string => (isAbsolute(path) ? path : resolve(host.cwd, path));
