/** Where a verb may write: never over the kubeconfig in use, and over other people's files only where that is asked. */
import { isAbsolute, resolve } from 'node:path';
import { pageHeader } from '../document/html/header.js';
import { documentHeader } from '../document/marks.js';
import { FileError, UsageError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { FileStat, Host } from '../host.js';
import { refuseKubeconfig } from '../kubeconfig/refuse-overwrite.js';
import { isOurs } from '../plan/header.js';

export interface OutputOptions {
  /** Also over a file that we did not write. */
  readonly force: boolean;
  /** `--kubeconfig`. */
  readonly kubeconfig: string | undefined;
  /** Whether the file is one to run. */
  readonly runs: boolean;
  /** What the name stands for, where that is not plain: absolute. */
  readonly path?: string;
}

/** Larger files are no scripts of ours. */
const largestScript = 5_000_000;

/**
 * Writes a script that was generated. One to run can be executed, as far as the umask allows: it holds no secret. Throws a
 * UserError where nothing was written.
 */
export function writeScript(file: string, text: string, options: OutputOptions, host: Host): void {
  const path = options.path ?? (isAbsolute(file) ? file : resolve(host.cwd, file));
  try {
    const stat = host.files.stat(path);
    if (stat?.kind === 'directory' || /[\\/]\.{0,2}$/.test(file)) {
      throw new UsageError(`--output-file ${file} is a folder`, { hint: 'name a file in it' });
    }
    if (host.files.isDescriptor?.(path) !== true) {
      refuseKubeconfig(file, path, options.kubeconfig, host);
      if (stat?.kind === 'file' && !options.force) refuseForeign(file, path, stat, host);
    }
    host.files.write(path, text, { mode: options.runs ? 0o777 : 0o666 });
  } catch (error) {
    throw fileFailure(error, 'write', file);
  }
}

function refuseForeign(file: string, path: string, { size }: FileStat, host: Host): void {
  if (size === 0) return;
  const text = size <= largestScript ? new TextDecoder().decode(host.files.read(path)) : '';
  if (isOurs(text) || documentHeader(text) !== undefined || pageHeader(text) !== undefined) return;
  throw new FileError(`${file} is there already, and kubesteps did not write it`, {
    hint: 'name another file, or overwrite it with --force',
  });
}
