/**
 * How much text one dry run may make and search. A few lines of a script can ask for any amount (`x=$x$x`, a pattern
 * with many stars), so that every operation on texts says what it costs before it does it. It counts operations, not
 * seconds: the verdict is the same on every machine.
 */
import { BudgetExceeded, Refusal } from './refusal.js';

/** Characters of one value: more than any argument, and as much as a large kubeconfig holds. */
const maximumText = 4_000_000;

/** Elements of one list or value. */
export const maximumElements = 10_000;

/** Characters made and looked at by one dry run: about a second. */
const maximumEffort = 100_000_000;

/** What it costs to look at a variable of a state, or to copy it. */
export const costOfVariable = 40;

/** What it costs to copy an entry of a map. */
export const costOfCopy = 6;

/** What any value costs beside its text. */
const costOfValue = 64;

let left = Number.POSITIVE_INFINITY;

/** Does one dry run, which has to be synchronous, with an allowance of its own. */
export function withAllowance<T>(dryRun: () => T): T {
  const before = left;
  left = maximumEffort;
  try {
    return dryRun();
  } finally {
    left = before;
  }
}

/** Says what an operation is going to cost, in characters. Throws BudgetExceeded. */
export function spend(characters: number): void {
  left -= characters + costOfValue;
  if (left < 0)
    throw new BudgetExceeded(
      'the script asks for more work than a dry run does: verify its parts one by one',
    );
}

/** Says how long a text is going to be. Throws a Refusal for what no value can be. */
export function spendText(length: number): void {
  if (length > maximumText)
    throw new Refusal(
      'KS1003',
      `a text of more than ${maximumText.toLocaleString('en')} characters is not followed: keep it in a file`,
    );
  spend(length);
}

/** Says how many elements a list is going to have. Throws a Refusal. */
export function spendElements(count: number): void {
  if (count > maximumElements)
    throw new Refusal(
      'KS1003',
      `a list of more than ${maximumElements.toLocaleString('en')} elements is not followed: loop over less at a time`,
    );
  spend(count);
}

/** `text.replaceAll(find, by)`, whose length is known before it is made. `find` is not empty. */
export function replaceEvery(text: string, find: string, by: string): string {
  let count = 0;
  for (let at = text.indexOf(find); at !== -1; at = text.indexOf(find, at + find.length)) count += 1;
  spendText(text.length + count * (by.length - find.length));
  return text.replaceAll(find, () => by);
}
