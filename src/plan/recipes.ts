/** The recipes, by name: the files of recipes/, in the order in which templates/messages describes them. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { recipeList } from './generated/recipe-list.js';
import type { Recipe } from './recipe.js';

export const recipes: ReadonlyMap<string, Recipe> = new Map(
  recipeList.map((recipe: Recipe) => [recipe.name, recipe]),
);

/** The recipe of that name. Throws a UsageError that lists them. */
export function recipeNamed(name: string): Recipe {
  const recipe = recipes.get(name);
  if (recipe !== undefined) return recipe;
  throw new UsageError(`there is no recipe ${quoted(name)}`, {
    hint: `one of ${[...recipes.keys()].join(', ')}`,
  });
}
