/** A new version of a file, shown as a unified diff and written in its place. */
import { isAbsolute, resolve } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { inert } from '../display.js';
import { NotProvedError } from '../errors.js';
import { editedBytes } from '../files/edited-bytes.js';
import type { Source } from '../files/encoding.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';
import { refuseKubeconfig } from '../kubeconfig/refuse-overwrite.js';
import type { FileReport } from '../verify/report.js';
import { maskText } from '../verify/secrecy/mask.js';

/** A file that was read, to be written again. */
export interface Rewrite {
  readonly file: string;
  readonly source: Source;
  /** `--kubeconfig`, which is never written. */
  readonly kubeconfig: string | undefined;
  /** The difference is shown on stdout, or on stderr where stdout carries another format. */
  readonly onStdout: boolean;
}

/**
 * Shows the difference and writes the file, keeping what `writeChanged` keeps. Throws a NotProvedError where the dry
 * run does not prove the new text.
 */
export function writeAnew(rewrite: Rewrite, after: string, report: FileReport, host: Host): void {
  writeAllAnew(rewrite, after, [report], host);
}

/** The same for a document with scripts for several shells. */
export function writeAllAnew(
  rewrite: Rewrite,
  after: string,
  reports: readonly FileReport[],
  host: Host,
): void {
  if (reports.some(({ verdict }) => verdict === 'not-proved')) {
    throw new NotProvedError(
      `${rewrite.file} was not written anew, because the dry run does not prove the new text`,
    );
  }
  writeChanged(rewrite, after, host);
}

/**
 * Shows the difference, without secrets, and writes the file: every byte outside of it stays, and so do mode, owner and links. Throws a
 * FileError where that cannot be, or the file has changed since it was read; it is then as it was.
 */
export function writeChanged(rewrite: Rewrite, after: string, host: Host): void {
  const { file, source, kubeconfig, onStdout } = rewrite;
  const path = isAbsolute(file) ? file : resolve(host.cwd, file);
  const bytes = editedBytes(source, after, file);
  refuseKubeconfig(file, path, kubeconfig, host);
  const was = maskText(source.text);
  const patch = createTwoFilesPatch(file, file, was, maskText(after), 'as it was', 'as it is now', {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const shown = maskText(patch)
    .replace(/\r$/gm, '')
    .replace(/[^\n\t]+/g, inert);
  (onStdout ? host.stdout : host.stderr).write(shown);
  try {
    host.files.write(path, bytes, { mode: 0o666, before: source.bytes });
  } catch (error) {
    throw fileFailure(error, 'write', file);
  }
}
