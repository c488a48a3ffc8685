/**
 * Characters → tokens, by libyaml's rules as Go's YAML library has them (goyaml.v2 scannerc.go). The rules are looser
 * and stricter than YAML's own in many small places, and kubectl reads every kubeconfig through them.
 */

import { decodeCharacters } from './characters.js';
import { Cursor } from './cursor.js';
import { scanBlockScalar, scanPlainScalar, scanQuotedScalar, skipComment } from './scan-scalars.js';
import { scanAnchor, scanDirective, scanTag } from './scan-tags.js';
import type { PlainTokenKind, Token } from './tokens.js';
import { type Mark, scannerError } from './yaml-error.js';

/** Where a key without `?` may have begun: the `:` behind it decides. */
interface SimpleKey {
  readonly required: boolean;
  /** The number of its token in the whole text. */
  readonly number: number;
  readonly mark: Mark;
}

const maximalDepth = 10_000;
const maximalKeyLength = 1024;

export class Scanner {
  readonly #cursor: Cursor;
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  /** One place for each level of flow collections; undefined where no key can have begun. */
  readonly #simpleKeys: (SimpleKey | undefined)[] = [undefined];
  #simpleKeyAllowed = true;
  #ended = false;

  constructor(bytes: Uint8Array) {
    this.#cursor = new Cursor(decodeCharacters(bytes));
  }

  /** The next token, not taken. Scans no further than it must: an error further on is not seen yet. */
  peek(): Token {
    while (!this.#ended && (this.#head === this.#tokens.length || this.#headMayBeKey())) this.#scanToken();
    const token = this.#tokens[this.#head];
    if (token === undefined) throw new Error('no token behind the end of the stream');
    return token;
  }

  /** Takes the token that `peek` gave. */
  take(): Token {
    const token = this.peek();
    this.#head++;
    this.#taken++;
    if (this.#head > 512) {
      this.#tokens.splice(0, this.#head);
      this.#head = 0;
    }
    return token;
  }

  get #inFlow(): boolean {
    return this.#simpleKeys.length > 1;
  }

