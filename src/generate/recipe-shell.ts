/** For which shells a recipe is written. */
import { UsageError } from '../errors.js';
import type { Recipe } from '../plan/recipe.js';
import { recipeNamed, recipes } from '../plan/recipes.js';
import type { ScriptShell } from '../render/dialect.js';

/** Throws a UsageError for a sh that is not bash, where the recipe is not written for one. */
export function confirmShell(chosen: Recipe | string, shell: ScriptShell): void {
  if (shell !== 'sh') return;
  const { name, inSh } = typeof chosen === 'string' ? recipeNamed(chosen) : chosen;
  if (inSh === true) return;
  const takers = [...recipes.values()].filter(({ inSh }) => inSh === true).map((recipe) => recipe.name);
  throw new UsageError(
    `--shell sh has no meaning for recipe ${name}: its scripts need bash, and run where kubectl does`,
    {
      hint: `leave it out, or choose recipe ${takers.join(' or ')}, which is written for images without bash`,
    },
  );
}
