/** What is wrong with the files of one loading: kubectl's words first, then the place and the next step. */
import { KubeconfigError, type Position } from '../errors.js';

/** One file that could not be loaded. */
export interface Fault {
  /** kubectl's message, without `error: ` and without the values of the file, which may be secret. */
  readonly message: string;
  readonly position: Position | undefined;
  readonly hint: string;
}

/** One or more files of a loading are bad; kubectl reports them all. */
export class LoadError extends KubeconfigError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ message }) => message).join('\n'), details(faults));
    this.faults = faults;
  }
}

/** One fault has its place in the error; several name each theirs. kubectl says `error: ` only before a single one. */
function details(faults: readonly Fault[]): { hint: string; position?: Position; label?: '' } {
  const [first, ...others] = faults;
  if (first !== undefined && others.length === 0) {
    const { hint, position } = first;
    return position === undefined ? { hint } : { hint, position };
  }
  return { hint: faults.map(({ position, hint }) => place(position) + hint).join('\n'), label: '' };
}

function place(position: Position | undefined): string {
  return position === undefined ? '' : `at ${position.file}:${position.line}:${position.column}: `;
}
