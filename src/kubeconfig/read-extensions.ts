/** `extensions`: a name and any data (runtime.RawExtension). */

import { type GoDecoder, isNull, type Reader } from '../go/decode.js';
import type { Value } from '../go/value.js';
import type { Tree } from '../go/yaml/tree.js';
import type { NamedExtension } from './v1.js';

export function readExtensions(go: GoDecoder): Reader<readonly NamedExtension[]> {
  const readItem: Reader<NamedExtension> = (item, at) => {
    const { name, extension } = go.struct(item, at, 'NamedExtension', {
      name: go.string,
      extension: (data) => (isNull(data) ? undefined : toValue(data)),
    });
    return { name: name ?? '', value: extension, position: go.position(item.mark) };
  };
  return (value, target) => go.list(value, target, 'v1.NamedExtension', readItem);
}

function toValue(tree: Tree): Value {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toValue);
  return new Map([...tree.entries].map(([key, { value }]) => [key, toValue(value)]));
}
