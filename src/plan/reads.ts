/** Whether a recipe does anything with an option: what it does not read is refused, and never recorded. */
import { optionNames } from './options.js';
import { type Recipe, readBy } from './recipe.js';
import type { SaidBeside } from './step.js';
import type { Style } from './types.js';

/** They choose what of a kubeconfig is used. */
const ofKubeconfig: readonly string[] = ['kubeconfig', 'context', 'cluster', 'user'];

/**
 * Whether the recipe, written in that style, reads the option that the command line calls so: one that its steps declare,
 * or one that is no step's matter, such as the context, the shell and the file.
 */
export function isRead(recipe: Recipe, style: Style, option: string, beside?: SaidBeside): boolean {
  if (recipe.place === 'pod' && ofKubeconfig.includes(option)) return false;
  const ofSteps = Object.values<string>(optionNames).includes(option);
  return !ofSteps || [...readBy(recipe, style, beside)].some((read) => optionNames[read] === option);
}
