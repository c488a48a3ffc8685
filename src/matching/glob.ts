/**
 * Patterns with `*` for any text, as shells and PowerShell have them. All places that a match can have come to are
 * followed side by side, so that the time is the length of the text times that of the pattern, whatever they are.
 */

/** `*`, or what one character has to be. */
export type GlobElement = '*' | ((character: string) => boolean);

/** A pattern on texts that are cut into characters as the caller counts them. */
export class Glob {
  readonly #elements: readonly GlobElement[];

  constructor(elements: readonly GlobElement[]) {
    // Several stars side by side are one.
    this.#elements = elements.filter((one, index) => one !== '*' || elements[index - 1] !== '*');
  }

  /** How many steps `prefix` takes at most on a text of that length. */
  cost(length: number): number {
    return (length + 1) * (this.#elements.length + 1);
  }

  /** How many steps `matches` takes at most: without a star, each character is looked at once. */
  costOfMatch(length: number): number {
    return this.#elements.includes('*') ? this.cost(length) : length + 1;
  }

  /** Whether it matches all of the text. */
  matches(text: ArrayLike<string>): boolean {
    // Where a mismatch occurs, only the last star can take more: those before it never need to.
    const elements = this.#elements;
    let at = 0;
    let star = -1;
    let restart = 0;
    let index = 0;
    while (index < text.length) {
      const element = elements[at];
      if (element === '*') {
        star = at;
        restart = index;
        at += 1;
      } else if (element?.(text[index] ?? '') === true) {
        at += 1;
        index += 1;
      } else if (star >= 0) {
        at = star + 1;
        restart += 1;
        index = restart;
      } else return false;
    }
    while (elements[at] === '*') at += 1;
    return at === elements.length;
  }

  /** The length of the shortest, or longest, front of the text that it matches; undefined where it matches none. */
  prefix(text: ArrayLike<string>, longest: boolean): number | undefined {
    const elements = this.#elements;
    const size = elements.length;
    // Element numbers that come next; a star is passed at once, and stays.
    let places = new Uint8Array(size + 1);
    const enter = (into: Uint8Array, at: number): void => {
      into[at] = 1;
      if (elements[at] === '*') into[at + 1] = 1;
    };
    enter(places, 0);
    let found = places[size] === 1 ? 0 : undefined;
    for (let index = 0; index < text.length; index++) {
      if (found !== undefined && !longest) return found;
      const next = new Uint8Array(size + 1);
      let alive = false;
      for (let at = 0; at < size; at++) {
        const element = elements[at];
        if (places[at] !== 1 || element === undefined) continue;
        if (element === '*') enter(next, at);
        else if (element(text[index] ?? '')) enter(next, at + 1);
        else continue;
        alive = true;
      }
      if (!alive) return found;
      places = next;
      if (places[size] === 1) found = index + 1;
    }
    return found;
  }

  /** The same pattern, read from behind. */
  reversed(): Glob {
    return new Glob(this.#elements.toReversed());
  }
}

/** An element that is this character. */
export const exactly =
  (wanted: string): GlobElement =>
  (character) =>
    character === wanted;

/** An element that is any one character. */
export const anyone: GlobElement = () => true;
