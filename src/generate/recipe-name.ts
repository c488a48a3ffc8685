/** What is typed in the place of a recipe. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import { recipes } from '../plan/recipes.js';

/**
 * Throws a UsageError with what was meant, as far as one can tell, where there is no such recipe. `choice`: what to write
 * where the name is a value of an option.
 */
export function confirmRecipe(name: string, choice: string | undefined): void {
  if (recipes.has(name)) return;
  const all = [...recipes.keys()];
  const list = `recipes: ${all.join(', ')}`;
  if (name.startsWith('/'))
    throw new UsageError(`there is no recipe ${quoted(name)}: it looks like a path of the API`, {
      hint: `write --path ${name}`,
    });
  if (choice !== undefined) throw new UsageError(`there is no recipe ${quoted(name)}`, { hint: choice });
  const near =
    (Object.hasOwn(others, name) ? others[name] : undefined) ??
    all.find((one) => name.length > 1 && one.startsWith(name)) ??
    nearestName(name, all);
  throw new UsageError(`there is no recipe ${quoted(name)}`, {
    hint:
      near === undefined
        ? `${list}; a context is said as --context ${quoted(name)}`
        : `did you mean ${near}? ${list}`,
  });
}

/** What people call what a recipe does. */
const others: Readonly<Record<string, string>> = {
  sa: 'token',
  serviceaccount: 'token',
  'service-account': 'token',
  certificate: 'self',
  cert: 'self',
  exec: 'self',
  user: 'self',
  pod: 'in-pod',
  rbac: 'can-i',
  auth: 'can-i',
  curl: 'request',
};
