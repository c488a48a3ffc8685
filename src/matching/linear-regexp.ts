/**
 * Regular expressions that find what a backtracking engine finds, in a time that is the length of the text times that
 * of the expression: a step that failed at a place once fails there always, and is not tried again.
 */
import { compileProgram, type Program } from './regexp-program.js';

export interface Found {
  readonly index: number;
  readonly end: number;
  /** The whole match, then the groups; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
}

/** Called with the number of steps since the last time, and may throw to stop. */
export type OnWork = (steps: number) => void;

/** Steps and places together: more than any line of a script needs, and a few MB. */
const maximumCells = 8_000_000;

export class LinearRegExp {
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
  }

  /** Undefined for what is not read: see `compileProgram`. */
  static compile(source: string, ignoreCase: boolean): LinearRegExp | undefined {
    const program = compileProgram(source, ignoreCase);
    return program && new LinearRegExp(program);
  }

  /** The first match; undefined where there is none. */
  exec(text: string, onWork: OnWork): Found | undefined {
    return this.matchAll(text, onWork).next().value ?? undefined;
  }

  /** The matches from left to right, as `String.matchAll` finds them. */
  *matchAll(text: string, onWork: OnWork): Generator<Found, undefined> {
    const { steps } = this.#program;
    const cells = steps.length * (text.length + 1);
    if (cells > maximumCells) onWork(Number.POSITIVE_INFINITY);
    onWork(cells >> 6);
    const tried = new Uint8Array(cells);
    let from = 0;
    while (from <= text.length) {
      let visited: number[] = [];
      let found: Found | undefined;
      for (let start = from; start <= text.length && found === undefined; start++) {
        visited = [];
        found = this.#at(text, start, tried, visited, onWork);
      }
      if (found === undefined) return undefined;
      yield found;
      from = found.end > found.index ? found.end : found.end + 1;
      // What led to the match did not fail.
      for (const cell of visited) tried[cell] = 0;
    }
    return undefined;
  }

  #at(text: string, start: number, tried: Uint8Array, visited: number[], onWork: OnWork): Found | undefined {
    const { steps, slots } = this.#program;
    const width = text.length + 1;
    const saved: (number | undefined)[] = Array.from({ length: slots });
    // Where to go on when this way fails: a step and a place, or a slot (below 0) and what it held.
    const later: (readonly [number, number | undefined])[] = [];
    let step = 0;
    let place = start;
    let work = 0;
    const fail = (): boolean => {
      for (let back = later.pop(); back !== undefined; back = later.pop()) {
        const [to, value] = back;
        if (to >= 0) {
          step = to;
          place = value ?? 0;
          return true;
        }
        saved[-1 - to] = value;
      }
      return false;
    };
    for (;;) {
      const cell = step * width + place;
      const now = steps[step];
      work += 1;
      if (work >= 4096) {
        onWork(work);
        work = 0;
      }
      if (now === undefined || tried[cell] === 1) {
        if (fail()) continue;
        break;
      }
      tried[cell] = 1;
      visited.push(cell);
      let goes = true;
      switch (now.kind) {
        case 'match':
          onWork(work);
          return found(text, saved);
        case 'character':
          goes = place < text.length && now.accepts(text[place] ?? '');
          place += 1;
          step += 1;
          break;
        case 'split':
          later.push([now.second, place]);
          step = now.first;
          break;
        case 'jump':
          step = now.to;
          break;
        case 'save':
          later.push([-1 - now.slot, saved[now.slot]]);
          saved[now.slot] = place;
          step += 1;
          break;
        case 'start':
          goes = place === 0;
          step += 1;
          break;
        case 'end':
          goes = place === text.length || (now.orBreak && place === text.length - 1 && text[place] === '\n');
          step += 1;
          break;
        case 'boundary':
          goes = (isWord(text[place - 1]) !== isWord(text[place])) !== now.negated;
          step += 1;
          break;
      }
      if (!goes && !fail()) break;
    }
    onWork(work);
    return undefined;
  }
}

const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character);

function found(text: string, saved: readonly (number | undefined)[]): Found {
  const groups: (string | undefined)[] = [];
  for (let slot = 0; slot < saved.length; slot += 2) {
    const [begin, end] = [saved[slot], saved[slot + 1]];
    groups.push(begin === undefined || end === undefined ? undefined : text.slice(begin, end));
  }
  return { index: saved[0] ?? 0, end: saved[1] ?? 0, groups };
}
