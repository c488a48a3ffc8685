/**
 * Data as YAML, as kubectl writes it: the `yaml` package lays out maps and lists, and the quotes, escapes and line breaks
 * of a text are those of Go's library (goyaml.v2 emitterc.go).
 */
import { createRequire } from 'node:module';
import type { Document, Node, Scalar, ScalarTag } from 'yaml';
import type { StringifyContext } from 'yaml/util';
import { formatFloat } from '../numbers.js';
import { compareKeys } from './key-order.js';
import { chooseStyle } from './scalar-style.js';
import type { Tree } from './tree.js';

type Yaml = typeof import('yaml');
const require = createRequire(import.meta.url);
const lineBreak = /[\n\r\x85\u2028\u2029]/;

/** The text of a document, with its last line break. Maps come out in the order of keys of Go's library. */
export function emitYaml(tree: Tree): string {
  // Loaded when something is written: `config get-contexts` and prompts do not wait for it.
  const yaml = require('yaml') as Yaml;
  const customTags = (known: readonly unknown[]) => [scalarTag, ...known] as ScalarTag[];
  const document: Document = new yaml.Document(undefined, { schema: 'failsafe', customTags });
  document.contents = nodeOf(tree, yaml);
  return document.toString({ indentSeq: false, lineWidth: 0 }).replaceAll(`${lineEnded}\n`, '');
}

function nodeOf(tree: Tree, yaml: Yaml): Node {
  if (tree.kind === 'scalar') return new yaml.Scalar(tree.value);
  if (tree.kind === 'list') {
    const list = new yaml.YAMLSeq();
    list.items = tree.items.map((item) => nodeOf(item, yaml));
    return list;
  }
  const map = new yaml.YAMLMap();
  const entries = [...tree.entries].sort(([a], [b]) => compareKeys(a, b));
  map.items = entries.map(([key, { value }]) => new yaml.Pair(keyOf(key, yaml), nodeOf(value, yaml)));
  return map;
}

/** Go's library writes a long key, by its bytes, or one with line breaks behind a question mark. */
function keyOf(key: string, yaml: Yaml): Scalar {
  const scalar = new yaml.Scalar(key);
  // The package writes a key of this type so, in whatever style the tag below then writes it.
  if (lineBreak.test(key) || Buffer.byteLength(key) > 128) scalar.type = 'BLOCK_LITERAL';
  return scalar;
}

/** Every scalar: the resolver is Go's, and so is what stands in quotes. */
const scalarTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value !== 'object' || value === null,
  resolve: (text) => text,
  stringify(item, context) {
    const { value } = item;
    if (typeof value === 'number') return formatFloat(value);
    if (typeof value !== 'string') return String(value);
    const asKey = context.implicitKey ?? false;
    const style = chooseStyle(value, asKey);
    if (style === 'literal') return literal(value, context.indent);
    const place = asKey ? undefined : placeOf(context);
    if (style === 'plain') return fold(value, '', place);
    return style === 'single'
      ? fold(value.replaceAll("'", "''"), "'", place)
      : fold(escaped(value), '"', place);
  },
};

/** Behind a line separator Go's library takes the line for ended. No text holds this character: it is escaped. */
const lineEnded = '\0';

/** `|`, its hints and its lines, without the last line break. */
function literal(text: string, indent: string): string {
  const indentation = /^[ \n\u2028\u2029]/.test(text) ? '2' : '';
  const chomping = !/[\n\u2028\u2029]$/.test(text) ? '-' : /^.$|[\n\u2028\u2029].$/s.test(text) ? '+' : '';
  const lines = text.replaceAll(/(^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, `$1${indent}`);
  const end = /[\u2028\u2029]$/.test(text) ? lineEnded : '';
  return `|${indentation}${chomping}\n${lines.replace(/\n$/, '')}${end}`;
}

/** Where a text begins, and where its further lines do. */
interface Place {
  readonly column: number;
  readonly indent: string;
}

/** What stands behind a key begins behind it, an item of a list where its further lines begin. */
function placeOf({ indent, indentAtStart }: StringifyContext): Place {
  return { column: indent.length + (indentAtStart === undefined ? 0 : indentAtStart - 2), indent };
}

const bestWidth = 80;

/**
 * The text in its quotes, with a line break for the first single space behind column 80, again and again. What follows a
 * line break of the text itself is indented, too.
 */
function fold(text: string, quote: string, place: Place | undefined): string {
  if (place === undefined || !/[ \u2028\u2029]/.test(text)) return quote + text + quote;
  const { column, indent } = place;
  let lineStart = -column - quote.length;
  const spaces = quote === '"' ? /(?<=[^ ]) (?=.)/g : /(?<=[^ ]) (?=[^ ])|[\u2028\u2029](?=[^\u2028\u2029])/g;
  const folded = text.replace(spaces, (found, at: number) => {
    if (found === ' ' && at - lineStart <= bestWidth) return found;
    lineStart = at + 1 - indent.length;
    if (found !== ' ') return found + indent;
    // In double quotes a backslash keeps a space at the beginning of a line.
    return `\n${indent}${text[at + 1] === ' ' ? '\\' : ''}`;
  });
  return quote + folded + quote;
}

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\0': '0',
    '\x07': 'a',
    '\b': 'b',
    '\t': 't',
    '\n': 'n',
    '\v': 'v',
    '\f': 'f',
    '\r': 'r',
    '\x1b': 'e',
  }).concat(Object.entries({ '"': '"', '\\': '\\', '\x85': 'N', '\xa0': '_', '\u2028': 'L', '\u2029': 'P' })),
);

const unprintable = /[^\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|["\\]/gu;

/**
 * What stands in double quotes. Go's library escapes what it does not count as printable, all beyond U+FFFF, and every
 * character of a text that begins with a byte order mark.
 */
function escaped(text: string): string {
  return text.replaceAll(text.startsWith('\ufeff') ? /./gsu : unprintable, (character) => {
    const name = names.get(character);
    if (name !== undefined) return `\\${name}`;
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    if (point.length <= 2) return `\\x${point.padStart(2, '0')}`;
    return point.length <= 4 ? `\\u${point.padStart(4, '0')}` : `\\U${point.padStart(8, '0')}`;
  });
}
