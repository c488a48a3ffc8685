/** kubectl's `-o yaml` and `-o json` of a Config. */
import { emitYaml } from '../yaml/emit.js';
import { yamlToJson } from '../yaml/to-json.js';
import { goJsonText } from './go-json-text.js';
import type { Config } from './types.js';
import { toExactWire } from './wire.js';

/** Four spaces, HTML characters escaped, a line break at the end. */
export function printJson(config: Config): string {
  return `${goJsonText(toExactWire(config), '    ')}\n`;
}

/**
 * Go's YAML: kubectl writes JSON, reads that as YAML and writes it again, so what YAML cannot read cannot be printed.
 * Throws a YamlError there, such as for a control character in a name.
 */
export function printYaml(config: Config): string {
  return emitYaml(yamlToJson(new TextEncoder().encode(goJsonText(toExactWire(config)))));
}
