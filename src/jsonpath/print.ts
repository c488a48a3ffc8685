/** Template and document → what kubectl writes to stdout. */

import { GoInteger, type Item, isList, isMap, isText } from '../go/item.js';
import { goJson } from '../go/json.js';
import { formatFloat } from '../go/numbers.js';
import { bytesOf } from '../go/utf8.js';
import type { Value } from '../go/value.js';
import type { Template } from './ast.js';
import { JsonPathError } from './error.js';
import { type EvaluateOptions, evaluate } from './evaluate.js';

/**
 * The output of `-o jsonpath=TEMPLATE`: bytes, as a template can hold any (`"\xff"`).
 * @throws JsonPathError where kubectl prints an error or crashes.
 */
export function printText(template: Template, root: Value, options: EvaluateOptions): Uint8Array {
  const chunks: Uint8Array[] = [];
  const space = Buffer.from(' ');
  for (const items of evaluate(template, root, options)) {
    items.forEach((item, index) => {
      if (index > 0) chunks.push(space);
      chunks.push(bytesOf(itemText(item)));
    });
  }
  return Buffer.concat(chunks);
}

/**
 * The output of `-o jsonpath-as-json=TEMPLATE`: an indented array for each piece of the template, texts included.
 * @throws JsonPathError where kubectl prints an error or crashes.
 */
export function printJson(template: Template, root: Value, options: EvaluateOptions): Uint8Array {
  const arrays = evaluate(template, root, options).map((items) => {
    if (items.includes(undefined))
      throw new JsonPathError('crash', 'kubectl crashes here: a null inside range', 0);
    const members = items.map((item) => `\n    ${goJson(item, '    ').replaceAll('\n', '\n    ')}`);
    return members.length === 0 ? '[]\n' : `[${members.join(',')}\n]\n`;
  });
  return Buffer.from(arrays.join(''), 'utf8');
}

/** One item as `-o jsonpath=` prints it: containers as JSON, numbers by Go's `%v`, texts as they are. */
export function itemText(item: Item): string | Uint8Array {
  if (item === undefined) return '<no value>';
  if (item === null) return 'null';
  if (isText(item)) return item;
  if (isMap(item) || isList(item)) return goJson(item);
  if (typeof item === 'number') return formatFloat(item);
  return String(item instanceof GoInteger ? item.value : item);
}
