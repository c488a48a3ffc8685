/** Which of many texts stand in a text: one walk over it, however many they are. */
export class HeldTexts {
  readonly #texts: readonly string[];
  readonly #byBeginning = new Map<string, string[]>();
  /** Which of the first three characters a text begins with: most places of a text are none of them, which costs no more than to look. */
  readonly #beginnings = new Uint8Array(1 << 16);
  readonly #length: number;

  /** None of the texts is shorter than `shortest`. */
  constructor(texts: Iterable<string>, shortest: number) {
    this.#texts = [...new Set(texts)];
    this.#length = shortest;
    for (const text of this.#texts) {
      if (text.length < shortest) throw new Error('a text is shorter than the shortest');
      this.#beginnings[beginningAt(text, 0)] = 1;
      const beginning = text.slice(0, shortest);
      const others = this.#byBeginning.get(beginning);
      if (others === undefined) this.#byBeginning.set(beginning, [text]);
      else others.push(text);
    }
  }

  /** In no order. */
  heldIn(text: string): readonly string[] {
    // V8 looks for one text a hundred times as fast as this walks.
    if (this.#texts.length < fewest) return this.#texts.filter((one) => text.includes(one));
    const held = new Set<string>();
    for (let at = 0; at + this.#length <= text.length; at++) {
      if (this.#beginnings[beginningAt(text, at)] === 0) continue;
      const candidates = this.#byBeginning.get(text.slice(at, at + this.#length));
      for (const one of candidates ?? []) if (text.startsWith(one, at)) held.add(one);
    }
    return [...held];
  }
}

/** A number for the first three characters that stand there, the same for others now and then. */
const beginningAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) & 0xffff;

/** From how many on the walk is the faster way. */
const fewest = 100;
