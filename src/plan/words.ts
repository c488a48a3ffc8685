/** Short ways to write words, commands and messages in recipes. */
import type { Capture, CheckedSegment, ChosenName, Command, Message, Word } from './types.js';

/** `$NAME` as a segment. */
export const variable = (name: ChosenName): { readonly variable: ChosenName } => ({ variable: name });

/** What an action captured, once its check has let it through: the one way of a captured text into a word. */
export const checkedValue = (capture: Capture): CheckedSegment =>
  ({ variable: capture.into }) as CheckedSegment;

/** A word of literal text. */
export const text = (value: string): Word => [value];

/** `-o jsonpath=TEMPLATE`: kubectl's own words, as two arguments. */
export const jsonpath = (template: string): readonly Word[] => [['-o'], ['jsonpath=', { template }]];

export function message(id: string, values: Readonly<Record<string, string>> = {}): Message {
  return { id, values };
}

/** A kubectl command; plain strings are single arguments. */
export function kubectl(...args: readonly (string | Word)[]): Command {
  return { program: 'kubectl', args: args.map((arg) => (typeof arg === 'string' ? [arg] : arg)) };
}
