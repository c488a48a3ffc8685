/** Looking whether something is there, where it is no matter if the system does not say. */
import type { FileStat, Host } from '../host.js';
import { errnoOf } from './system-error.js';

/** What is at a path, as far as the system says: undefined also where it says no, or where links lead in a circle. */
export function probe(path: string, host: Host): FileStat | undefined {
  try {
    return host.files.stat(path);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return undefined;
  }
}

/** False where nothing is. True where the system does not say: whoever reads it will say why it cannot be read. */
export function isThere(path: string, host: Host): boolean {
  try {
    return host.files.stat(path) !== undefined;
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return true;
  }
}
