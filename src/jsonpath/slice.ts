/** What stands between the brackets of `[from:to:step]`. */

export interface Slice {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
  /** The end of a plain index: one more than `from`, and for `[-1]` the end of the list. */
  readonly toDerived: boolean;
  readonly step: bigint | undefined;
}

const form = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;

/** The slice, or the message that kubectl gives for what is none. */
export function parseSlice(text: string): Slice | string {
  const match = form.exec(text);
  if (match === null) return `invalid array index ${text}`;
  const [, first = '', second = '', third = ''] = match;
  const bounds: (bigint | undefined)[] = [];
  for (const part of [first, second.slice(1), third.slice(1)]) {
    if (part === '') {
      bounds.push(undefined);
      continue;
    }
    if (!/^-?\d+$/.test(part) || BigInt.asIntN(64, BigInt(part)) !== BigInt(part)) {
      return `array index ${part} is not a number`;
    }
    bounds.push(BigInt(part));
  }
  const [from, to, step] = bounds;
  if (second !== '') return { from, to, toDerived: false, step };
  return { from, to: BigInt.asIntN(64, (from ?? 0n) + 1n), toDerived: true, step };
}
