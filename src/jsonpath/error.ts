/** What goes wrong with a template, in kubectl's own words. */
import { UserError } from '../errors.js';

/**
 * - `parse`: the template is none; kubectl says so before it reads any data.
 * - `evaluate`: the template does not fit this document.
 * - `crash`: kubectl ends with a Go panic here (exit code 2); there is no message of its own to repeat.
 */
export type Stage = 'parse' | 'evaluate' | 'crash';

/** An error of the template engine. The message is the engine's, without what kubectl wraps around it. */
export class JsonPathError extends UserError {
  readonly stage: Stage;
  /** Where in the template text, in UTF-16 units from 0. */
  readonly offset: number;
  override readonly exitCode: number;

  constructor(stage: Stage, message: string, offset: number) {
    super(message);
    this.stage = stage;
    this.offset = offset;
    this.exitCode = stage === 'crash' ? 2 : 1;
  }
}
