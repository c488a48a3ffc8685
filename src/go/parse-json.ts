/** JSON text → Value, with the numbers that Go's decoder makes (sigs.k8s.io/json, integers preserved). */
import { FileError } from '../errors.js';
import { wellFormed } from './utf8.js';
import type { Value } from './value.js';

// Go's own limit ("exceeded max depth") is 10000; this one is what the stack of a JavaScript engine surely holds.
const deepest = 2000;

/** Parses JSON documents that stand one after the other, as Go's decoder reads a stream; see `parseJson`. */
export function parseJsonStream(bytes: Uint8Array | string, file = 'JSON'): readonly Value[] {
  return new JsonReader(decode(bytes), file).documents();
}

const decode = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : new TextDecoder('utf-8').decode(bytes);

/**
 * Parses one JSON document. A number without fraction and exponent that fits 64 bits becomes a bigint, every other a
 * number; the last of two equal keys wins; lone surrogates and bytes that are not UTF-8 become U+FFFD.
 * @param file how the text is called in errors
 * @throws FileError with line and column.
 */
export function parseJson(bytes: Uint8Array | string, file = 'JSON'): Value {
  return new JsonReader(decode(bytes), file).document();
}

const number = /-?(?:0|[1-9]\d*)(?<fraction>\.\d+)?(?<exponent>[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /true|false|null/y;
const blank = /[ \t\r\n]*/y;

class JsonReader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  document(): Value {
    const value = this.value(0);
    this.skipBlank();
    if (this.position < this.text.length) throw this.error('something follows the end of the document');
    return value;
  }

  documents(): readonly Value[] {
    const values: Value[] = [];
    for (this.skipBlank(); this.position < this.text.length; this.skipBlank()) values.push(this.value(0));
    return values;
  }

  private value(depth: number): Value {
    if (depth > deepest) throw this.error(`more than ${deepest} levels deep`);
    this.skipBlank();
    const character = this.text.charAt(this.position);
    if (character === '{') return this.map(depth);
    if (character === '[') return this.list(depth);
    if (character === '"') return this.string();
    const literal = this.match(word)?.[0];
    if (literal !== undefined) return literal === 'null' ? null : literal === 'true';
    return this.number();
  }

  private map(depth: number): Value {
    const map = new Map<string, Value>();
    this.position++;
    this.skipBlank();
    if (this.accept('}')) return map;
    do {
      this.skipBlank();
      if (this.text.charAt(this.position) !== '"') throw this.error('a key in double quotes is expected');
      const key = this.string();
      this.skipBlank();
      if (!this.accept(':')) throw this.error('":" is expected after a key');
      map.set(key, this.value(depth + 1));
      this.skipBlank();
    } while (this.accept(','));
    if (!this.accept('}')) throw this.error('"," or "}" is expected');
    return map;
  }

  private list(depth: number): Value {
    const list: Value[] = [];
    this.position++;
    this.skipBlank();
    if (this.accept(']')) return list;
    do {
      list.push(this.value(depth + 1));
      this.skipBlank();
    } while (this.accept(','));
    if (!this.accept(']')) throw this.error('"," or "]" is expected');
    return list;
  }

  private string(): string {
    const literal = this.match(string)?.[0];
    if (literal === undefined)
      throw this.error('this string is not closed, or holds what JSON does not allow');
    return literal.includes('\\') ? wellFormed(String(JSON.parse(literal))) : literal.slice(1, -1);
  }

  private number(): Value {
    const start = this.position;
    const match = this.match(number);
    if (match === undefined) throw this.error('a value is expected');
    const integer = match.groups?.fraction === undefined && match.groups?.exponent === undefined;
    if (integer && BigInt.asIntN(64, BigInt(match[0])) === BigInt(match[0])) return BigInt(match[0]);
    const value = Number(match[0]);
    if (Number.isFinite(value)) return value;
    this.position = start;
    throw this.error(`${match[0]} is more than a 64-bit float can hold`);
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.position += match[0].length;
    return match;
  }

  private accept(character: string): boolean {
    if (this.text.charAt(this.position) !== character) return false;
    this.position++;
    return true;
  }

  private skipBlank(): void {
    this.match(blank);
  }

  private error(message: string): FileError {
    const before = this.text.slice(0, this.position);
    const line = before.split('\n').length;
    const column = this.position - (before.lastIndexOf('\n') + 1) + 1;
    return new FileError(`not valid JSON: ${message}`, { position: { file: this.file, line, column } });
  }
}
