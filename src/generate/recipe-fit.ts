/** Which recipes fit a context. */
import { UserError } from '../errors.js';
import type { Section } from '../inspect/section.js';
import type { Usable } from '../kubeconfig/usable.js';
import { recipes } from '../plan/recipes.js';
import { type TargetOptions, targetOf } from '../plan/target.js';
import { type Language, speaker } from '../render/messages.js';

export interface RecipeFit {
  readonly name: string;
  readonly does: string;
  readonly fits: boolean;
  /** Why it does not. */
  readonly why: string | undefined;
}

/** Every recipe, held against a context that a client can use. */
export function fitRecipes(
  usable: Usable,
  options: TargetOptions,
  language: Language = 'en',
): readonly RecipeFit[] {
  const speak = speaker(language);
  const target = targetOrReason(usable, options);
  return [...recipes.values()].map((recipe) => {
    const does = speak({ id: recipe.summary, values: {} });
    if (typeof target === 'string') return { name: recipe.name, does, fits: false, why: target };
    const misfit = recipe.misfit(target);
    return {
      name: recipe.name,
      does,
      fits: misfit === undefined,
      why: misfit === undefined ? undefined : speak(misfit),
    };
  });
}

function targetOrReason(usable: Usable, options: TargetOptions): ReturnType<typeof targetOf> | string {
  try {
    return targetOf(usable, options);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The section of a description that lists them; none where there are none. */
export function recipeSection(fits: readonly RecipeFit[]): readonly Section[] {
  if (fits.length === 0) return [];
  const lines = fits.map(({ name, does, fits: fit, why }) => ({
    label: name,
    value: fit ? does : `does not fit: ${why}`,
    style: fit ? undefined : ('dim' as const),
  }));
  return [{ title: 'Recipes', lines }];
}
