/** What a recipe is: a name and a list of steps. */
import type { StepOption } from './options.js';
import type { PlannedStep } from './step.js';
import type { Style } from './types.js';

/** A way in. Its messages are `recipe.NAME.title`, `recipe.NAME.summary` and `recipe.NAME.needs`. */
export interface Recipe {
  readonly name: string;
  /** Ids of messages for whoever reads on: what to know before the first step. */
  readonly preface?: readonly string[];
  readonly steps: readonly PlannedStep[];
}

/** The options that a recipe reads in a style: what its steps declare. */
export function readBy(recipe: Recipe, style: Style): ReadonlySet<StepOption> {
  return new Set(recipe.steps.flatMap((planned) => planned.reads(style)));
}
