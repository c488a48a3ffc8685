/** YAML as Go's library writes it, block style throughout (goyaml.v2 encode.go, emitterc.go, sorter.go). */

import { formatFloat } from '../numbers.js';
import { analyzeScalar, chooseStyle, hasBreak, isBreak } from './analyze-scalar.js';
import { compareKeys } from './key-order.js';
import { resolve } from './resolve.js';
import type { ListTree, MapTree, Scalar, Tree } from './tree.js';
import { type Spot, writeDoubleQuoted, writeLiteral, writePlain, writeSingleQuoted } from './write-scalar.js';

/** The text of a document, with its last line break. Maps come out in the library's own order of keys. */
export function emitYaml(tree: Tree): string {
  const emitter = new Emitter();
  emitter.node(tree, -1, 'root');
  return emitter.finish();
}

/** Where a node stands: it decides whether it begins on a new line. */
type Place = 'root' | 'item' | 'value' | 'complex-value';

/** The column of a node's content; the top has none around it. */
const inside = (indent: number): number => (indent < 0 ? 0 : indent + 2);

class Emitter {
  readonly #parts: string[] = [];
  #column = 0;
  /** Whether a line was just ended: a literal may bring its own last line break. */
  #lineEnded = true;

  finish(): string {
    this.#newLine(0);
    return this.#parts.join('');
  }

  /** `indent` is the column of the collection around the node. */
  node(tree: Tree, indent: number, place: Place): void {
    if (tree.kind === 'scalar') this.#scalar(tree.value, indent, place);
    else if (tree.kind === 'list' && tree.items.length === 0) this.#value('[]', place);
    else if (tree.kind === 'map' && tree.entries.size === 0) this.#value('{}', place);
    else this.#collection(tree, indent, place);
  }

  #collection(tree: ListTree | MapTree, indent: number, place: Place): void {
    // A list that is a map's value stands in the map's own column.
    const column = tree.kind === 'list' && place === 'value' ? Math.max(indent, 0) : inside(indent);
    let onLine = place === 'item' || place === 'complex-value';
    const begin = (): void => {
      if (onLine) this.#append(' ');
      else this.#newLine(column);
      onLine = false;
    };
    if (tree.kind === 'map') this.#pairs(tree, column, begin);
    else this.#items(tree, column, begin);
  }

  #items({ items }: ListTree, column: number, begin: () => void): void {
    for (const item of items) {
      begin();
      this.#append('-');
      this.node(item, column, 'item');
    }
  }

  #pairs({ entries }: MapTree, column: number, begin: () => void): void {
    for (const key of [...entries.keys()].sort(compareKeys)) {
      const value = entries.get(key)?.value;
      if (value === undefined) continue;
      begin();
      // The library counts bytes, and writes a long key or one with line breaks behind a question mark.
      if (!analyzeScalar(key).multiline && Buffer.byteLength(key) <= 128) {
        this.#string(key, column, true);
        this.#append(':');
        this.node(value, column, 'value');
      } else {
        this.#append('? ');
        this.#string(key, column, false);
        this.#newLine(column);
        this.#append(':');
        this.node(value, column, 'complex-value');
      }
    }
  }

  #newLine(column: number): void {
    if (!this.#lineEnded) this.#append('\n');
    if (column > 0) this.#append(' '.repeat(column));
  }

  #append(text: string): void {
    this.#parts.push(text);
    // Only characters of one unit are written as they are, so units are characters.
    let line = text.length;
    if (hasBreak(text)) while (!isBreak(text[line - 1])) line--;
    else line = -this.#column;
    this.#column = text.length - line;
    this.#lineEnded = isBreak(text.at(-1));
  }

  #value(text: string, place: Place): void {
    this.#append(place === 'root' ? text : ` ${text}`);
  }

  #scalar(value: Scalar, indent: number, place: Place): void {
    if (typeof value !== 'string') {
      this.#value(typeof value === 'number' ? formatFloat(value) : String(value), place);
      return;
    }
    if (place !== 'root') this.#append(' ');
    this.#string(value, indent, false);
  }

  #string(text: string, indent: number, asKey: boolean): void {
    const style = chooseStyle(text, analyzeScalar(text), asKey, isPlainString(text));
    const spot: Spot = { column: this.#column, indent: indent < 0 ? 2 : indent + 2, foldable: !asKey };
    if (style === 'plain') this.#append(writePlain(text, spot));
    else if (style === 'single') this.#append(writeSingleQuoted(text, spot));
    else if (style === 'double') this.#append(writeDoubleQuoted(text, spot));
    else this.#append(writeLiteral(text, spot.indent));
  }
}

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether the text without quotes would be read as a string again. */
function isPlainString(text: string): boolean {
  return resolve('', text).kind === 'str' && !sexagesimal.test(text);
}
