/** `-replace`, `-split` and `-f`, on texts that may not be known. */

import type { LinearRegExp } from '../../../matching/linear-regexp.js';
import { maximumElements, spendElements, spendText } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { concat, derived, literal, textOf, transformed, type Value } from '../../value.js';
import { type PowerShellObject, string } from '../state/objects.js';
import { compiled, spendSteps, subjectText } from './match.js';

/** `subject -replace pattern, replacement` */
export function replace(
  subject: Value,
  pattern: Value,
  replacement: Value,
  ignoreCase: boolean,
  offset: number,
): Value {
  const { expression, groups } = compiled(pattern, ignoreCase, offset);
  const text = textOf(subject);
  const by = textOf(replacement);
  if (text === undefined) return derived(subject, `-replace ${textOf(pattern)}`);
  if (by === undefined) throw new Refusal('KS1003', 'a replacement that is not known', offset);
  // `$1` means a group; other uses of `$` are not modelled.
  const used = [...by.matchAll(/\$(.?)/gs)].map((found) => found[1] ?? '');
  if (used.some((one) => !/^[1-9]$/.test(one) || Number(one) > groups) || /\$\d\d/.test(by)) {
    throw new Refusal('KS1003', 'this replacement is not modelled', offset);
  }
  const result = replaced(subjectText(text, offset), expression, by);
  return result === text ? subject : transformed(subject, result);
}

/** The text with each match replaced; `$1` in the replacement is the first group. */
function replaced(text: string, expression: LinearRegExp, by: string): string {
  let made = '';
  let start = 0;
  for (const { index, end, groups } of expression.matchAll(text, spendSteps)) {
    const one = by.replace(/\$([1-9])/g, (_, digit: string) => groups[Number(digit)] ?? '');
    made += text.slice(start, index) + one;
    spendText(made.length);
    start = end;
  }
  return made + text.slice(start);
}

/** `subject -split pattern`: at each match, groups included in the result as PowerShell does are refused. */
export function split(
  subject: Value,
  pattern: Value,
  limit: number,
  ignoreCase: boolean,
  offset: number,
): readonly PowerShellObject[] {
  const { expression, groups } = compiled(pattern, ignoreCase, offset);
  const text = textOf(subject);
  if (text === undefined)
    return [{ kind: 'output', text: derived(subject, `-split ${textOf(pattern)}`), single: false }];
  if (groups > 0 || limit < 0) throw new Refusal('KS1003', 'this -split is not modelled', offset);
  const parts: string[] = [];
  let start = 0;
  for (const found of expression.matchAll(subjectText(text, offset), spendSteps)) {
    if (found.end === found.index)
      throw new Refusal('KS1003', 'a -split between characters is not modelled', offset);
    if (limit > 0 && parts.length === limit - 1) break;
    parts.push(text.slice(start, found.index));
    spendElements(parts.length);
    start = found.end;
  }
  parts.push(text.slice(start));
  return parts.map((part) => string(transformed(subject, part)));
}

/** `-split subject`: at white space. */
export function splitWords(subject: Value, offset: number): readonly PowerShellObject[] {
  const text = textOf(subject);
  if (text === undefined) return [{ kind: 'output', text: derived(subject, '-split'), single: false }];
  const words = subjectText(text, offset)
    .split(/[ \t\n\r]+/, maximumElements + 2)
    .filter((part) => part !== '');
  spendElements(words.length);
  // Blanks alone are one word, an empty one.
  return (words.length === 0 ? [''] : words).map((part) => string(transformed(subject, part)));
}

/** `format -f arguments`; only `{0}` and doubled braces. */
export function format(template: Value, values: readonly Value[], offset: number): Value {
  const text = textOf(template);
  if (text === undefined) throw new Refusal('KS1003', 'a format that is not known', offset);
  const parts: Value[] = [];
  let rest = text;
  while (rest !== '') {
    const found = /^(?:\{\{|\}\}|\{(\d{1,2})\}|[^{}]+)/.exec(rest);
    if (found === null) throw new Refusal('KS1003', 'this format is not modelled', offset);
    const index = found[1];
    if (index === undefined)
      parts.push(literal(found[0] === '{{' ? '{' : found[0] === '}}' ? '}' : found[0]));
    else {
      const value = values[Number(index)];
      if (value === undefined) throw new Refusal('KS1003', 'a format that asks for more values', offset);
      parts.push(value);
    }
    rest = rest.slice(found[0].length);
  }
  return concat(...parts);
}
