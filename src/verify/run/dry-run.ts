/** One dry run of a script, in either shell: its world, what it comes across, and its budget of steps. */
import type { Recorder } from '../recorder.js';
import { BudgetExceeded } from '../refusal.js';
import type { Source } from '../source.js';
import type { World } from '../world.js';

/** Steps (statements and expressions, commands and expansions) of one dry run; a script that needs more is refused. */
const maximumSteps = 60_000;

export class DryRun {
  readonly world: World;
  readonly recorder: Recorder;
  /** What the script does depends on the arguments that it is called with. */
  readsArguments = false;
  /** Nothing of what is found is kept. */
  trial = false;
  /** The script's own statements, as the parser gave them, and the offset of the last of them that a run came to. */
  topLevel: readonly unknown[] | undefined;
  lastReached: number | undefined;
  protected steps = 0;

  constructor(world: World, recorder: Recorder) {
    this.world = world;
    this.recorder = recorder;
  }

  step(): void {
    this.steps += 1;
    if (this.steps > maximumSteps) throw new BudgetExceeded();
  }
}

/** Which of the script's own statements no run comes to, the first of them, by their offsets; undefined where one ends behind all. */
export function firstUnreached(
  { lastReached }: DryRun,
  offsets: readonly number[],
  ended: readonly { readonly live: boolean }[],
): number | undefined {
  if (lastReached === undefined || ended.some(({ live }) => live)) return undefined;
  const next = offsets.indexOf(lastReached) + 1;
  return next < offsets.length ? next : undefined;
}

/** A finding: the statement at the offset `next` is never reached. */
export function noteUnreached({ lastReached = 0, recorder }: DryRun, source: Source, next: number): void {
  const what = `every run ends here: line ${source.place(next).line} is never reached`;
  recorder.find('KS2201', source.place(lastReached), what);
}
