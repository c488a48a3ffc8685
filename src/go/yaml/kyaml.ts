/**
 * KYAML, kubectl's `-o kyaml` (1.35 and later; sigs.k8s.io/yaml/kyaml): YAML that looks like JSON with trailing commas,
 * keys unquoted where nothing can take them for another type, all strings quoted. Held to kubectl 1.36.
 */

import { jsonNumber } from '../numbers.js';
import { quotedCharacter } from '../quote.js';
import type { Value } from '../value.js';

/** The text of a document with its `---`. Maps keep their order. */
export function emitKyaml(value: Value): string {
  return `---\n${node(value, '')}\n`;
}

/** `indent` is what stands before the line that the node begins on. */
function node(value: Value, indent: string): string {
  if (typeof value === 'number' || typeof value === 'bigint') return jsonNumber(value);
  if (typeof value === 'string') return text(value, indent);
  if (isList(value)) return list(value, indent);
  return value instanceof Map ? map(value, indent) : String(value);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function map(entries: ReadonlyMap<string, Value>, indent: string): string {
  if (entries.size === 0) return '{}';
  const inner = `${indent}  `;
  const lines = [...entries].map(([name, value]) => `${inner}${key(name)}: ${node(value, inner)},\n`);
  return `{\n${lines.join('')}${indent}}`;
}

/** A list of nothing but maps and lists hugs them: `[{ … }, { … }]`. */
function list(items: readonly Value[], indent: string): string {
  if (items.every((item) => item instanceof Map || isList(item)))
    return `[${items.map((item) => node(item, indent)).join(', ')}]`;
  const inner = `${indent}  `;
  return `[\n${items.map((item) => `${inner}${node(item, inner)},\n`).join('')}${indent}]`;
}

/** Each line of a text with line breaks on a line of its own, all beginning in one column. */
function text(value: string, indent: string): string {
  if (!value.includes('\n')) return `"${escaped(value)}"`;
  const inner = `${indent}  `;
  const lines = value.split(/(?<=\n)/).map((line) => {
    // YAML drops blanks at the beginning of a folded line; a backslash keeps them.
    const lead = /^[\t\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(line);
    return `${inner}${lead ? '\\' : ' '}${escaped(line)}\\\n`;
  });
  return `"\\\n${lines.join('')}${inner}"`;
}

const names: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\t', '\t'],
  ['\x1b', '\\e'],
  ['\x85', '\\N'],
  ['\xa0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

const escaped = (value: string): string =>
  [...value].map((character) => names.get(character) ?? quotedCharacter(character)).join('');

function key(name: string): string {
  const word = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u;
  return word.test(name) && !isAmbiguous(name) ? name : `"${escaped(name).replaceAll('\t', '\\t')}"`;
}

const otherTypes = /^(?:y|n|t|f|yes|no|on|off|true|false|null)$/i;
const decimal = /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const hexFloat = /^0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[-+]?\d+$/i;
const integer = /^0(?:b[01]+|o[0-7]+|x[\da-f]+)$/i;

/** Whether some reader of YAML takes the word for a truth value, nothing, a number or a date. */
function isAmbiguous(name: string): boolean {
  if (otherTypes.test(name) || isDate(name)) return true;
  const digits = name.replaceAll('_', '');
  if (/^(?:inf|infinity|nan)$/i.test(digits)) return true;
  // What is too large for a number is none (strconv.ParseFloat and ParseInt: ErrRange).
  if (decimal.test(digits)) return Number.isFinite(Number(digits));
  if (hexFloat.test(digits)) return isFiniteHexFloat(digits);
  return integer.test(digits) && BigInt(digits) < 2n ** 64n;
}

function isFiniteHexFloat(digits: string): boolean {
  const [mantissa = '', power = ''] = digits.toLowerCase().slice(2).split('p');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const bits = `${whole}${fraction}`.replace(/^0+/, '').length * 4 + Number(power) - fraction.length * 4;
  return bits <= 1024;
}

/** Go's layout `2006-1-2`, for a day that there is. */
function isDate(name: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(name);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0;
}
