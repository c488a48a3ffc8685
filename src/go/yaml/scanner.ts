/**
 * Characters → tokens, by libyaml's rules as Go's YAML library has them (goyaml.v2 scannerc.go). The rules are looser
 * and stricter than YAML's own in many small places, and kubectl reads every kubeconfig through them.
 */
import { decodeCharacters } from './characters.js';
import { Cursor } from './cursor.js';
import { skipComment } from './scan-blanks.js';
import { scanBlockScalar } from './scan-block.js';
import { scanDirective } from './scan-directive.js';
import { scanPlainScalar } from './scan-plain.js';
import { scanQuotedScalar } from './scan-quoted.js';
import { scanAnchor, scanTag } from './scan-tags.js';
import { SimpleKeys } from './simple-keys.js';
import { TokenQueue } from './token-queue.js';
import type { PlainTokenKind, ScalarStyle, Token } from './tokens.js';
import { type Mark, scannerError } from './yaml-error.js';

const maximalDepth = 10_000;

export class Scanner {
  readonly #cursor: Cursor;
  readonly #tokens = new TokenQueue();
  readonly #keys: SimpleKeys;
  /** The column of the innermost block; -1 at the top. */
  #indent = -1;
  readonly #indents: number[] = [];
  #ended = false;

  constructor(bytes: Uint8Array) {
    this.#cursor = new Cursor(decodeCharacters(bytes));
    this.#keys = new SimpleKeys(this.#cursor);
  }

  /** The next token, not taken. Scans no further than it must: an error further on is not seen yet. */
  peek(): Token {
    while (this.#tokens.first === undefined || this.#keys.mayBe(this.#tokens.firstNumber)) {
      if (this.#ended) break;
      this.#scanToken();
    }
    const token = this.#tokens.first;
    if (token === undefined) throw new Error('no token behind the end of the stream');
    return token;
  }

  /** Takes the token that `peek` gives. */
  take(): Token {
    const token = this.peek();
    this.#tokens.takeFirst();
    return token;
  }

  get #inFlow(): boolean {
    return this.#keys.flowLevel > 0;
  }

  #saveKey(): void {
    if (!this.#keys.allowed) return;
    const required = !this.#inFlow && this.#indent === this.#cursor.column;
    this.#keys.save({ required, number: this.#tokens.nextNumber, mark: this.#cursor.mark() });
  }

  /** Opens a block where the column is deeper than the one around it; `number` is the token that it begins with. */
  #rollIndent(kind: PlainTokenKind, mark: Mark, number?: number): void {
    if (this.#inFlow || this.#indent >= mark.column) return;
    this.#indents.push(this.#indent);
    this.#indent = mark.column;
    this.#refuseDepth(this.#indents.length);
    this.#tokens.add({ kind, mark }, number);
  }

  #unrollIndent(column: number): void {
    if (this.#inFlow) return;
    while (this.#indent > column) {
      this.#tokens.add({ kind: 'block-end', mark: this.#cursor.mark() });
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #refuseDepth(depth: number): void {
    if (depth <= maximalDepth) return;
    throw this.#error(`exceeded max depth of ${maximalDepth}`);
  }

  #error(problem: string): Error {
    return scannerError(problem, this.#cursor.mark(), this.#cursor.mark());
  }

  #scanToken(): void {
    const cursor = this.#cursor;
    this.#toNextToken();
    this.#unrollIndent(cursor.column);
    if (cursor.isEnd()) {
      cursor.endLine();
      this.#endBlocks();
      this.#tokens.add({ kind: 'stream-end', mark: cursor.mark() });
      this.#ended = true;
    } else if (cursor.column === 0 && cursor.is('%')) {
      this.#endBlocks();
      this.#tokens.add(scanDirective(cursor));
    } else if (cursor.isDocumentIndicator()) {
      this.#endBlocks();
      this.#addIndicator(cursor.is('-') ? 'document-start' : 'document-end', 3);
    } else if (!this.#scanIndicator()) {
      this.#scanPlain();
    }
  }

