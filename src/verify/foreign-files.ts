/** Files that a script writes outside of its own folders: others may depend on them. */
import type { VirtualFiles } from './files.js';
import { show, textOf, type Value } from './value.js';

export const foreignFix = 'write into a folder of mktemp -d';

/**
 * Whether a path that is about to be written is in a folder of the system, or of somebody else: neither in the folder
 * that the script was started in, nor in one that mktemp made, nor a file that the script has written before.
 */
export function isForeign(files: VirtualFiles, path: Value): boolean {
  const resolved = files.resolve(path);
  const text = resolved === undefined ? undefined : textOf(resolved);
  return text !== undefined && /^(?:[/\\]|[A-Za-z]:)/.test(text) && files.look(path).kind !== 'known';
}

/** What a finding says of it. */
export const foreignMessage = (files: VirtualFiles, path: Value): string =>
  `${show(files.resolve(path) ?? path)} is in no folder of the script`;
