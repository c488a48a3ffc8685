/** What is wrong with the files of one loading: kubectl's words first, then the place and the next step. */
import { KubeconfigError, type Position } from '../errors.js';

/** One file that could not be loaded. */
export interface Fault {
  /** kubectl's message, without `error: `. It may show what the file holds, secrets and all. */
  readonly message: string;
  /** The same without what the file holds, where that differs. */
  readonly discreet?: string;
  readonly position: Position | undefined;
  readonly hint: string;
}

/** One or more files of a loading are bad; kubectl reports them all. The error's own message is the discreet one. */
export class LoadError extends KubeconfigError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(discreet).join('\n'), details(faults));
    this.faults = faults;
  }
}

function discreet(fault: Fault): string {
  return fault.discreet ?? fault.message;
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
