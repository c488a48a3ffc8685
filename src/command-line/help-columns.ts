/** How wide help is written. */
import type { Host } from '../host.js';

/** The width of the terminal; lines of more than 100 characters are hard to read. */
export function helpColumns({ columns }: Host['stdout']): number {
  return Math.min(100, columns);
}
