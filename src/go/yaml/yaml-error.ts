/** A place in a YAML text. Line and column count characters from 0, as Go's YAML library does. */
export interface Mark {
  readonly line: number;
  readonly column: number;
}

/**
 * A text that Go's YAML library refuses. `message` is the library's own (`line 3: did not find expected key`), without
 * the `yaml: ` that Go puts before it and without any value of the text, which may be a secret; `mark` is the place,
 * where one is known.
 */
export class YamlError extends Error {
  readonly mark: Mark | undefined;

  constructor(message: string, mark?: Mark) {
    super(message);
    this.name = 'YamlError';
    this.mark = mark;
  }
}

/** The scanner counts the lines in its messages from 1, and leaves out the first. */
export function scannerError(problem: string, mark: Mark, context: Mark): YamlError {
  if (mark.line !== 0) return new YamlError(`line ${mark.line + 1}: ${problem}`, mark);
  return new YamlError(context.line !== 0 ? `line ${context.line}: ${problem}` : problem, mark);
}

/** The parser counts them from 0, which names the line above; and leaves out the first, too. */
export function parserError(problem: string, mark: Mark, context: Mark = mark): YamlError {
  const line = mark.line !== 0 ? mark.line : context.line;
  return new YamlError(line !== 0 ? `line ${line}: ${problem}` : problem, mark);
}
