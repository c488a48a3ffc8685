/**
 * Go tells a nil slice or map from an empty one, and kubectl shows it: `args: null` beside `args: []`. These are the
 * nil ones. They behave like any other empty list, map or byte string; only printing asks for them by identity.
 */

export const nilList: readonly never[] = Object.freeze([]);

export const nilMap: ReadonlyMap<never, never> = new Map<never, never>();

export const nilBytes: Uint8Array = new Uint8Array(0);
