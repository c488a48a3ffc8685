/** The recipes, by name: the only place where one is registered. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { CredentialOptions } from './options.js';
import { proxyRecipe } from './recipes/proxy.js';
import { secretTokenRecipe } from './recipes/secret-token.js';
import { tokenRecipe } from './recipes/token.js';
import type { Target } from './target.js';
import type { Message, Step } from './types.js';

/** What a recipe makes of a target, before the header is added. */
export interface Outline {
  readonly title: Message;
  readonly preface: readonly Message[];
  readonly steps: readonly Step[];
}

/** A way in. */
export interface Recipe {
  readonly name: string;
  /** Message ids of one line each: what it does, and what it needs. */
  readonly summary: string;
  readonly needs: string;
  /** Why it does not fit a target, or undefined. */
  misfit(target: Target): Message | undefined;
  outline(target: Target, options: CredentialOptions): Outline;
}

export const recipes: ReadonlyMap<string, Recipe> = new Map(
  [tokenRecipe, secretTokenRecipe, proxyRecipe].map((recipe) => [recipe.name, recipe]),
);

export const defaultRecipe = 'token';

/** The recipe of that name. Throws a UsageError that lists them. */
export function recipeNamed(name: string): Recipe {
  const recipe = recipes.get(name);
  if (recipe !== undefined) return recipe;
  throw new UsageError(`there is no recipe ${quoted(name)}`, {
    hint: `one of ${[...recipes.keys()].join(', ')}`,
  });
}
