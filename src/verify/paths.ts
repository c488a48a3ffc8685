/** The ways that a run can take, each with the value that it came to. */
import { maximumInRow } from './limits.js';
import type { Recorder, Trail } from './recorder.js';
import { Refusal } from './refusal.js';
import type { Source } from './source.js';
import type { Exit, Refinement } from './tools/tool.js';

/** A state of an interpreter: `live` as long as the run goes on behind it. */
interface Branching<State> {
  readonly live: boolean;
  readonly trail: Trail;
  clone(): State;
  /** Applies what became known about texts everywhere. */
  refine(refinements: readonly Refinement[]): void;
  /** Notes which way a status went that was not known. */
  learn(exit: Exit, succeeded: boolean): void;
}

/** Where it is said which ways a run takes. */
interface Told {
  readonly recorder: Recorder;
  readonly source: Source;
}

/** The class `Paths` for the states of one interpreter. */
export function pathsOf<State extends Branching<State>>() {
  /** Paths with a value, and states of paths that ended on the way (`set -u`, `throw`, `exit`, `break` inside `$(…)`). */
  return class Paths<T> {
    readonly live: readonly { readonly state: State; readonly value: T }[];
    readonly ended: readonly State[];

    constructor(live: readonly { readonly state: State; readonly value: T }[], ended: readonly State[] = []) {
      this.live = live;
      this.ended = ended;
    }

    static of<T>(state: State, value: T): Paths<T> {
      return state.live ? new Paths([{ state, value }]) : Paths.end(state);
    }

    /** A path that ends here. */
    static end<T>(state: State): Paths<T> {
      return new Paths<T>([], [state]);
    }

    /**
     * Both ways of a status: true where it is 0. A status that is not known gives two paths, and what each of them
     * means for the texts it depends on.
     */
    static branch(state: State, exit: Exit, { recorder, source }: Told, offset: number): Paths<boolean> {
      if (exit.kind === 'known') return Paths.of(state, exit.status === 0);
      if (exit.kind === 'failed') return Paths.of(state, false);
      recorder.decide({ ...source.place(offset), condition: exit.what }, state.trail);
      const failed = state.clone();
      state.refine(exit.onSuccess ?? []);
      state.learn(exit, true);
      failed.refine(exit.onFailure ?? []);
      failed.learn(exit, false);
      return new Paths([
        { state, value: true },
        { state: failed, value: false },
      ]);
    }

    static all<T>(paths: readonly Paths<T>[]): Paths<T> {
      return new Paths(
        paths.flatMap((one) => one.live),
        paths.flatMap((one) => one.ended),
      );
    }

    /** A step for each item, one after the other, with the values collected. A great many are refused: each is copied. */
    static inOrder<T, U>(
      items: readonly T[],
      state: State,
      step: (item: T, state: State, index: number) => Paths<U>,
    ): Paths<readonly U[]> {
      if (items.length > maximumInRow)
        throw new Refusal('KS1003', `more than ${maximumInRow} of these in a row`);
      if (!state.live) return Paths.end(state);
      // As long as there is one way, nothing has to be kept apart.
      const values: U[] = [];
      let at = state;
      let ways: Paths<readonly U[]> | undefined;
      for (const [index, item] of items.entries()) {
        if (ways !== undefined) {
          ways = ways.chain((before, then) => step(item, then, index).map((one) => [...before, one]));
          continue;
        }
        const next = step(item, at, index);
        const [only] = next.live;
        if (only !== undefined && next.isOneWay) {
          values.push(only.value);
          at = only.state;
        } else ways = next.map((one) => [...values, one]);
      }
      return ways ?? Paths.of(at, values);
    }

    /** There is one way so far, and it goes on. */
    get isOneWay(): boolean {
      return this.live.length === 1 && this.ended.length === 0;
    }

    chain<U>(next: (value: T, state: State) => Paths<U>): Paths<U> {
      const [only] = this.live;
      if (only !== undefined && this.isOneWay) return next(only.value, only.state);
      const results = this.live.map(({ state, value }) => next(value, state));
      return new Paths(
        results.flatMap((paths) => paths.live),
        [...this.ended, ...results.flatMap((paths) => paths.ended)],
      );
    }

    map<U>(change: (value: T, state: State) => U): Paths<U> {
      return this.chain((value, state) => Paths.of(state, change(value, state)));
    }

    /** All states, after a last step on those that are live. */
    states(last: (value: T, state: State) => readonly State[]): State[] {
      const [only] = this.live;
      if (only !== undefined && this.isOneWay) return [...last(only.value, only.state)];
      return [...this.live.flatMap(({ state, value }) => last(value, state)), ...this.ended];
    }
  };
}
