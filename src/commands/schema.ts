/** `schema recipe`: the JSON schema of what `--recipes` reads. */
import type { Run } from '../command-line/verb.js';

export const run: Run<'schema'> = async (_, host) => {
  const { recipeSchema } = await import('../own-recipes/schema.js');
  host.stdout.write(`${JSON.stringify(recipeSchema(), undefined, 2)}\n`);
  return 0;
};
