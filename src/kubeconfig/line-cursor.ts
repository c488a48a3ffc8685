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

  /** Goes on behind so many characters, whole lines. Returns how many lines they are. */
  pass(length: number): number {
    const end = this.at + length;
    let lines = 0;
    for (let at = this.at; at < end; lines++) at = this.text.indexOf('\n', at) + 1;
    this.at = end;
    this.line += lines;
    return lines;
  }

  passLine(): void {
    this.at = this.text.indexOf('\n', this.at) + 1;
    this.line += 1;
  }
}
