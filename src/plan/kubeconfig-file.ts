/** The file that `--kubeconfig` names, as a text for others has it: below the home folder of whoever runs a script. */
import { join } from 'node:path';
import type { Word } from './types.js';
import { variable } from './words.js';

export interface KubeconfigFile {
  /** Where it is on this machine: an absolute path. */
  readonly path: string;
  /** What follows the home folder, with its slash; undefined where the file is elsewhere. */
  readonly belowHome: string | undefined;
}

/** `home` is the value of HOME, as a script finds it; without one, the path stays as it is. */
export function kubeconfigFile(path: string, home: string | undefined): KubeconfigFile {
  const folder = home?.replace(/\/+$/, '') ?? '';
  const isBelow = folder.startsWith('/') && path.startsWith(`${folder}/`);
  return { path, belowHome: isBelow ? path.slice(folder.length) : undefined };
}

/** `--kubeconfig="$HOME/…"` */
export function kubeconfigArgument({ path, belowHome }: KubeconfigFile): Word {
  return belowHome === undefined ? ['--kubeconfig=', path] : ['--kubeconfig=', variable('HOME'), belowHome];
}

/** `~/…`: in a header, and behind `--kubeconfig ` in a command line. */
export const kubeconfigText = ({ path, belowHome }: KubeconfigFile): string =>
  belowHome === undefined ? path : `~${belowHome}`;

/** The path that such a text stands for. */
export const kubeconfigPath = (text: string, home: string): string =>
  text.startsWith('~/') ? join(home, text.slice(2)) : text;
