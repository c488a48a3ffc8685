/** What the interpreter says when it leaves what it can say exactly. */
import type { CodeName } from './codes.js';
import type { Recorder } from './recorder.js';
import type { Source } from './source.js';

/** Thrown inside a statement: the statement's effects are not known. `reason` is one sentence without a full stop. */
export class Refusal extends Error {
  readonly code: CodeName;
  readonly reason: string;
  /** The offset into the source text; undefined: the statement's own. */
  readonly offset: number | undefined;
  readonly fix: string | undefined;
  /** The program that there is no model of, where that is why. */
  readonly program: string | undefined;

  constructor(code: CodeName, reason: string, offset?: number, fix?: string, program?: string) {
    super(reason);
    this.name = new.target.name;
    this.code = code;
    this.reason = reason;
    this.offset = offset;
    this.fix = fix;
    this.program = program;
  }
}

/** The dry run would take too long. The message says why, as a Refusal's reason does. */
export class BudgetExceeded extends Error {
  constructor(reason = 'the script can take too many ways to look at them all') {
    super(reason);
  }
}

/** Records why a script is not proved, where what ended its dry run says so. Any other error is thrown again. */
export function recordEnd(recorder: Recorder, source: Source, error: unknown): void {
  if (error instanceof Refusal) {
    const { code, fix, offset, reason } = error;
    recorder.refuse(code, source.place(offset ?? 0), reason, fix === undefined ? {} : { fix });
  } else if (error instanceof BudgetExceeded) {
    recorder.refuse('KS1003', source.place(0), error.message);
  } else if (error instanceof RangeError) {
    recorder.refuse('KS1003', source.place(0), 'the script is nested too deep');
  } else throw error;
}
