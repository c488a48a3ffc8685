/** A template text, read token by token; places count in the whole template. */
import { JsonPathError } from './error.js';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export class TokenReader {
  protected position = 0;
  /** Where the token begins that is being read. */
  protected start = 0;

  /** @param origin the offset in the whole template of this text's beginning */
  constructor(
    protected readonly input: string,
    protected readonly origin: number,
  ) {}

  /** Whether this comes next. */
  protected ahead(prefix: string): boolean {
    return this.input.startsWith(prefix, this.position);
  }

  /** The next character, or nothing at the end. */
  protected peek(): string {
    const code = this.input.codePointAt(this.position);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  /** Reads the next character; nothing at the end. */
  protected next(): string {
    const character = this.peek();
    this.position += character.length;
    return character;
  }

  /** Reads all that is wanted. */
  protected scanWhile(wanted: (character: string) => boolean): void {
    for (let character = this.peek(); character !== '' && wanted(character); character = this.peek()) {
      this.position += character.length;
    }
  }

  /** Reads what belongs to no token. */
  protected skip(length: number): void {
    this.position += length;
    this.start = this.position;
  }

  /** The token that was read, and its place in the template. */
  protected take(): Token {
    const text = this.input.slice(this.start, this.position);
    const token = { text, start: this.origin + this.start, end: this.origin + this.position };
    this.start = this.position;
    return token;
  }

  /** An error at the token that is being read, or elsewhere. */
  protected error(message: string, offset = this.origin + this.start): JsonPathError {
    return new JsonPathError('parse', message, Math.max(0, offset));
  }
}
