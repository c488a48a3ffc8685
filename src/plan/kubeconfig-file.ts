/** The files that `--kubeconfig` and KUBECONFIG name, as a text for others has them: below the home folder of whoever runs a script. */
import { join } from 'node:path';
import type { Word } from './word.js';
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

/**
 * What KUBECONFIG names: the whole place of what is below the home folder or belongs to the system; where another file
 * is on this machine is private, and its name is left.
 */
export function listedText(path: string, home: string | undefined): string {
  const text = kubeconfigText(kubeconfigFile(path, home));
  return /^(?:~|\/etc)\//.test(text) ? text : (text.split(/[\\/]/).at(-1) ?? text);
}
