/** What a file of src exports is read by another file; what only its own file reads needs no `export`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './support/paths.js';

/** The texts of the TypeScript files below a folder, by name. */
function texts(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
  );
}

/** Values: a type may be exported for those who read the declaration of one. */
const exported = /^export (?:async )?(?:const|let|class|function\*?) (\w+)/gm;

test('every exported value is read by another file', () => {
  const src = texts('src');
  const readers = new Map<string, Set<string>>();
  for (const [file, text] of [...src, ...texts('test')])
    for (const word of new Set(text.match(/\w+/g)))
      readers.set(word, (readers.get(word) ?? new Set()).add(file));
  const values = [...src].flatMap(([file, text]) =>
    [...text.matchAll(exported)].map(([, name = '']) => ({ file, name })),
  );
  assert.ok(values.length > 500, 'exports are found');
  const unread = values.filter(
    ({ file, name }) => ![...(readers.get(name) ?? [])].some((one) => one !== file),
  );
  assert.deepEqual(unread, []);
});
