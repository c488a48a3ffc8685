/** Recipes by what their scripts go by. */
import { recipes } from '../../src/plan/recipes.js';

/** Those whose scripts go by a kubeconfig, with kubectl; the others run inside a pod. */
export const kubeconfigRecipes: readonly string[] = [...recipes.values()]
  .filter(({ place }) => place === undefined)
  .map(({ name }) => name);
