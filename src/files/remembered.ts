/** Files that are read once: what is made of a kubeconfig a thousand times over is made of one state of it. */
import type { Files, Host } from '../host.js';

/** The same files. What was read, whole, is given again as it was, the same bytes; nothing is written through them. */
function rememberingFiles(files: Files, known: Map<string, Uint8Array>): Files {
  return {
    ...files,
    read(path, limits) {
      const before = known.get(path);
      if (before !== undefined && before.length <= (limits?.maximumBytes ?? Number.POSITIVE_INFINITY))
        return before;
      const bytes = files.read(path, limits);
      known.set(path, bytes);
      return bytes;
    },
  };
}

/**
 * A host that reads each file once: what is made of one kubeconfig, or held against it, is so of one state of it. `known`
 * is what was read, by path: what is in it already is not read, and what is read comes into it.
 */
export function snapshotOf(host: Host, known = new Map<string, Uint8Array>()): Host {
  return { ...host, files: rememberingFiles(host.files, known) };
}
