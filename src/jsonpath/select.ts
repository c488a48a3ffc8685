/** The steps that choose from what is there: `.*`, `..` and slices. */

import { GoInteger, type Item, type Items, isList, isMap, isText, typeName } from '../go/item.js';
import { bytesOf } from '../go/utf8.js';
import type { SliceNode } from './ast.js';
import { crash, Failure } from './failure.js';

/** What `.*` gives: the members of a map or a list, the bytes of a text. */
export function members(item: Item): Items {
  if (isMap(item)) return [...item.values()];
  if (isList(item)) return item;
  if (!isText(item)) return [];
  return Array.from(bytesOf(item), (byte) => new GoInteger('uint8', BigInt(byte)));
}

/** What `..` gives: each input and all below it that have members of their own, before what is in them. */
export function descend(input: Items): Items {
  const found: Item[] = [];
  const visit = (item: Item): void => {
    if (isText(item)) {
      if (item.length > 0) found.push(item);
      return;
    }
    const below = members(item);
    if (below.length === 0) return;
    found.push(item);
    for (const member of below) visit(member);
  };
  for (const item of input) visit(item);
  return found;
}

/** What `[from:to:step]` gives. Throws a Failure where a list is too short, or an input is no list. */
export function slice(input: Items, node: SliceNode): Items {
  const taken: Item[] = [];
  const fail = (message: string): Failure => new Failure(message, input, node.start);
  for (const item of input) {
    if (item === null) continue;
    if (!isList(item)) {
      const type = typeName(item);
      if (type === undefined) throw crash(node);
      throw fail(`${type} is not array or slice`);
    }
    const length = BigInt(item.length);
    let from = node.from ?? 0n;
    if (from < 0n) from += length;
    let to = node.to ?? length;
    if (to < 0n || (to === 0n && node.toDerived)) to += length;
    // An empty slice ends the walk: the lists that come after this one are not looked at.
    if (from === to) return taken;
    const outside = (index: bigint): Failure =>
      fail(`array index out of bounds: index ${index}, length ${length}`);
    if (from >= length || from < 0n) throw outside(from);
    if (to > length || to < 0n) throw outside(to - 1n);
    if (from > to) throw fail(`starting index ${from} is greater than ending index ${to}`);
    const step = node.step ?? 1n;
    if (step <= 0n) throw fail('step must be > 0');
    for (let index = from; index < to; index += step) taken.push(item[Number(index)]);
  }
  return taken;
}
