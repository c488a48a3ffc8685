/** Recipes of one's own, and their parameters, for completion: files that cannot be read hold none. */
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import type { RecipeFile } from '../own-recipes/recipe-file.js';
import type { Candidate } from './answer.js';
import type { Given } from './command-line.js';
import { asTheShellReads } from './kubeconfig-names.js';

/** Those of `--recipes`, where that stands on the line. */
export async function ownRecipeNames(given: Given, host: Host): Promise<readonly Candidate[]> {
  return [...(await ownRecipes(given, host))].map(([value, { summary }]) => ({ value, about: summary.en }));
}

/** What `--param` can name: `app=`, and for a choice each of its values. */
export async function parameterNames(given: Given, host: Host): Promise<readonly Candidate[]> {
  const recipe = (await ownRecipes(given, host)).get(given.arguments[0] ?? '');
  return [...(recipe?.parameters ?? [])].flatMap(([name, { choices, summary }]) => {
    const about = summary?.en;
    return choices.length === 0
      ? [{ value: `${name}=`, about, partial: true }]
      : choices.map((choice) => ({ value: `${name}=${choice}`, about }));
  });
}

async function ownRecipes({ options }: Given, host: Host): Promise<ReadonlyMap<string, RecipeFile>> {
  const place = options.get('recipes');
  if (place === undefined) return new Map();
  const { loadRecipes } = await import('../own-recipes/load.js');
  try {
    return loadRecipes(asTheShellReads(place, host), host);
  } catch (error) {
    if (error instanceof UserError) return new Map();
    throw error;
  }
}
