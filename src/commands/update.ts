/** A new version of a file, shown as a unified diff and written in its place. */
import { isAbsolute, resolve } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { inert } from '../display.js';
import { FileError, NotProvedError } from '../errors.js';
import type { Host } from '../host.js';
import type { FileReport } from '../verify/report.js';
import { maskText } from '../verify/secrecy/mask.js';

/**
 * Shows the difference (on stdout, or on stderr where stdout carries another format) and writes the file, keeping its
 * mode. Throws a NotProvedError where the dry run does not prove the new text, and a FileError where it cannot be
 * written; the file is then as it was.
 */
export function writeAnew(
  file: string,
  before: string,
  after: string,
  report: FileReport,
  onStdout: boolean,
  host: Host,
): void {
  if (report.verdict === 'not-proved') {
    throw new NotProvedError(`${file} was not written anew, because the dry run does not prove the new text`);
  }
  writeChanged(file, before, after, onStdout, host);
}

/** Shows the difference, without secrets, and writes the file, keeping its mode; throws a FileError where that cannot be. */
export function writeChanged(
  file: string,
  before: string,
  after: string,
  onStdout: boolean,
  host: Host,
): void {
  const patch = createTwoFilesPatch(
    file,
    file,
    maskText(before),
    maskText(after),
    'as it was',
    'as it is now',
    {
      headerOptions: FILE_HEADERS_ONLY,
    },
  );
  const shown = maskText(patch)
    .replace(/\r$/gm, '')
    .replace(/[^\n\t]+/g, inert);
  (onStdout ? host.stdout : host.stderr).write(shown);
  const path = isAbsolute(file) ? file : resolve(host.cwd, file);
  try {
    host.files.write(path, after, host.files.stat(path)?.mode ?? 0o644);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FileError(`cannot write ${file}: ${reason}`, { hint: 'check that you may write it' });
  }
}
