/** A place in a text that is read line by line. */
export class LineCursor {
  readonly text: string;
  /** The offset; a line begins there. */
  at = 0;
  /** Its number, from 1 on. */
  line = 1;

  constructor(text: string) {
    this.text = text;
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Goes on where a line begins, so many lines below. */
  passTo(end: number, lines: number): void {
    this.at = end;
    this.line += lines;
  }

  passLine(): void {
    this.at = this.text.indexOf('\n', this.at) + 1;
    this.line += 1;
  }
}
