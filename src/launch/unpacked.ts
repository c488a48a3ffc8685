/**
 * Texts that the package carries together as Brotli, each unpacked once: a kept one is used only if it has the very bytes.
 * That is found out once for a file, and kept beside it: to load Node's cryptography takes a tenth of the time in which Node starts.
 */
import { readFileSync } from 'node:fs';
import type { CodeCache, Kept } from './code-cache.js';

/** One of them: its name, and where it lies in what the packed file holds. */
export interface PackedText {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

/** Gives the texts of a packed file, from what was kept or from the file. */
export class Unpacked {
  readonly #file: string;
  readonly #cache: CodeCache;
  #whole: Buffer | undefined;

  constructor(file: string, cache: CodeCache) {
    this.#file = file;
    this.#cache = cache;
  }

  /** The build writes ASCII alone: a text of one byte per character, read without decoding. */
  text({ name, start, end, sha256 }: PackedText): string {
    const seen = this.#cache.read(`${name}.seen`)?.data.toString('latin1');
    const kept = this.#cache.read(name);
    if (kept !== undefined && (kept.stamp === seen || this.#isVery(kept, name, sha256)))
      return kept.data.toString('latin1');
    const bytes = this.#unpack().subarray(start, end);
    this.#cache.write(name, () => bytes);
    return bytes.toString('latin1');
  }

  /** Whether a kept text has the bytes of that hash. The file that was looked at is noted. */
  #isVery({ data, stamp }: Kept, name: string, sha256: string): boolean {
    const { createHash } = process.getBuiltinModule('node:crypto');
    if (createHash('sha256').update(data).digest('hex') !== sha256) return false;
    this.#cache.write(`${name}.seen`, () => Buffer.from(stamp, 'latin1'));
    return true;
  }

  #unpack(): Buffer {
    const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
    this.#whole ??= brotliDecompressSync(readFileSync(this.#file));
    return this.#whole;
  }
}
