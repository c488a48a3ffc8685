/** What a recipe is: a name and a list of steps. */
import type { StepOption } from './options.js';
import type { PlannedStep, SaidBeside } from './step.js';
import type { Message, MessageId, Style } from './types.js';

/** Those that templates/messages describes. */
export type RecipeName = MessageId extends infer Id
  ? Id extends `recipe.${infer Name}.title`
    ? Name
    : never
  : never;

/** A way in. Its messages are `recipe.NAME.title`, `recipe.NAME.summary` and `recipe.NAME.needs`. */
export interface Recipe {
  readonly name: RecipeName;
  /** Where its scripts run, and what they go by: inside a pod there is no kubeconfig. */
  readonly place?: 'pod';
  /** Its scripts can be written for a sh that is not bash. */
  readonly inSh?: true;
  /** The ServiceAccount that it makes, where none is named. */
  readonly ownServiceAccount?: string;
  /** What to know before the first step. */
  readonly preface?: readonly Message[];
  /** Programs and rights of the article's way, where it needs others than `recipe.NAME.needs` says. */
  readonly articleNeeds?: Message;
  readonly steps: readonly PlannedStep[];
  /** It has no article's form. */
  readonly onlySafe?: true;
}

/** The styles that a script of the recipe can be written in. */
export const stylesOf = ({ onlySafe }: Recipe): readonly Exclude<Style, 'paste'>[] =>
  onlySafe === true ? ['safe'] : ['safe', 'article'];

/** The options that a recipe reads in a style: what its steps declare; `beside`: where that is said. */
export function readBy(recipe: Recipe, style: Style, beside?: SaidBeside): ReadonlySet<StepOption> {
  return new Set(recipe.steps.flatMap((planned) => planned.reads(style, beside)));
}
