/** kubectl's `-o yaml`, `-o kyaml` and `-o json` of a Config. */

import { goStructJson } from '../go/json.js';
import { wellFormed } from '../go/utf8.js';
import type { Value } from '../go/value.js';
import { emitYaml } from '../go/yaml/emit.js';
import { emitKyaml } from '../go/yaml/kyaml.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Config } from './types.js';
import { toExactWire } from './wire.js';

/** Four spaces, HTML characters escaped, a line break at the end. */
export function printJson(config: Config): string {
  return `${goStructJson(toExactWire(config), '    ')}\n`;
}

/**
 * Go's YAML: kubectl writes JSON, reads that as YAML and writes it again, so what YAML cannot read cannot be printed.
 * Throws a YamlError there, such as for a control character in a name.
 */
export function printYaml(config: Config): string {
  return emitYaml(yamlToJson(new TextEncoder().encode(goStructJson(toExactWire(config)))));
}

/** KYAML, which goes the same way and keeps the order of the fields. Throws a YamlError as `printYaml` does. */
export function printKyaml(config: Config): string {
  const wire = toExactWire(config);
  yamlToJson(new TextEncoder().encode(goStructJson(wire)));
  return emitKyaml(asReadAgain(wire));
}

/** In JSON bytes that are no UTF-8 become U+FFFD. U+0085 is not escaped, and YAML takes it for a line break, which it folds. */
function asReadAgain(value: Value): Value {
  if (typeof value === 'string') return folded(value);
  if (value instanceof Map) {
    return new Map(
      [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [folded(key), asReadAgain(item)]),
    );
  }
  return Array.isArray(value) ? (value as readonly Value[]).map(asReadAgain) : value;
}

function folded(text: string): string {
  if (!text.includes('\x85')) return wellFormed(text);
  const read = yamlToJson(new TextEncoder().encode(goStructJson(text)));
  return read.kind === 'scalar' && typeof read.value === 'string' ? read.value : text;
}
