/** `<namespace>` in the place of a value: to a shell two redirections, to the reader something to fill in. */
import { Refusal } from '../../refusal.js';

/** As documents write it; `<in >out` and `<in>out` are redirections. */
const placeholder = /<[A-Za-z][\w .-]*>(?=[\s"';|&)]|$)/g;

/** Throws a Refusal (KS2004) where what the parser stops at stands in a line with a placeholder. */
export function confirmNoPlaceholder(text: string, at: number): void {
  const start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const [line = ''] = text.slice(start).split('\n', 1);
  const [found] = line.matchAll(placeholder);
  if (found !== undefined) throw leftIn(found[0], start + found.index);
}

/** The same for a redirection that the parser could read, at its place. */
export function confirmNoneAt(text: string, at: number): void {
  const [found] = text.slice(at, at + 200).matchAll(placeholder);
  if (found?.index === 0) throw leftIn(found[0], at);
}

const leftIn = (found: string, at: number): Refusal =>
  new Refusal('KS2004', `${found} is a placeholder`, at, 'write the value in its place');
