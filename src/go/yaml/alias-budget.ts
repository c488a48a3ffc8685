/** Keeps a small file from unfolding into a huge one: goyaml.v2's limit on what aliases may add. */
import { YamlError } from './yaml-error.js';

const lowRange = 400_000;
const highRange = 4_000_000;

export class AliasBudget {
  #decoded = 0;
  #aliased = 0;
  #depth = 0;

  enterAlias(): void {
    this.#depth++;
  }

  leaveAlias(): void {
    this.#depth--;
  }

  /** Counts one more node. Throws a YamlError when too many of them came through aliases. */
  spend(): void {
    this.#decoded++;
    if (this.#depth > 0) this.#aliased++;
    if (this.#aliased <= 100 || this.#decoded <= 1000) return;
    if (this.#aliased / this.#decoded > this.#allowed()) {
      throw new YamlError('document contains excessive aliasing');
    }
  }

  /** Nearly everything in a small document, a tenth of a large one. */
  #allowed(): number {
    if (this.#decoded <= lowRange) return 0.99;
    if (this.#decoded >= highRange) return 0.1;
    return 0.99 - 0.89 * ((this.#decoded - lowRange) / (highRange - lowRange));
  }
}
