/** The kuberc of a caller: found, read, or why kubectl 1.34 and later do not start. */
import { posix } from 'node:path';
import { probe } from '../files/probe.js';
import { ReadFailure, readFile } from '../go/files.js';
import type { Host } from '../host.js';
import { locateKuberc } from './locate.js';
import { type KubercFault, readKuberc } from './read.js';
import type { Kuberc } from './types.js';

/**
 * What kubectl goes by, or why it stops. `named`: as `--kuberc` names it; else `KUBERC`, or the caller's own. Undefined
 * where there is none, where it is off, and where kubectl goes on without it.
 */
export function loadKuberc(host: Host, named?: string): Kuberc | KubercFault | undefined {
  const found = findKuberc(host, named);
  return found?.passedOver === true ? undefined : found?.read;
}

export interface FoundKuberc {
  readonly read: Kuberc | KubercFault | undefined;
  /** kubectl says that there are no preferences in it, and goes on. */
  readonly passedOver: boolean;
}

/** The file as it is, also where kubectl goes on without it. */
export function findKuberc(host: Host, named?: string): FoundKuberc | undefined {
  const located = named === undefined ? locateKuberc(host) : { path: named, asked: true };
  if (located === undefined) return undefined;
  const { path, asked } = located;
  // A folder in its place is passed over, too.
  if (!asked && probe(posix.resolve(host.cwd, path), host)?.kind !== 'file') return undefined;
  try {
    const read = readKuberc(path, readFile(path, host));
    return { read, passedOver: !asked && read !== undefined && 'message' in read && read.unread };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const hint = 'name a file that is there, or set KUBERC=off';
    const position = { file: path, line: 1, column: 1 };
    return { read: { unread: true, message: error.message, position, hint }, passedOver: !asked };
  }
}
