/** One class per kind of error. Each says what is wrong, where (file:line:column), and what to do next. */

/** A place in a text file; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An error the user can do something about: printed as one message, without a stack. */
export class UserError extends Error {
  /** What to do next, as a sentence. */
  readonly hint: string | undefined;
  readonly position: Position | undefined;
  /** What stands before the message; kubectl leaves it out before some of its own. */
  readonly label: 'error: ' | '';
  /** The exit code that the process ends with. */
  readonly exitCode: number = 1;

  constructor(message: string, details: { hint?: string; position?: Position; label?: '' } = {}) {
    super(message);
    this.name = new.target.name;
    this.hint = details.hint;
    this.position = details.position;
    this.label = details.label ?? 'error: ';
  }
}

/** The command line does not fit: exit 3. */
export class UsageError extends UserError {
  override readonly exitCode: number = 3;
}

/** The same error, whose hint ends with the command line that prints the usage. */
export function withUsage(error: UsageError, line: string): UsageError {
  const { message, hint, position } = error;
  const see = `see '${line}'`;
  if (hint?.includes(see)) return error;
  return new UsageError(message, {
    hint: hint === undefined ? see : `${hint}\n${see}`,
    ...(position === undefined ? {} : { position }),
  });
}

/** A kubeconfig that cannot be read, parsed, merged or used. */
export class KubeconfigError extends UserError {}

/** A recipe of one's own that is none, or cannot be what it is asked for. */
export class RecipeError extends UserError {}

/** A template of one's own that is none, or that a document cannot be written with. */
export class TemplateError extends UserError {}

/** A value that a shell or a tool cannot be given safely. */
export class QuoteError extends UserError {}

/** A file (not a kubeconfig) that cannot be read or written. */
export class FileError extends UserError {}

/** The dry run does not prove what was generated: exit 2. */
export class NotProvedError extends UserError {
  override readonly exitCode: number = 2;
}

/** What was generated is proved, with findings: exit 1. */
export class FindingsError extends UserError {}
