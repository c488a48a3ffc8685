/** What the interpreter says when it leaves what it can say exactly. */
import type { CodeName } from '../../codes.js';

/** Thrown inside a statement: the statement's effects are not known. `reason` is one sentence without a full stop. */
export class Refusal extends Error {
  readonly code: CodeName;
  readonly reason: string;
  /** The offset into the script; undefined: the statement's own. */
  readonly offset: number | undefined;
  readonly fix: string | undefined;

  constructor(code: CodeName, reason: string, offset?: number, fix?: string) {
    super(reason);
    this.name = new.target.name;
    this.code = code;
    this.reason = reason;
    this.offset = offset;
    this.fix = fix;
  }
}
