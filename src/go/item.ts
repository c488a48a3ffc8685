/** What a template works with on the way: the document's values, and the few Go types that it cannot hold. */
import type { Value } from './value.js';

/** A Go integer that is no int64: a number written in the template, or a byte of a string under `.*`. */
export class GoInteger {
  readonly type: 'int' | 'uint8';
  readonly value: bigint;

  constructor(type: 'int' | 'uint8', value: bigint) {
    this.type = type;
    this.value = value;
  }
}

/**
 * null is a null of the document. undefined is what Go calls the zero reflect.Value: the item that `range` makes of
 * a null, and the one it walks its body with when there is nothing to walk. Bytes are a text that is not UTF-8.
 */
export type Item = Value | GoInteger | Uint8Array | undefined;

/** What one piece of the template gave. */
export type Items = readonly Item[];

export function isMap(item: Item): item is ReadonlyMap<string, Value> {
  return item instanceof Map;
}

export function isList(item: Item): item is readonly Value[] {
  return Array.isArray(item);
}

export function isText(item: Item): item is string | Uint8Array {
  return typeof item === 'string' || item instanceof Uint8Array;
}

/** The name of the item's Go type; undefined where Go panics when asked. */
export function typeName(item: Item): string | undefined {
  if (item === undefined || item === null) return undefined;
  if (item instanceof GoInteger) return item.type;
  if (isMap(item)) return 'map[string]interface {}';
  if (isList(item)) return '[]interface {}';
  if (isText(item)) return 'string';
  if (typeof item === 'bigint') return 'int64';
  return typeof item === 'number' ? 'float64' : 'bool';
}
