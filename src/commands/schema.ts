/** `schema`: the JSON schema of what `--recipes` reads, or of what the templates of `--templates` receive. */
import type { Run } from '../command-line/verb.js';

export const run: Run<'schema'> = async ({ document }, host) => {
  const schema = await schemaOf(document);
  host.stdout.write(`${JSON.stringify(schema, undefined, 2)}\n`);
  return 0;
};

async function schemaOf(document: 'recipe' | 'templates'): Promise<object> {
  if (document === 'recipe') return (await import('../own-recipes/schema.js')).recipeSchema();
  return (await import('../look/schema.js')).templatesSchema();
}
