/** templates/messages: both languages have the same texts, which name the same values, and each is used. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Message } from '../../src/plan/message.js';
import { recipes } from '../../src/plan/recipes.js';
import { message } from '../../src/plan/words.js';
import { root } from '../support/paths.js';

function texts(node: unknown, id = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[id, node]];
  return Object.entries(node as object).flatMap(([key, child]) =>
    texts(child, id === '' ? key : `${id}.${key}`),
  );
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const textsIn = (language: string): ReadonlyMap<string, string> =>
  new Map(texts(parse(read(`templates/messages/${language}.yaml`))));
const en = textsIn('en');
const ja = textsIn('ja');

test('the languages have the same messages in the same order', () => {
  assert.ok(en.size > 100);
  assert.deepEqual([...ja.keys()], [...en.keys()]);
});

test('they name the same values', () => {
  const names = (text: string | undefined): readonly string[] =>
    [...new Set(text?.match(/\{\{\w+\}\}/g))].sort();
  for (const [id, text] of en) assert.deepEqual(names(ja.get(id)), names(text), id);
});

test('each message is used', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .map((path) => read(join('src', path)));
  const used = new Set(sources.flatMap((source) => source.match(/'[a-z0-9.-]+'/g) ?? []));
  const ofRecipes = new Set(
    [...recipes.keys()].flatMap((name) =>
      ['title', 'summary', 'needs'].map((part) => `recipe.${name}.${part}`),
    ),
  );
  const unused = [...en.keys()].filter((id) => !used.has(`'${id}'`) && !ofRecipes.has(id));
  assert.deepEqual(unused, []);
});

test('each file of recipes/ is a recipe of that name', () => {
  const files = readdirSync(join(root, 'src/plan/recipes')).map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(files.sort(), [...recipes.keys()].sort());
});

test('what does not fit a message does not compile', () => {
  const unwanted: readonly Message[] = [
    // @ts-expect-error: no such message
    message('list.titel'),
    // @ts-expect-error: its text names values
    message('call.title'),
    // @ts-expect-error: one of them is missing
    message('call.title', { method: 'GET' }),
    // @ts-expect-error: it names no such value
    message('call.title', { method: 'GET', path: '/api', user: 'me' }),
    // @ts-expect-error: it names no value at all
    message('list.title', { cluster: 'dev' }),
    // @ts-expect-error: only `message` makes one
    { id: 'list.title', values: {} },
  ];
  assert.equal(unwanted.length, 6);
});

const glossary: Readonly<Record<string, { readonly ja: string; readonly not: readonly string[] }>> = parse(
  read('templates/messages/glossary.yaml'),
);

/** Whether a text says a word that the glossary has another for; the right one may be a part of it, or it of the right one. */
const strays = (text: string, word: string, ja: string): boolean =>
  (word.includes(ja) ? text : text.replaceAll(ja, '')).includes(word);

test('the Japanese messages keep to the glossary', () => {
  assert.ok(
    strays('プロキシーを通る', 'プロキシー', 'プロキシ') && !strays('クラスター', 'クラスタ', 'クラスター'),
  );
  for (const [term, { ja: word, not }] of Object.entries(glossary)) {
    assert.ok(
      [...ja.values()].some((text) => text.includes(word)),
      `${term}: no message says ${word}`,
    );
    for (const [id, text] of ja) {
      const wrong = not.filter((other) => strays(text, other, word));
      assert.deepEqual(wrong, [], `${id} says ${wrong.join()} for ${term}; the glossary has ${word}`);
    }
  }
});

test('templates hold no English comments of their own', () => {
  for (const shell of ['bash', 'powershell']) {
    for (const path of readdirSync(join(root, 'templates', shell), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.hbs')) continue;
      const comments = read(join('templates', shell, path)).match(/^\s*#(?!!|requires).*$/gm) ?? [];
      const own = comments.filter((line) => /[A-Za-z]/.test(line.replace(/\{\{[^}]*\}\}/g, '')));
      assert.deepEqual(own, [], path);
    }
  }
});
