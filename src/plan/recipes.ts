/** The recipes, by name: the only place where one is registered. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { Recipe } from './recipe.js';
import { proxyRecipe } from './recipes/proxy.js';
import { secretTokenRecipe } from './recipes/secret-token.js';
import { tokenRecipe } from './recipes/token.js';

export const recipes: ReadonlyMap<string, Recipe> = new Map(
  [tokenRecipe, secretTokenRecipe, proxyRecipe].map((recipe) => [recipe.name, recipe]),
);

/** The recipe of that name. Throws a UsageError that lists them. */
export function recipeNamed(name: string): Recipe {
  const recipe = recipes.get(name);
  if (recipe !== undefined) return recipe;
  throw new UsageError(`there is no recipe ${quoted(name)}`, {
    hint: `one of ${[...recipes.keys()].join(', ')}`,
  });
}
