/** One reason why a client cannot be built, and the error that several of them make. */
import { quoted } from '../display.js';
import { KubeconfigError, type Position } from '../errors.js';
import type { Entry } from './types.js';

export interface Problem {
  /** client-go's words. */
  readonly message: string;
  readonly position: Position | undefined;
  readonly hint: string;
  /** It is so on this machine only: what is not here may be where a script runs. */
  readonly missing?: Missing;
}

/** A file or a program that a kubeconfig names and that is not on this machine. */
export interface Missing {
  readonly kind: 'file' | 'program';
  /** As it stands in the kubeconfig. */
  readonly name: string;
  /** What names it: `certificate-authority of cluster "lab"`. */
  readonly whose: string;
}

/** The sentence about it for the one who writes a script here. */
export function missingNote({ kind, name, whose }: Missing): string {
  const what = kind === 'file' ? 'file' : 'program';
  return `the ${what} ${quoted(name)} is not on this machine (${whose}): it is needed where the script runs`;
}

/** A problem of one field of an entry; the place is the field's, or else the entry's. */
export function problemOf(entry: Entry, field: string, message: string, hint: string): Problem {
  return { message, position: entry.origins.get(field) ?? entry.position, hint };
}

/** kubectl's message for one problem or for several, with the place and next step of the first. */
export function problemsError(problems: readonly [Problem, ...Problem[]]): KubeconfigError {
  const [{ message, hint, position }, ...others] = problems;
  const details = position === undefined ? { hint } : { hint, position };
  if (others.length > 0) {
    const list = problems.map((problem) => `* ${problem.message}`).join('\n');
    return new KubeconfigError(`Error in configuration: \n${list}`, { ...details, label: '' });
  }
  // What fails only when the client is used has words of its own before it.
  const label = message.startsWith('Unable to connect to the server: ') ? { label: '' as const } : {};
  return new KubeconfigError(message, { ...details, ...label });
}
