/** A recipe applied to a target: the plan, with the header line that records how it was made. */
import { digest, headerLine, headerOptions } from './header.js';
import type { CredentialOptions } from './options.js';
import type { Recipe } from './recipes.js';
import type { Target } from './target.js';
import type { Plan } from './types.js';

/** Pure. Throws a UsageError where the recipe or the style cannot serve this target. */
export function planFor(
  recipe: Recipe,
  target: Target,
  options: CredentialOptions,
  rendering: { readonly shell: string; readonly lang: string },
): Plan {
  const outline = recipe.outline(target, options);
  return {
    ...outline,
    style: options.style,
    header: headerLine({
      recipe: recipe.name,
      ...rendering,
      options: headerOptions(target, options),
      digest: digest(target),
    }),
  };
}
