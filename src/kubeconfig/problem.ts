/** One reason why a client cannot be built, and the error that several of them make. */
import { KubeconfigError, type Position } from '../errors.js';
import type { Entry } from './types.js';

export interface Problem {
  /** client-go's words. */
  readonly message: string;
  readonly position: Position | undefined;
  readonly hint: string;
}

/** A problem of one field of an entry; the place is the field's, or else the entry's. */
export function problemOf(entry: Entry, field: string, message: string, hint: string): Problem {
  return { message, position: entry.origins.get(field) ?? entry.position, hint };
}

/** kubectl's message for one problem or for several, with the place and next step of the first. */
export function problemsError(problems: readonly [Problem, ...Problem[]]): KubeconfigError {
  const [first] = problems;
  const message =
    problems.length === 1
      ? first.message
      : ['Error in configuration: ', ...problems.map((problem) => `* ${problem.message}`)].join('\n');
  const { hint, position } = first;
  return new KubeconfigError(message, position === undefined ? { hint } : { hint, position });
}
