/** Which rows `get` shows, and in which order. */

import { UsageError } from '../errors.js';
import { compareBytes } from '../go/byte-order.js';
import { anyone, exactly, Glob, type GlobElement } from '../matching/glob.js';
import type { Column } from './columns.js';

/** A pattern with `*`, `?` and `[…]`, as a shell has them. Returns whether a name matches. */
export function globPattern(text: string): (name: string) => boolean {
  const elements = [...text.matchAll(/\[!?[^\]]+\]|[\s\S]/gu)].map(([part]): GlobElement => {
    if (part === '*') return '*';
    if (part === '?') return anyone;
    return part.length > 2 && part.startsWith('[') ? bracket(part, text) : exactly(part);
  });
  const glob = new Glob(elements);
  return (name) => glob.matches([...name]);
}

function bracket(part: string, text: string): GlobElement {
  const negated = part[1] === '!';
  const inside = part.slice(negated ? 2 : 1, -1).replaceAll(/[\\[\]^&]/g, '\\$&');
  try {
    const one = new RegExp(`^[${negated ? '^' : ''}${inside}]$`, 'u');
    return (character) => one.test(character);
  } catch {
    throw new UsageError(`${JSON.stringify(text)} is not a name pattern`, {
      hint: 'write * for any text, ? for one character, [a-z] for one of several',
    });
  }
}

/** The names that one of the names or patterns picks, and those of them that pick none. Without any, every name. */
export function selectByName(
  names: readonly string[],
  patterns: readonly string[],
): { readonly selected: readonly string[]; readonly unknown: readonly string[] } {
  if (patterns.length === 0) return { selected: names, unknown: [] };
  const known = new Set(names);
  const picks = patterns.map((pattern) => {
    // A name may hold `*` or `[` itself.
    if (known.has(pattern)) return (name: string) => name === pattern;
    return globPattern(pattern);
  });
  return {
    selected: names.filter((name) => picks.some((picked) => picked(name))),
    unknown: patterns.filter(
      (pattern, index) => !/[*?[]/.test(pattern) && !names.some((name) => picks[index]?.(name)),
    ),
  };
}

/** The rows in the order of a column. Throws a UsageError that lists the columns. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sortBy: string,
): readonly Row[] {
  const wanted = sortBy
    .toLowerCase()
    .replace(/^\{?\.?/, '')
    .replace(/\}$/, '');
  const key = columns.find((column) => column.sortBy === wanted)?.key;
  if (key === undefined) {
    const known = columns.flatMap((column) => column.sortBy ?? []);
    throw new UsageError(`--sort-by ${JSON.stringify(sortBy)} is none of the columns`, {
      hint: `one of ${known.join(', ')}`,
    });
  }
  return [...rows].sort((a, b) => compareBytes(key(a), key(b)));
}
