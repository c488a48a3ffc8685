/** The worked example in CONTRIBUTING.md is the recipe as it stands. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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

test('what it says of files and of what is in them is so', () => {
  const [, section = ''] = /^## Where things are\n([\s\S]*?)^## /m.exec(read('CONTRIBUTING.md')) ?? [];
  const files = [...section.matchAll(/`((?:src|templates|test)[\w./-]*)`/g)].map(([, path = '']) => path);
  assert.ok(files.length > 20, `${files.length} files`);
  assert.deepEqual(
    files.filter((path) => !existsSync(join(root, path))),
    [],
  );
  const named = [...section.matchAll(/`(\w+)`\s+in\s+`([\w./-]+)`/g)];
  assert.ok(named.length > 12, `${named.length} names`);
  for (const [, name, path = ''] of named)
    assert.match(
      read(path),
      new RegExp(`^(?:export )?(?:async )?(?:function|const) ${name}\\b`, 'm'),
      `${name} in ${path}`,
    );
});
