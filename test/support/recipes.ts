/** Recipes by what their scripts go by. */
import { recipeNamed, recipes } from '../../src/plan/recipes.js';

/** Those whose scripts go by a kubeconfig, with kubectl; the others run inside a pod. */
export const kubeconfigRecipes: readonly string[] = [...recipes.values()]
  .filter(({ place }) => place === undefined)
  .map(({ name }) => name);

/** The ServiceAccount to ask for where one is there: a recipe that makes its own takes another. */
export const accountFor = (recipe: string, existing: string): string =>
  recipeNamed(recipe).ownServiceAccount === undefined ? existing : `${existing}-own`;
