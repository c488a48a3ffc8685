/** Texts that every PowerShell passes on as they are. */
import { Refusal } from '../../refusal.js';
import { textOf, type Value } from '../../value.js';

/** Refuses what does not reach a program as it is: it ends at a NUL, and half of a pair becomes U+FFFD. */
export function confirmPassable(value: Value, offset: number): void {
  for (const segment of value) {
    const text = textOf([segment]);
    if (
      text !== undefined &&
      /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
    ) {
      throw new Refusal('KS1003', 'a character that no program receives', offset);
    }
  }
}
