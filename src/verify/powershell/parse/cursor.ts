/** A place in the text, the rules for what lies between tokens, and what the parser must know about where it is. */
import type { Extent, Requirement } from './ast.js';
import { isBlank, isNewline, isPlain } from './characters.js';
import { looksLikeSignature, parseRequirement } from './comments.js';
import { PowerShellSyntaxRefusal } from './refusal.js';

/** How deep brackets and operators may nest: far beyond any script, far below the stack. */
const maximumDepth = 200;

const restOfLine = /[^\r\n\0]+/y;

export class Cursor {
  readonly text: string;
  /** The offset of the next character. */
  position = 0;
  /** Where the text ends for now: inside `"$(…)"` it is where the string goes on. */
  limit: number;
  /** Inside `$(…)` of a string. */
  nested = false;
  /** `,` separates here (arguments of a method, parameters) instead of making an array. */
  commaSeparates = false;
  /** Inside `finally`, where control must not leave; `loop` once a loop is inside of it. */
  finallyState: 'none' | 'finally' | 'loop' = 'none';
  readonly requirements: Requirement[] = [];
  #depth = 0;
  #lookahead: number;

  constructor(text: string) {
    this.text = text;
    this.limit = text.length;
    this.#lookahead = 4 * text.length + 10_000;
  }

  /** Goes back to an offset. All that is read twice counts, so that no text takes more than linear time. */
  returnTo(offset: number): void {
    this.#lookahead -= this.position - offset;
    if (this.#lookahead < 0) this.refuse('too much of this script must be read twice', offset);
    this.position = offset;
  }

  /** The character `ahead` places on, or '' at the end. */
  peek(ahead = 0): string {
    const at = this.position + ahead;
    return at < this.limit ? this.text.charAt(at) : '';
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.position) && this.position + word.length <= this.limit;
  }

  /** What a sticky pattern finds here, not consumed; it sees nothing behind the limit. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    if (this.position + match[0].length <= this.limit) return match;
    pattern.lastIndex = 0;
    return pattern.exec(this.text.slice(this.position, this.limit)) ?? undefined;
  }

  /** Consumes and returns what a sticky pattern finds here, or ''. */
  takeRun(pattern: RegExp): string {
    const run = this.match(pattern)?.[0] ?? '';
    this.position += run.length;
    return run;
  }

  /** Consumes the word if it stands here. */
  take(word: string): boolean {
    if (!this.startsWith(word)) return false;
    this.position += word.length;
    return true;
  }

  extentFrom(start: number): Extent {
    return { start, end: this.position };
  }

  /** Throws: the script is outside the subset at an offset, or here. */
  refuse(reason: string, at = this.position): never {
    throw new PowerShellSyntaxRefusal(this.text, at, reason);
  }

  /** Consumes a closing bracket. Where the text ends without it, the place is that of the opening one. */
  close(bracket: ')' | '}', start: number): void {
    if (this.take(bracket)) return;
    if (this.peek() !== '' || this.nested) this.refuse(`\`${bracket}\` expected`);
    this.refuse(`\`${bracket}\` expected: what opens here is never closed`, start);
  }

  /** Throws: PowerShell has this construct, and the subset has not. */
  refuseConstruct(name: string): never {
    throw new PowerShellSyntaxRefusal(this.text, this.position, `\`${name}\` is not modelled`, true);
  }

  /** Throws unless a character may stand outside strings and comments. */
  requirePlain(character: string, at = this.position): void {
    if (character === '' || isPlain(character)) return;
    const point = (this.text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    this.refuse(`the character U+${point} may stand only in strings and comments`, at);
  }

  /** Runs a part of the parser one level deeper, and puts the state back afterwards. */
  deeper<T>(
    parse: () => T,
    state: { commaSeparates?: boolean; finallyState?: 'none' | 'finally' | 'loop' } = {},
  ): T {
    if (this.#depth >= maximumDepth) this.refuse(`nested more than ${maximumDepth} levels deep`);
    const { commaSeparates, finallyState } = this;
    this.#depth++;
    this.commaSeparates = state.commaSeparates ?? commaSeparates;
    this.finallyState = state.finallyState ?? finallyState;
    const result = parse();
    this.#depth--;
    this.commaSeparates = commaSeparates;
    this.finallyState = finallyState;
    return result;
  }

  /** Skips blanks, comments and continued lines. */
  skipBlanks(): void {
    for (;;) {
      const character = this.peek();
      if (isBlank(character)) this.position++;
      else if (character === '#') this.#skipLineComment();
      else if (character === '<' && this.peek(1) === '#') this.#skipBlockComment();
      else if (character === '`' && !this.#skipBacktick()) return;
      else if (character !== '`') {
        this.requirePlain(character);
        return;
      }
    }
  }

  /** Skips blanks, comments and line ends; true if there was a line end. */
  skipNewlines(): boolean {
    let skipped = false;
    for (;;) {
      this.skipBlanks();
      if (!isNewline(this.peek())) return skipped;
      this.position++;
      skipped = true;
    }
  }

  /** Skips blanks, comments, line ends and `;`. */
  skipSeparators(): void {
    this.skipNewlines();
    while (this.peek() === ';') {
      this.position++;
      this.skipNewlines();
    }
  }

  /** A backtick before a line end continues the line; before a blank it is a blank. */
  #skipBacktick(): boolean {
    const next = this.peek(1);
    if (isBlank(next)) this.position += 2;
    else if (next === '\r' && this.peek(2) === '\n') this.position += 3;
    else if (isNewline(next)) this.position += 2;
    else if (next === '') this.refuse('a backtick at the end of the script');
    else return false;
    return true;
  }

  #skipLineComment(): void {
    const start = this.position;
    this.takeRun(restOfLine);
    if (this.peek() === '\0') this.refuse('a NUL character');
    const comment = this.text.slice(start + 1, this.position);
    if (/^requires/i.test(comment)) {
      // Parsed again when a word is tried in two ways: keep the first.
      if (
        this.requirements.some((known) => known.extent.start >= start && known.extent.start < this.position)
      ) {
        return;
      }
      this.requirements.push(...parseRequirement(this, start, comment));
    } else if (looksLikeSignature(comment)) {
      this.refuse('a comment that looks like the start of a signature block', start);
    }
  }

  #skipBlockComment(): void {
    const start = this.position;
    const end = this.text.indexOf('#>', start + 2);
    if (end < 0 || end + 2 > this.limit) this.refuse('a block comment without an end', start);
    if (this.text.slice(start, end).includes('\0')) this.refuse('a NUL character', start);
    this.position = end + 2;
  }
}
