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
    const [first, ...others] = faults;
    // With several faults each needs its own place beside it; the first one's is the error's own.
    const further = others.map((fault) =>
      [discreet(fault), ...place(fault.position), `  ${fault.hint}`].join('\n'),
    );
    super([first === undefined ? 'no fault' : discreet(first), ...further].join('\n'), {
      ...(first === undefined ? {} : { hint: first.hint }),
      ...(first?.position === undefined ? {} : { position: first.position }),
    });
    this.faults = faults;
  }
}

function discreet(fault: Fault): string {
  return fault.discreet ?? fault.message;
}

function place(position: Position | undefined): readonly string[] {
  return position === undefined ? [] : [`  at ${position.file}:${position.line}:${position.column}`];
}
