/** The kuberc of a caller: found, read, or why kubectl 1.34 and later do not start. */
import { posix } from 'node:path';
import { probe } from '../files/probe.js';
import { ReadFailure, readFile } from '../go/files.js';
import type { Host } from '../host.js';
import { locateKuberc } from './locate.js';
import { type KubercFault, readKuberc } from './read.js';
import type { Kuberc } from './types.js';

/** `named`: as `--kuberc` or `KUBERC` name it; else the caller's own. Undefined where there is none, or it is off. */
export function loadKuberc(host: Host, named?: string): Kuberc | KubercFault | undefined {
  const located = named === undefined ? locateKuberc(host) : { path: named, asked: true };
  if (located === undefined) return undefined;
  const { path, asked } = located;
  // A folder in its place is passed over, too.
  if (!asked && probe(posix.resolve(host.cwd, path), host)?.kind !== 'file') return undefined;
  try {
    return readKuberc(path, readFile(path, host));
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const hint = 'name a file that is there, or set KUBERC=off';
    return { message: error.message, position: { file: path, line: 1, column: 1 }, hint };
  }
}
