/** What is typed in the place of a recipe. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import { recipes } from '../plan/recipes.js';

/** Throws a UsageError with what was meant, as far as one can tell, where there is no such recipe. */
export function confirmRecipe(name: string): void {
  if (recipes.has(name)) return;
  const all = [...recipes.keys()];
  const list = `recipes: ${all.join(', ')}`;
  if (name.startsWith('/'))
    throw new UsageError(`there is no recipe ${quoted(name)}: it looks like a path of the API`, {
      hint: `write --path ${name}`,
    });
  const near = all.find((one) => name.length > 1 && one.startsWith(name)) ?? nearestName(name, all);
  throw new UsageError(`there is no recipe ${quoted(name)}`, {
    hint: near === undefined ? list : `did you mean ${near}? ${list}`,
  });
}
