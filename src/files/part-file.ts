/** The temporary file of a write, beside its target; and those that a killed process left behind. */
import { lstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './system-error.js';

/** Short, so that the longest name that a file system takes can be written, too. */
const partName = /^\.kubesteps-[0-9a-f]{16}\.part$/;

/** No write takes as long, whatever machine or container it is made from. */
const staleAfter = 3_600_000;

const random = (): string =>
  Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** A new file, open for writing. `mode` is before the umask. Throws Node's ErrnoException. */
export function openPart(
  folder: string,
  mode: number,
): { readonly path: string; readonly descriptor: number } {
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, `.kubesteps-${random()}${random()}.part`);
    try {
      return { path, descriptor: openSync(path, 'wx', mode) };
    } catch (error) {
      // Somebody else's, which stays.
      if (errnoOf(error) !== 'EEXIST' || attempt === 10) throw error;
    }
  }
}

/** Removes what earlier writes of this user left behind when they were killed. What fails is left. */
export function removeStaleParts(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter((one) => partName.test(one))) {
      const path = join(folder, name);
      const stat = lstatSync(path);
      const own = process.getuid === undefined || stat.uid === process.getuid();
      if (stat.isFile() && own && Date.now() - stat.mtimeMs > staleAfter) rmSync(path, { force: true });
    }
  } catch {
    // Tidying up is no reason not to write.
  }
}
