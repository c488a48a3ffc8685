/** Template text → syntax tree, with the rules and the oddities of client-go util/jsonpath/parser.go. */

import { unicodeName } from '../go/quote.js';
import { unquote } from '../go/unquote.js';
import type { ListNode, Node, Template, TextNode } from './ast.js';
import { JsonPathError } from './error.js';
import { parseSlice } from './slice.js';
import { TokenReader } from './token-reader.js';

/**
 * Parses a template of kubectl's `-o jsonpath=`.
 * @throws JsonPathError of stage `parse`, with kubectl's message.
 */
export function parseTemplate(text: string): Template {
  return { text, nodes: new Parser(text, 0).parse() };
}

const terminator = /^[ \t\r\n.,[\]$@{}]$/;
const wordStart = /^[_\p{L}\p{Nd}]$/u;
const digit = /^\p{Nd}$/u;
const decimal = /^[+-]?\d+$/;
const fraction = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const comparison = /^([^!<>=]+)([!<>=]+)(.+)$/s;
const dictKey = /^'([^']*)'$/;

const fitsInt64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** One text; what stands in filters, unions and `['…']` is a text of its own, parsed by a parser of its own. */
class Parser extends TokenReader {
  private readonly nodes: (TextNode | ListNode)[] = [];

  parse(): readonly (TextNode | ListNode)[] {
    for (;;) {
      const brace = this.input.indexOf('{', this.position);
      this.position = brace < 0 ? this.input.length : brace;
      if (this.position > this.start) {
        this.nodes.push({ kind: 'text', quote: undefined, ...this.take() });
      }
      if (brace < 0) return this.nodes;
      this.nodes.push(this.readAction());
    }
  }

  private readAction(): ListNode {
    const begin = this.position;
    this.skip(1);
    const nodes: Node[] = [];
    while (!this.ahead('}')) this.readStep(nodes);
    this.skip(1);
    return { kind: 'list', nodes, start: this.origin + begin, end: this.origin + this.position };
  }

  private readStep(nodes: Node[]): void {
    if (this.ahead('[?(')) {
      this.readFilter(nodes);
    } else if (this.ahead('..')) {
      this.readRecursive(nodes);
    } else {
      this.readToken(nodes, this.next());
    }
  }

  private readToken(nodes: Node[], character: string): void {
    if (character === '' || character === '\r' || character === '\n') throw this.error('unclosed action');
    if (character === ' ' || character === '@' || character === '$') {
      this.take();
    } else if (character === '[') {
      this.readBrackets(nodes);
    } else if (character === '"' || character === "'") {
      this.readLiteral(nodes, character);
    } else if (character === '.') {
      this.readField(nodes);
    } else if (character === '+' || character === '-' || digit.test(character)) {
      this.readNumber(nodes);
    } else if (wordStart.test(character)) {
      this.readWord(nodes);
    } else {
      throw this.error(`unrecognized character in action: ${unicodeName(character)}`);
    }
  }

  private readWord(nodes: Node[]): void {
    this.scanWhile((character) => !terminator.test(character));
    const { text, start, end } = this.take();
    if (text === 'true' || text === 'false') {
      nodes.push({ kind: 'bool', value: text === 'true', start, end });
    } else {
      nodes.push({ kind: 'identifier', name: text, start, end });
    }
  }

  private readRecursive(nodes: Node[]): void {
    if (nodes.at(-1)?.kind === 'recursive') throw this.error('invalid multiple recursive descent');
    this.position += 2;
    const { start, end } = this.take();
    nodes.push({ kind: 'recursive', start, end });
    if (wordStart.test(this.peek())) this.readField(nodes);
  }

  private readNumber(nodes: Node[]): void {
    this.scanWhile((character) => character === '.' || digit.test(character));
    const { text, start, end } = this.take();
    if (decimal.test(text) && fitsInt64(BigInt(text.replace('+', '')))) {
      nodes.push({ kind: 'int', value: BigInt(text.replace('+', '')), start, end });
    } else if (fraction.test(text) && Number.isFinite(Number(text))) {
      nodes.push({ kind: 'float', value: Number(text), start, end });
    } else {
      throw this.error(`cannot parse number ${text}`, start);
    }
  }

