/** A place in the characters of a YAML text, and the few steps and questions that scanning needs. */
import type { Characters } from './characters.js';
import type { Mark, YamlError } from './yaml-error.js';

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

const runPattern = /[A-Za-z0-9+/=_.-]*/y;

export class Cursor {
  readonly #text: string;
  readonly #fault: YamlError | undefined;
  #at = 0;
  line = 0;
  column = 0;

  constructor({ text, fault }: Characters) {
    this.#text = text;
    this.#fault = fault;
  }

  /** Where the text ends, it ends; or it goes on with what cannot be read: then throws the YamlError. */
  #confirmReadable(at: number): void {
    if (this.#fault !== undefined && at > this.#text.length) throw this.#fault;
  }

  mark(): Mark {
    return { line: this.line, column: this.column };
  }

  /** The code unit so many places ahead; 0 behind the end. */
  code(ahead = 0): number {
    const at = this.#at + ahead;
    this.#confirmReadable(at + 1);
    return at < this.#text.length ? this.#text.charCodeAt(at) : 0;
  }

  is(character: string, ahead = 0): boolean {
    return this.code(ahead) === character.charCodeAt(0);
  }

  isEnd(ahead = 0): boolean {
    this.#confirmReadable(this.#at + ahead + 1);
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
    this.#confirmReadable(this.#at + prefix.length);
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
