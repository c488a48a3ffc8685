/** The other way round: from a value to the kubectl JSONPath expressions that lead to it. */
import { compareBytes } from '../go/byte-order.js';
import { isList, isMap } from '../go/item.js';
import type { Value } from '../go/value.js';
import { evaluate } from './evaluate.js';
import { parseTemplate } from './parse.js';
import { itemText } from './print.js';
import { jsonPathString } from './quote.js';

export interface Found {
  /** One expression for each value found, in the order of the document with keys sorted. */
  readonly paths: readonly string[];
  /** Values that no expression reaches: a key with a backslash in it cannot be written. */
  readonly unreachable: number;
}

/**
 * The expressions of the values below (and including) the root that the predicate accepts. Each is proved by
 * evaluating it: it gives that one value. A row of a list is chosen by its name where that is unique in the list,
 * else by its index.
 */
export function findValues(root: Value, predicate: (value: Value) => boolean): Found {
  const paths: string[] = [];
  let unreachable = 0;
  const visit = (value: Value, steps: readonly Step[]): void => {
    if (predicate(value)) {
      const path = express(root, value, steps);
      if (path === undefined) unreachable++;
      else paths.push(path);
    }
    if (isMap(value)) {
      for (const [key, member] of [...value].sort(([a], [b]) => compareBytes(a, b))) {
        visit(member, [...steps, { key }]);
      }
    } else if (isList(value)) {
      const filters = rowFilters(value);
      value.forEach((member, index) => {
        visit(member, [...steps, { index, filter: filters[index] }]);
      });
    }
  };
  visit(root, []);
  return { paths, unreachable };
}

type Step = { readonly key: string } | { readonly index: number; readonly filter: string | undefined };

/** Where the rows of Kubernetes' lists have their names. */
const namePaths = [['name'], ['metadata', 'name']] as const;

/**
 * What chooses each row of a list: a filter by its name, where such a filter can run over the list (every name is a
 * text) and finds this row alone.
 */
function rowFilters(list: readonly Value[]): readonly (string | undefined)[] {
  const filters: (string | undefined)[] = list.map(() => undefined);
  for (const path of namePaths) {
    const names = list.map((row) => at(row, path));
    if (names.some((name) => name !== undefined && typeof name !== 'string')) continue;
    const counts = new Map<Value | undefined, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    names.forEach((name, index) => {
      if (typeof name !== 'string' || counts.get(name) !== 1) return;
      filters[index] ??= `[?(@.${path.join('.')}==${jsonPathString(name, '"')})]`;
    });
  }
  return filters;
}

function at(value: Value, path: readonly string[]): Value | undefined {
  let member: Value | undefined = value;
  for (const key of path) member = member !== undefined && isMap(member) ? member.get(key) : undefined;
  return member;
}

function express(root: Value, value: Value, steps: readonly Step[]): string | undefined {
  const byName = steps.map((step) => {
    if ('key' in step) return field(step.key);
    return step.filter ?? `[${step.index}]`;
  });
  const byIndex = steps.map((step) => ('key' in step ? field(step.key) : `[${step.index}]`));
  return [byName, byIndex]
    .map((parts) => (parts.length === 0 ? '{@}' : `{${parts.join('')}}`))
    .find((path) => leadsTo(root, value, path));
}

function field(key: string): string {
  // A dot before nothing would join the next one to a `..`.
  if (key === '') return "['']";
  if (key === '*') return '.\\*';
  return `.${key.replace(/[ \t\r\n.,[\]$@{}]/g, '\\$&')}`;
}

function leadsTo(root: Value, value: Value, path: string): boolean {
  try {
    const [items, ...more] = evaluate(parseTemplate(path), root, { allowMissingKeys: true });
    if (items?.length !== 1 || more.length > 0) return false;
    const found = items[0];
    return typeof value === 'object' ? found === value : Object.is(found, value);
  } catch {
    return false;
  }
}

/** A predicate for `--find`: texts, numbers, booleans and nulls whose printed form is accepted. */
export function scalarMatching(accepts: (text: string) => boolean): (value: Value) => boolean {
  return (value) => {
    if (isMap(value) || isList(value)) return false;
    const text = itemText(value);
    return typeof text === 'string' && accepts(text);
  };
}
