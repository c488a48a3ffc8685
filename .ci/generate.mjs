// What the compiler knows of templates/messages/en.yaml: the ids of its texts, the values that each names, and the
// recipes, in the order in which they stand there. `npm run build` runs this before tsc; nothing of it is checked in.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/plan/generated');

/** Each text by its dotted id. */
function texts(node, id = '') {
  if (typeof node === 'string') return [[id, node]];
  return Object.entries(node).flatMap(([key, child]) => texts(child, id === '' ? key : `${id}.${key}`));
}

const namesIn = (text) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))];

/** Leaves a file alone that says the same already, so that nothing is compiled again for it. */
function write(name, lines) {
  const path = join(folder, name);
  const text = `// Written by .ci/generate.mjs from templates/messages/en.yaml.\n${lines.join('\n')}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
}

const messages = parse(readFileSync(join(root, 'templates/messages/en.yaml'), 'utf8'));

const values = texts(messages).map(([id, text]) => {
  const names = namesIn(text).map((name) => `'${name}'`);
  return `  readonly '${id}': ${names.length === 0 ? 'never' : names.join(' | ')};`;
});
write('message-values.ts', [
  '/** The ids of all messages, and the names of the values that fill each. */',
  'export interface MessageValues {',
  ...values,
  '}',
]);

const recipes = Object.keys(messages.recipe);
write('recipe-list.ts', [
  ...recipes.map((name, index) => `import { recipe as recipe${index} } from '../recipes/${name}.js';`),
  '',
  '/** Every recipe, in the order in which they are listed. */',
  `export const recipeList = [${recipes.map((_, index) => `recipe${index}`).join(', ')}] as const;`,
]);
