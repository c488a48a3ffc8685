/** Which of many texts stand in a text: one walk over it, however many they are. */
export class HeldTexts {
  readonly #byBeginning = new Map<string, string[]>();
  readonly #length: number;

  /** None of the texts is shorter than `shortest`. */
  constructor(texts: Iterable<string>, shortest: number) {
    this.#length = shortest;
    for (const text of new Set(texts)) {
      if (text.length < shortest) throw new Error('a text is shorter than the shortest');
      const beginning = text.slice(0, shortest);
      const others = this.#byBeginning.get(beginning);
      if (others === undefined) this.#byBeginning.set(beginning, [text]);
      else others.push(text);
    }
  }

  /** In the order of their places, each as often as it is there. */
  *in(text: string): Generator<string> {
    if (this.#byBeginning.size === 0) return;
    for (let at = 0; at + this.#length <= text.length; at++) {
      const candidates = this.#byBeginning.get(text.slice(at, at + this.#length));
      for (const one of candidates ?? []) if (text.startsWith(one, at)) yield one;
    }
  }
}
