/** A variable of the environment that some ways to a place have set and others have not: nobody may read it. */
import { Refusal } from '../../refusal.js';
import { unknown, type Value } from '../../value.js';

const mark = 'is set on some ways only';

export const maybeSet = (name: string): Value => unknown(`${name} ${mark}`);

export function isMaybeSet(value: Value | undefined): value is Value {
  const [only] = value ?? [];
  return only?.kind === 'unknown' && only.what.endsWith(mark);
}

/** Throws a Refusal where the value is such a one. */
export function confirmSet(value: Value | undefined, name: string, offset?: number): void {
  if (isMaybeSet(value)) throw new Refusal('KS1003', `whether ${name} is set depends on the run`, offset);
}
