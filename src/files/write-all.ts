/** Writing into an open descriptor, to the last byte. */
import { writeSync } from 'node:fs';
import { errnoOf } from './system-error.js';

/** `position` is null where the descriptor has its own. Throws Node's ErrnoException. */
export function writeAll(descriptor: number, bytes: Uint8Array, position: number | null): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      const at = position === null ? null : position + done;
      done += writeSync(descriptor, bytes, done, bytes.length - done, at);
    } catch (error) {
      // A pipe that somebody made non-blocking, and whose reader is slow.
      if (errnoOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