  /** An index, a slice, a union or a `['name']`; the bracket is already read. */
  private readBrackets(nodes: Node[]): void {
    for (let character = ''; character !== ']'; ) {
      character = this.next();
      if (character === '' || character === '\n') throw this.error('unterminated array');
    }
    const { text: whole, start, end } = this.take();
    const text = whole.slice(1, -1);
    const parts = text.split(',');
    if (parts.length > 1) {
      nodes.push({ kind: 'union', lists: parseUnion(parts, start + 1), start, end });
      return;
    }
    const key = dictKey.exec(text)?.[1];
    if (key !== undefined) {
      nodes.push(...parseInner(`.${key}`, start + 1).nodes);
      return;
    }
    const slice = parseSlice(text === '*' ? ':' : text);
    if (typeof slice === 'string') throw this.error(slice, start + 1);
    nodes.push({ kind: 'slice', ...slice, start, end });
  }

  private readFilter(nodes: Node[]): void {
    const begin = this.origin + this.position;
    this.skip(3);
    this.scanFilter();
    if (this.next() !== ']') throw this.error('unclosed array expect ]');
    const { text: whole, start, end } = this.take();
    const text = whole.slice(0, -2);
    const [, left, operator, right] = comparison.exec(text) ?? [];
    if (left === undefined || operator === undefined || right === undefined) {
      const empty: ListNode = { kind: 'list', nodes: [], start: end, end };
      const tested = parseInner(text, start);
      nodes.push({ kind: 'filter', left: tested, right: empty, operator: 'exists', start: begin, end });
      return;
    }
    nodes.push({
      kind: 'filter',
      left: parseInner(left, start),
      right: parseInner(right, start + left.length + operator.length),
      operator,
      start: begin,
      end,
    });
  }

  /**
   * Reads up to the parenthesis that ends a filter. Only one quoted string is expected: once it is closed, quotes
   * count no more, and a parenthesis inside a second one ends the filter.
   */
  private scanFilter(): void {
    let pair = '';
    let closed = false;
    for (;;) {
      const character = this.next();
      if (character === '' || character === '\n') throw this.error('unterminated filter');
      if (character === '"' || character === "'") {
        if (pair === '') pair = character;
        else if (character === pair && this.input.charAt(this.position - 2) !== '\\') closed = true;
      } else if (character === ')' && (pair !== '') === closed) {
        return;
      }
    }
  }

  /** The opening quote is already read. A backslash before a quote keeps the literal open, even an escaped one. */
  private readLiteral(nodes: Node[], quote: '"' | "'"): void {
    for (;;) {
      const character = this.next();
      if (character === '' || character === '\n') throw this.error('unterminated quoted string');
      if (character === quote && this.input.charAt(this.position - 2) !== '\\') break;
    }
    const { text: literal, start, end } = this.take();
    const text = unquote(literal);
    if (text === undefined) throw this.error(`unquote string ${literal} error invalid syntax`, start);
    nodes.push({ kind: 'text', text, quote, start, end });
  }

  private readField(nodes: Node[]): void {
    const begin = this.origin + this.start;
    this.take();
    for (;;) {
      const character = this.peek();
      if (character === '' || terminator.test(character)) break;
      this.position += character.length;
      if (character === '\\') this.next();
    }
    const { text, end } = this.take();
    if (text === '*') nodes.push({ kind: 'wildcard', start: begin, end });
    else nodes.push({ kind: 'field', name: text.replaceAll('\\', ''), start: begin, end });
  }
}

/** A text as an action of its own. What follows a closing brace in it must parse, but is left out. */
function parseInner(text: string, offset: number): ListNode {
  const first = new Parser(`{${text}}`, offset - 1).parse()[0];
  if (first?.kind !== 'list') throw new JsonPathError('parse', 'unclosed action', offset);
  return first;
}

function parseUnion(parts: readonly string[], offset: number): ListNode[] {
  let at = offset;
  return parts.map((part) => {
    const trimmed = part.replace(/^ +| +$/g, '');
    const start = at + part.length - part.replace(/^ +/, '').length;
    at += part.length + 1;
    return parseInner(`[${trimmed}]`, start - 1);
  });
}
