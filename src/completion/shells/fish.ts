/** The answer for fish, which quotes by itself: records that end in NUL, the first one says whether files are wanted. */
import { inert } from '../../display.js';
import type { Answer } from '../answer.js';

/** A tab ends a value in fish's own protocol, so a value that holds one cannot be offered. */
export function fishReply({ prefix, candidates, files }: Answer): string {
  const records = candidates
    .filter(({ value }) => !value.includes('\t'))
    .map(({ value, about }) =>
      about === undefined || about === '' ? prefix + value : `${prefix}${value}\t${inert(about)}`,
    );
  return [files ? 'files' : 'values', ...records].map((record) => `${record}\0`).join('');
}
