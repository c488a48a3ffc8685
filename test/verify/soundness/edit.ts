/** An edit of a script, and what edits of all kinds are made with. */
import type { Random } from '../../support/random.js';

/** What it is called, and the script after it. */
export interface Edit {
  readonly name: string;
  readonly text: string;
}

/** What edits put into a script. */
export interface Material {
  readonly commands: readonly [string, ...string[]];
  readonly words: readonly [string, ...string[]];
  readonly characters: readonly [string, ...string[]];
  /** Cuts a script into words, blanks and single characters. */
  readonly token: RegExp;
}

/** A script that is about to be edited. */
export class Draft {
  readonly lines: readonly string[];
  readonly tokens: readonly string[];
  readonly #solid: readonly number[];

  constructor(
    readonly text: string,
    readonly random: Random,
    token: RegExp,
  ) {
    this.lines = text.split('\n');
    this.tokens = text.match(token) ?? [];
    this.#solid = this.tokens.flatMap((one, index) => (/^\s/.test(one) ? [] : [index]));
  }

  pickToken(): number {
    return this.#solid[this.random.below(this.#solid.length)] ?? 0;
  }

  pickLine(): number {
    return this.random.below(this.lines.length);
  }

  pickCharacter(): number {
    return this.random.below(this.text.length + 1);
  }

  withTokens(name: string, change: (copy: string[]) => void): Edit {
    const copy = [...this.tokens];
    change(copy);
    return { name, text: copy.join('') };
  }

  withLines(name: string, change: (copy: string[]) => void): Edit {
    const copy = [...this.lines];
    change(copy);
    return { name, text: copy.join('\n') };
  }

  splice(name: string, start: number, drop: number, put: string): Edit {
    return { name, text: this.text.slice(0, start) + put + this.text.slice(start + drop) };
  }

  /** Changes one of the places that the pattern, a global one, matches. */
  atOne(name: string, pattern: RegExp, change: (found: string) => string): Edit {
    const found = [...this.text.matchAll(pattern)];
    const one = found[this.random.below(Math.max(1, found.length))];
    return one === undefined
      ? { name: 'nothing', text: this.text }
      : this.splice(name, one.index, one[0].length, change(one[0]));
  }
}