  #toNextToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      while (cursor.isSpace() || ((this.#inFlow || !this.#keys.allowed) && cursor.isTab())) {
        cursor.skip();
      }
      if (cursor.is('#')) skipComment(cursor);
      if (!cursor.isBreak()) return;
      cursor.takeLine();
      if (!this.#inFlow) this.#keys.allowed = true;
    }
  }

  /** Ends every block and gives up every key: a document or the text ends here. */
  #endBlocks(): void {
    this.#unrollIndent(-1);
    this.#keys.remove();
    this.#keys.allowed = false;
  }

  #addIndicator(kind: PlainTokenKind, length = 1): void {
    const mark = this.#cursor.mark();
    for (let k = 0; k < length; k++) this.#cursor.skip();
    this.#tokens.add({ kind, mark });
  }

  /** Whether there was an indicator; otherwise a plain scalar begins here. */
  #scanIndicator(): boolean {
    const cursor = this.#cursor;
    const glued = !this.#inFlow && !cursor.isBlankOrEnd(1);
    const character = String.fromCharCode(cursor.code());
    if (character === '[' || character === '{') this.#scanFlowStart(character);
    else if (character === ']' || character === '}') this.#scanFlowEnd(character);
    else if (character === ',') this.#scanFlowEntry();
    else if (character === '-' && cursor.isBlankOrEnd(1)) this.#scanBlockEntry();
    else if (character === '?' && !glued) this.#scanKey();
    else if (character === ':' && !glued) this.#scanValue();
    else if (character === '*' || character === '&') this.#scanProperty(scanAnchor);
    else if (character === '!') this.#scanProperty(scanTag);
    else if ((character === '|' || character === '>') && !this.#inFlow) this.#scanBlock();
    else if (character === "'" || character === '"') this.#scanQuoted();
    else return false;
    return true;
  }

  #scanFlowStart(bracket: '[' | '{'): void {
    this.#saveKey();
    this.#keys.enterFlow(this.#tokens.nextNumber);
    this.#refuseDepth(this.#keys.flowLevel);
    this.#keys.allowed = true;
    this.#addIndicator(bracket === '[' ? 'flow-sequence-start' : 'flow-mapping-start');
  }

  #scanFlowEnd(bracket: ']' | '}'): void {
    this.#keys.remove();
    this.#keys.leaveFlow();
    this.#keys.allowed = false;
    this.#addIndicator(bracket === ']' ? 'flow-sequence-end' : 'flow-mapping-end');
  }

  #scanFlowEntry(): void {
    this.#keys.remove();
    this.#keys.allowed = true;
    this.#addIndicator('flow-entry');
  }

  /** A block begins here, where one may: not in a flow collection, and not behind a value on the same line. */
  #beginBlock(kind: PlainTokenKind, problem: string): void {
    if (this.#inFlow) return;
    if (!this.#keys.allowed) throw this.#error(problem);
    this.#rollIndent(kind, this.#cursor.mark());
  }

  #scanBlockEntry(): void {
    // In a flow collection the parser says that it is wrong, since it knows the collection.
    this.#beginBlock('block-sequence-start', 'block sequence entries are not allowed in this context');
    this.#keys.remove();
    this.#keys.allowed = true;
    this.#addIndicator('block-entry');
  }

  #scanKey(): void {
    this.#beginBlock('block-mapping-start', 'mapping keys are not allowed in this context');
    this.#keys.remove();
    this.#keys.allowed = !this.#inFlow;
    this.#addIndicator('key');
  }

  #scanValue(): void {
    const key = this.#keys.take();
    if (key !== undefined) {
      this.#tokens.add({ kind: 'key', mark: key.mark }, key.number);
      this.#rollIndent('block-mapping-start', key.mark, key.number);
      this.#keys.allowed = false;
    } else {
      this.#beginBlock('block-mapping-start', 'mapping values are not allowed in this context');
      this.#keys.allowed = !this.#inFlow;
    }
    this.#addIndicator('value');
  }

  #scanProperty(scan: (cursor: Cursor) => Token): void {
    this.#saveKey();
    this.#keys.allowed = false;
    this.#tokens.add(scan(this.#cursor));
  }

  #scanBlock(): void {
    this.#keys.remove();
    this.#keys.allowed = true;
    const mark = this.#cursor.mark();
    this.#addScalar('block', scanBlockScalar(this.#cursor, this.#indent), mark);
  }

  #scanQuoted(): void {
    this.#saveKey();
    this.#keys.allowed = false;
    const mark = this.#cursor.mark();
    this.#addScalar('quoted', scanQuotedScalar(this.#cursor), mark);
  }

  #scanPlain(): void {
    if (!this.#mayStartPlain()) throw this.#error('found character that cannot start any token');
    this.#saveKey();
    this.#keys.allowed = false;
    const mark = this.#cursor.mark();
    const { value, onNewLine } = scanPlainScalar(this.#cursor, this.#indent, this.#inFlow);
    if (onNewLine) this.#keys.allowed = true;
    this.#addScalar('plain', value, mark);
  }

  #addScalar(style: ScalarStyle, value: string, mark: Mark): void {
    this.#tokens.add({ kind: 'scalar', mark, value, style });
  }

  #mayStartPlain(): boolean {
    const cursor = this.#cursor;
    if (cursor.isBlankOrEnd()) return false;
    if (cursor.is('-')) return !cursor.isBlank(1);
    if (cursor.is('?') || cursor.is(':')) return !this.#inFlow && !cursor.isBlankOrEnd(1);
    return !',[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(cursor.code()));
  }
}