  #headMayBeKey(): boolean {
    const key = this.#simpleKeys.findIndex((candidate) => candidate?.number === this.#taken);
    return key >= 0 && this.#isValid(key);
  }

  /** Whether the key that may have begun is still near enough: on this line, within 1024 characters. */
  #isValid(level: number): boolean {
    const key = this.#simpleKeys[level];
    if (key === undefined) return false;
    const { line, column } = this.#cursor;
    if (key.mark.line === line && column <= key.mark.column + maximalKeyLength) return true;
    this.#dropKey(level);
    return false;
  }

  /** A key that had to be one, by its indentation, and has no `:` is an error. */
  #dropKey(level: number): void {
    const key = this.#simpleKeys[level];
    if (key?.required) throw scannerError("could not find expected ':'", this.#cursor.mark(), key.mark);
    this.#simpleKeys[level] = undefined;
  }

  #removeSimpleKey(): void {
    this.#dropKey(this.#simpleKeys.length - 1);
  }

  #saveSimpleKey(): void {
    if (!this.#simpleKeyAllowed) return;
    const required = !this.#inFlow && this.#indent === this.#cursor.column;
    const number = this.#taken + this.#tokens.length - this.#head;
    this.#removeSimpleKey();
    this.#simpleKeys[this.#simpleKeys.length - 1] = { required, number, mark: this.#cursor.mark() };
  }

  #push(token: Token, number?: number): void {
    if (number === undefined) this.#tokens.push(token);
    else this.#tokens.splice(this.#head + number - this.#taken, 0, token);
  }

  #rollIndent(column: number, kind: PlainTokenKind, mark: Mark, number?: number): void {
    if (this.#inFlow || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > maximalDepth) throw this.#tooDeep('while increasing indent level');
    this.#push({ kind, mark }, number);
  }

  #unrollIndent(column: number): void {
    if (this.#inFlow) return;
    while (this.#indent > column) {
      this.#push({ kind: 'block-end', mark: this.#cursor.mark() });
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #tooDeep(_context: string): Error {
    return scannerError(`exceeded max depth of ${maximalDepth}`, this.#cursor.mark(), this.#cursor.mark());
  }

  #scanToken(): void {
    const cursor = this.#cursor;
    cursor.need(1);
    this.#toNextToken();
    this.#unrollIndent(cursor.column);
    cursor.need(4);
    if (cursor.isEnd()) return this.#scanEnd();
    if (cursor.column === 0 && cursor.is('%')) {
      this.#startOfLine();
      return this.#push(scanDirective(cursor));
    }
    if (cursor.isDocumentIndicator()) {
      this.#startOfLine();
      return this.#pushIndicator(cursor.is('-') ? 'document-start' : 'document-end', 3);
    }
    this.#scanContent();
  }

  #toNextToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      cursor.need(1);
      if (cursor.column === 0 && cursor.isByteOrderMark()) cursor.skip();
      cursor.need(1);
      while (cursor.isSpace() || ((this.#inFlow || !this.#simpleKeyAllowed) && cursor.isTab())) {
        cursor.skip();
        cursor.need(1);
      }
      if (cursor.is('#')) skipComment(cursor);
      if (!cursor.isBreak()) return;
      cursor.need(2);
      cursor.takeLine();
      if (!this.#inFlow) this.#simpleKeyAllowed = true;
    }
  }

  /** What ends every block and every key that may have begun. */
  #startOfLine(): void {
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = false;
  }

  #scanEnd(): void {
    this.#cursor.endLine();
    this.#startOfLine();
    this.#push({ kind: 'stream-end', mark: this.#cursor.mark() });
    this.#ended = true;
  }

  #pushIndicator(kind: PlainTokenKind, length = 1): void {
    const mark = this.#cursor.mark();
    for (let k = 0; k < length; k++) this.#cursor.skip();
    this.#push({ kind, mark });
  }

  #scanContent(): void {
    const cursor = this.#cursor;
    switch (String.fromCharCode(cursor.code())) {
      case '[':
        return this.#scanFlowStart('flow-sequence-start');
      case '{':
        return this.#scanFlowStart('flow-mapping-start');
      case ']':
        return this.#scanFlowEnd('flow-sequence-end');
      case '}':
        return this.#scanFlowEnd('flow-mapping-end');
      case ',':
        this.#removeSimpleKey();
        this.#simpleKeyAllowed = true;
        return this.#pushIndicator('flow-entry');
      case '-':
        if (cursor.isBlankOrEnd(1)) return this.#scanBlockEntry();
        break;
      case '?':
        if (this.#inFlow || cursor.isBlankOrEnd(1)) return this.#scanKey();
        break;
      case ':':
        if (this.#inFlow || cursor.isBlankOrEnd(1)) return this.#scanValue();
        break;
      case '*':
      case '&':
        this.#saveSimpleKey();
        this.#simpleKeyAllowed = false;
        return this.#push(scanAnchor(cursor));
      case '!':
        this.#saveSimpleKey();
        this.#simpleKeyAllowed = false;
        return this.#push(scanTag(cursor));
      case '|':
      case '>':
        if (!this.#inFlow) return this.#scanBlock();
        break;
      case "'":
      case '"':
        return this.#scanQuoted();
    }
    this.#scanPlain();
  }

  #scanFlowStart(kind: PlainTokenKind): void {
    this.#saveSimpleKey();
    this.#simpleKeys.push(undefined);
    if (this.#simpleKeys.length - 1 > maximalDepth) throw this.#tooDeep('while increasing flow level');
    this.#simpleKeyAllowed = true;
    this.#pushIndicator(kind);
  }

  #scanFlowEnd(kind: PlainTokenKind): void {
    this.#removeSimpleKey();
    if (this.#inFlow) this.#simpleKeys.pop();
    this.#simpleKeyAllowed = false;
    this.#pushIndicator(kind);
  }

  #refuseUnlessKeyAllowed(problem: string): void {
    if (this.#simpleKeyAllowed) return;
    throw scannerError(problem, this.#cursor.mark(), this.#cursor.mark());
  }

  #scanBlockEntry(): void {
    // In a flow collection the parser says that it is wrong, since it knows the collection.
    if (!this.#inFlow) {
      this.#refuseUnlessKeyAllowed('block sequence entries are not allowed in this context');
      this.#rollIndent(this.#cursor.column, 'block-sequence-start', this.#cursor.mark());
    }
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = true;
    this.#pushIndicator('block-entry');
  }

  #scanKey(): void {
    if (!this.#inFlow) {
      this.#refuseUnlessKeyAllowed('mapping keys are not allowed in this context');
      this.#rollIndent(this.#cursor.column, 'block-mapping-start', this.#cursor.mark());
    }
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = !this.#inFlow;
    this.#pushIndicator('key');
  }

  #scanValue(): void {
    const level = this.#simpleKeys.length - 1;
    const key = this.#isValid(level) ? this.#simpleKeys[level] : undefined;
    if (key !== undefined) {
      this.#push({ kind: 'key', mark: key.mark }, key.number);
      this.#rollIndent(key.mark.column, 'block-mapping-start', key.mark, key.number);
      this.#simpleKeys[level] = undefined;
      this.#simpleKeyAllowed = false;
    } else {
      if (!this.#inFlow) {
        this.#refuseUnlessKeyAllowed('mapping values are not allowed in this context');
        this.#rollIndent(this.#cursor.column, 'block-mapping-start', this.#cursor.mark());
      }
      this.#simpleKeyAllowed = !this.#inFlow;
    }
    this.#pushIndicator('value');
  }

  #scanBlock(): void {
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = true;
    const mark = this.#cursor.mark();
    this.#push({ kind: 'scalar', mark, value: scanBlockScalar(this.#cursor, this.#indent), style: 'block' });
  }

  #scanQuoted(): void {
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const mark = this.#cursor.mark();
    this.#push({ kind: 'scalar', mark, value: scanQuotedScalar(this.#cursor), style: 'quoted' });
  }

  #scanPlain(): void {
    const cursor = this.#cursor;
    const mark = cursor.mark();
    if (!this.#mayStartPlain()) {
      throw scannerError('found character that cannot start any token', mark, mark);
    }
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const { value, onNewLine } = scanPlainScalar(cursor, this.#indent, this.#inFlow);
    if (onNewLine) this.#simpleKeyAllowed = true;
    this.#push({ kind: 'scalar', mark, value, style: 'plain' });
  }

  #mayStartPlain(): boolean {
    const cursor = this.#cursor;
    if (cursor.isBlankOrEnd()) return false;
    if (cursor.is('-')) return !cursor.isBlank(1);
    if (cursor.is('?') || cursor.is(':')) return !this.#inFlow && !cursor.isBlankOrEnd(1);
    return !',[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(cursor.code()));
  }
}
