/** `--recipes` and `--param`: the recipe of one's own that is asked for. */
import { inert, quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import { nearestName } from '../matching/nearest.js';
import { loadRecipes } from '../own-recipes/load.js';
import { ownRecipe } from '../own-recipes/own-recipe.js';
import { sampleValues, valuesOf } from '../own-recipes/parameters.js';
import type { RecipeFile } from '../own-recipes/recipe-file.js';
import type { OwnRecipe } from '../plan/recipe.js';
import { recipes } from '../plan/recipes.js';
import { placeText } from './place-text.js';

export interface OwnAsked {
  readonly recipe: string;
  /** The folder, or a file. */
  readonly recipes?: string | undefined;
  readonly param: readonly string[];
  /** What a text says of the place; else what is asked for. */
  readonly shown?: string;
}

/** Throws a UsageError where it is no recipe of one's own, a FileError or a RecipeError. */
export function askedRecipe({ recipe, recipes: place, param, shown }: OwnAsked, host: Host): OwnRecipe {
  const option = place === undefined ? 'param' : 'recipes';
  if (recipes.has(recipe))
    throw new UsageError(
      `--${option} has no meaning for recipe ${recipe}, which is one of kubesteps itself`,
      {
        hint: "leave it out, or name a recipe of your own: 'recipes --recipes FOLDER' lists them",
      },
    );
  if (place === undefined)
    throw new UsageError(`--param is for a recipe of your own, and nothing says where ${quoted(recipe)} is`, {
      hint: 'say with --recipes where it is',
    });
  const all = loadRecipes(place, host);
  const found = all.get(recipe);
  if (found !== undefined) return withValues(found, param, shown ?? placeText(place, host));
  const near = nearestName(recipe, all.keys());
  throw new UsageError(`there is no recipe ${quoted(recipe)} in ${inert(place)}`, {
    hint: near === undefined ? `it has: ${[...all.keys()].join(', ')}` : `did you mean ${near}?`,
  });
}

/** Those of the folder as they are listed: by the defaults of their parameters, or examples. */
export function listedRecipes(place: string | undefined, host: Host): readonly OwnRecipe[] {
  if (place === undefined) return [];
  return [...loadRecipes(place, host).values()].map((file) =>
    ownRecipe(file, sampleValues(file.parameters), {}),
  );
}

function withValues(file: RecipeFile, param: readonly string[], place: string): OwnRecipe {
  const values = valuesOf(file.parameters, param);
  const given = Object.entries(values).filter(
    ([name, value]) => file.parameters.get(name)?.default !== value,
  );
  return ownRecipe(file, values, {
    recipes: place,
    ...(given.length === 0 ? {} : { param: given.map(([name, value]) => `${name}=${value}`) }),
  });
}
