/** The worked example in CONTRIBUTING.md is the recipe as it stands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from './support/paths.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The only code block of a language. */
function block(language: string): string {
  const found = [...read('CONTRIBUTING.md').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(
    ([, marked]) => marked === language,
  );
  assert.equal(found.length, 1, language);
  return found[0]?.[2] ?? '';
}

test('the recipe', () => {
  assert.equal(block('ts'), read('src/plan/recipes/whoami.ts'));
});

test('its messages', () => {
  const messages = parse(read('templates/messages/en.yaml'));
  const { recipe, whoami } = messages;
  assert.deepEqual(parse(block('yaml')), { recipe: { whoami: recipe.whoami }, whoami });
});
