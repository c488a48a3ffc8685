/**
 * The data that a kubectl JSONPath template runs on: Go's types after JSON decoding. kubectl tells int64 and float64
 * apart (`1` and `1.0` do not compare), so integers are bigint and floats are number. Maps are JavaScript Maps, in no
 * particular order: a key may be called `__proto__`.
 */
export type Value = null | boolean | bigint | number | string | readonly Value[] | ValueMap;

export interface ValueMap extends ReadonlyMap<string, Value> {}
