/** Rules of a table of fields as if a field had been forgotten. */
import { stateFields } from '../../../src/verify/bash/state/state-fields.js';
import type { FieldRule } from '../../../src/verify/fields.js';

type Rule = {
  -readonly [Part in keyof FieldRule<unknown, unknown, unknown>]: FieldRule<unknown, unknown, unknown>[Part];
};
type Rules = Record<string, Rule | ((...given: readonly unknown[]) => unknown) | undefined>;

/**
 * Gives what `run` gives while states that differ in this field are the same; where the field is not told apart anyway,
 * while joined states hold what one of the two held, first the left and then the right one.
 */
export async function withoutField<T>(
  table: object,
  field: string,
  run: () => Promise<T>,
): Promise<readonly T[]> {
  const rules = table as Rules;
  const rule = rules[field];
  if (rule === undefined) throw new Error(`no rule for ${field}`);
  const broken: readonly Rules[string][] =
    typeof rule === 'function'
      ? [() => 0]
      : rule.shape !== undefined || rule.key !== undefined
        ? [rule.join === undefined ? {} : { join: rule.join }]
        : [{ join: (left) => left }, { join: (_left, right) => right }];
  const given: T[] = [];
  // An outline tells states apart by the same fields, before those are asked.
  const outlined = Object.values(stateFields as Rules).filter((one) => typeof one === 'object');
  const outlines = outlined.map(({ outline }) => outline);
  for (const one of outlined) delete one.outline;
  try {
    for (const one of broken) {
      rules[field] = one;
      given.push(await run());
    }
  } finally {
    rules[field] = rule;
    for (const [index, one] of outlined.entries())
      if (outlines[index] !== undefined) one.outline = outlines[index];
  }
  return given;
}
