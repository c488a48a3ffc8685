/** Texts that the package carries together as Brotli, each unpacked once: a kept one is used only if it has the very bytes. */
import { readFileSync } from 'node:fs';
import type { CodeCache } from './code-cache.js';

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
    const kept = this.#cache.read(name);
    // Loaded here: `--version` does not wait for them.
    const { createHash } = process.getBuiltinModule('node:crypto');
    if (kept !== undefined && createHash('sha256').update(kept).digest('hex') === sha256)
      return kept.toString('latin1');
    const bytes = this.#unpack().subarray(start, end);
    this.#cache.write(name, () => bytes);
    return bytes.toString('latin1');
  }

  #unpack(): Buffer {
    const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
    this.#whole ??= brotliDecompressSync(readFileSync(this.#file));
    return this.#whole;
  }
}
