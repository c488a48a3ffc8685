/** YAML as Go's library writes it, block style throughout (goyaml.v2 encode.go, emitterc.go, sorter.go). */
import { analyzeScalar, chooseStyle, type ScalarFacts } from './analyze-scalar.js';
import { formatFloat } from './go-number.js';
import { compareKeys } from './key-order.js';
import { resolve } from './resolve.js';
import type { Scalar, Tree } from './tree.js';
import { writeDoubleQuoted, writeLiteral, writeSingleQuoted } from './write-scalar.js';

/** The text of a document, with its last line break. Maps come out in the library's own order of keys. */
export function emitYaml(tree: Tree): string {
  const lines = new Emitter();
  lines.node(tree, -1, 'root');
  return lines.text();
}

/** Where a node stands: it decides whether it begins on a new line. */
type Place = 'root' | 'item' | 'value' | 'complex-key' | 'complex-value';

class Emitter {
  #text = '';

  text(): string {
    return `${this.#text}\n`;
  }

  /** `indent` is the column of the collection around the node. */
  node(tree: Tree, indent: number, place: Place): void {
    if (tree.kind === 'scalar') return this.#scalar(tree.value, indent, place === 'root' ? '' : ' ');
    if (tree.kind === 'list' && tree.items.length === 0) return this.#append(place === 'root' ? '[]' : ' []');
    if (tree.kind === 'map' && tree.entries.size === 0) return this.#append(place === 'root' ? '{}' : ' {}');
    // A list that is a map's value stands in the map's own column.
    const indentless = tree.kind === 'list' && place === 'value';
    const column = indent < 0 ? 0 : indentless ? indent : indent + 2;
    let inline = place !== 'value' && place !== 'root';
    const begin = (): void => {
      if (inline) this.#append(' ');
      else if (this.#text !== '') this.#append(`\n${' '.repeat(column)}`);
      inline = false;
    };
    if (tree.kind === 'list') {
      for (const item of tree.items) {
        begin();
        this.#append('-');
        this.node(item, column, 'item');
      }
      return;
    }
    for (const key of [...tree.entries.keys()].sort(compareKeys)) {
      const value = tree.entries.get(key)?.value;
      if (value === undefined) continue;
      begin();
      this.#pair(key, value, column);
    }
  }

  #pair(key: string, value: Tree, column: number): void {
    const facts = analyzeScalar(key);
    // The library counts bytes.
    if (!facts.multiline && Buffer.byteLength(key) <= 128) {
      this.#string(key, facts, column, true, '');
      this.#append(':');
      return this.node(value, column, 'value');
    }
    this.#append('?');
    this.#string(key, facts, column, false, ' ');
    this.#append(`\n${' '.repeat(column)}:`);
    this.node(value, column, 'complex-value');
  }

  #append(text: string): void {
    this.#text += text;
  }

  #scalar(value: Scalar, indent: number, before: string): void {
    if (typeof value === 'string') return this.#string(value, analyzeScalar(value), indent, false, before);
    this.#append(before + (typeof value === 'number' ? formatFloat(value) : String(value)));
  }

  #string(text: string, facts: ScalarFacts, indent: number, asKey: boolean, before: string): void {
    const style = chooseStyle(text, facts, asKey, isPlainString(text));
    const inner = indent < 0 ? 0 : indent + 2;
    this.#append(before);
    if (style === 'plain') this.#append(text);
    else if (style === 'single') this.#append(writeSingleQuoted(text, inner));
    else if (style === 'double') this.#append(writeDoubleQuoted(text));
    else this.#append(writeLiteral(text, inner));
  }
}

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether the text without quotes would be read as a string again. */
function isPlainString(text: string): boolean {
  return resolve('', text).kind === 'str' && !sexagesimal.test(text);
}
