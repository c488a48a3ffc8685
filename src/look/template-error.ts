/** What is wrong with a template, with its place. */
import { TemplateError } from '../errors.js';

/** A file of a look, with the places in it. */
export class Source {
  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  /** `offset`: into the text, in UTF-16 units. */
  refused(offset: number, message: string, hint: string): TemplateError {
    const before = this.text.slice(0, offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return new TemplateError(message, { hint, position: { file: this.file, line: before.length, column } });
  }
}
