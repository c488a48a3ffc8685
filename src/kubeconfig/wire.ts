/** The Config as `kubectl config view` prints it: the v1 object, fields in client-go's order. */
import type { Value } from '../jsonpath/value.js';
import type { Config } from './types.js';

/** The JSON tree of `config view`: maps in struct order, every number a float64 (a JavaScript number). */
export function toWire(_config: Config): Value {
  throw new Error('not built yet');
}
