/** A place in the characters of a YAML text, and the few steps and questions that scanning needs. */
import type { Characters } from './characters.js';
import { type Mark, YamlError } from './yaml-error.js';

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const byteOrderMark = 0xfeff;

const runPattern = /[A-Za-z0-9+/=_.-]*/y;

export class Cursor {
  readonly #characters: Characters;
  readonly #text: string;
  #at = 0;
  /** The blocks that were read so far, and where the library's buffer begins. */
  #blocks = 0;
  #available = 0;
  #bufferStart = 0;
  line = 0;
  column = 0;

  constructor(characters: Characters) {
    this.#characters = characters;
    this.#text = characters.text;
  }

  mark(): Mark {
    return { line: this.line, column: this.column };
  }

  /** Makes so many characters available. Fails as the library does where the bytes are bad there. */
  need(count: number): void {
    if (this.#at + count <= this.#available) return;
    this.#bufferStart = this.#at;
    const { blockEnds, problem } = this.#characters;
    while (this.#at + count > this.#available && this.#blocks < blockEnds.length) {
      this.#available = blockEnds[this.#blocks++] ?? 0;
    }
    if (this.#at + count > this.#available && problem !== undefined) throw new YamlError(problem);
  }

  /** The code unit so many places ahead; 0 behind the end. */
  code(ahead = 0): number {
    const at = this.#at + ahead;
    return at < this.#text.length ? this.#text.charCodeAt(at) : 0;
  }

  is(character: string, ahead = 0): boolean {
    return this.code(ahead) === character.charCodeAt(0);
  }

  isEnd(ahead = 0): boolean {
    return this.#at + ahead >= this.#text.length;
  }

  isBlank(ahead = 0): boolean {
    const code = this.code(ahead);
    return code === space || code === tab;
  }

  isTab(): boolean {
    return this.code() === tab;
  }

  isSpace(): boolean {
    return this.code() === space;
  }

  isBreak(ahead = 0): boolean {
    return isBreakCode(this.code(ahead));
  }

  isBreakOrEnd(ahead = 0): boolean {
    return this.isBreak(ahead) || this.isEnd(ahead);
  }

  isBlankOrEnd(ahead = 0): boolean {
    return this.isBlank(ahead) || this.isBreakOrEnd(ahead);
  }

  /**
   * Whether the library takes this character for a byte order mark. It looks at the beginning of its buffer instead,
   * so it sees none in the middle of a text, and in a text with two it takes the first character of each line for one.
   */
  isByteOrderMark(): boolean {
    return this.#text.charCodeAt(this.#bufferStart) === byteOrderMark;
  }

  /** What may stand in an anchor, a tag handle or a directive's name. */
  isWord(): boolean {
    return /[0-9A-Za-z_-]/.test(String.fromCharCode(this.code()));
  }

  /** `---` or `...` at the beginning of a line, with nothing glued to it. */
  isDocumentIndicator(): boolean {
    if (this.column !== 0 || !(this.startsWith('---') || this.startsWith('...'))) return false;
    return this.isBlankOrEnd(3);
  }

  startsWith(prefix: string): boolean {
    return this.#text.startsWith(prefix, this.#at);
  }

  /** Steps over one character. */
  skip(): void {
    const code = this.code();
    this.#at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    this.column++;
  }

  /** Takes one character. */
  take(): string {
    const from = this.#at;
    this.skip();
    return this.#text.slice(from, this.#at);
  }

  /** Takes as many characters as there are that mean nothing to YAML inside a word: what tokens and base64 are made of. */
  takeRun(): string {
    runPattern.lastIndex = this.#at;
    const run = runPattern.exec(this.#text)?.[0] ?? '';
    this.need(run.length + 1);
    this.#at += run.length;
    this.column += run.length;
    return run;
  }

  /** Takes a line break, as the value it stands for; nothing where there is none. */
  takeLine(): string {
    const code = this.code();
    if (!isBreakCode(code)) return '';
    this.#at += code === carriageReturn && this.code(1) === lineFeed ? 2 : 1;
    this.line++;
    this.column = 0;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Moves to a new line at the very end, where the last one was not ended. */
  endLine(): void {
    if (this.column === 0) return;
    this.column = 0;
    this.line++;
  }
}

function isBreakCode(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === 0x85 || code === 0x2028 || code === 0x2029;
}
