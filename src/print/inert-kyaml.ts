/** Plain data as KYAML: its strings escape by themselves what could act on a terminal. */
import type { Value } from '../go/value.js';
import { emitKyaml } from '../go/yaml/kyaml.js';

/** KYAML that ends with a line break. What JSON leaves out (undefined) is left out. */
export function inertKyaml(value: object): string {
  return emitKyaml(kyamlValue(JSON.parse(JSON.stringify(value))));
}

function kyamlValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(kyamlValue);
  if (typeof value !== 'object' || value === null) return value as string | number | boolean | null;
  return new Map(Object.entries(value).map(([name, item]) => [name, kyamlValue(item)]));
}
