/** Collects the parts of a string: text, and the variables and `$(…)` in it. */
import type {
  ExpandableString,
  Extent,
  MinVersion,
  StringConstant,
  SubExpression,
  Text,
  Variable,
} from './ast.js';

type Part = Text | Variable | SubExpression;

export class TextBuilder {
  readonly #parts: Part[] = [];
  #pieces: string[] = [];
  #start = 0;
  #end = 0;
  #minVersion: MinVersion | undefined;

  /** Adds literal text, written at `start` to `end`. */
  text(value: string, start: number, end: number): void {
    if (this.#pieces.length === 0) this.#start = start;
    this.#pieces.push(value);
    this.#end = end;
  }

  part(part: Variable | SubExpression): void {
    this.#flush();
    this.#parts.push(part);
  }

  /** Notes that the string is read so only from a version on. */
  requires(version: MinVersion | undefined): void {
    this.#minVersion = version ?? this.#minVersion;
  }

  /** The finished string: constant where nothing in it expands. */
  finish(quote: StringConstant['quote'], extent: Extent): StringConstant | ExpandableString {
    const minVersion = this.#minVersion === undefined ? {} : { minVersion: this.#minVersion };
    if (this.#parts.length === 0) {
      return { kind: 'StringConstant', quote, value: this.#pieces.join(''), extent, ...minVersion };
    }
    this.#flush();
    // Only strings of these kinds expand, so only they have parts.
    const expandable = quote === 'single' || quote === 'single-here' ? 'bare' : quote;
    return { kind: 'ExpandableString', quote: expandable, parts: this.#parts, extent, ...minVersion };
  }

  #flush(): void {
    if (this.#pieces.length === 0) return;
    const extent = { start: this.#start, end: this.#end };
    this.#parts.push({ kind: 'Text', value: this.#pieces.join(''), extent });
    this.#pieces = [];
  }
}
