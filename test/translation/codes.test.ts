/** templates/messages/ja/codes: each code of verify and lint, with the same pieces of code in its words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { lintCatalogue } from '../../src/lint/explanations.js';
import { main } from '../../src/main.js';
import { textsOf } from '../../src/packed-texts.js';
import { speechIn } from '../../src/translation/translate.js';
import { catalogue } from '../../src/verify/codes/catalogue.js';
import { fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';

const folder = join(root, 'templates/messages/ja/codes');
const texts = textsOf('ja').codes;
const entries = [...catalogue(), ...lintCatalogue()];
const { explained } = speechIn('ja', true);

test('every code is there, and no other', () => {
  const names = entries.flatMap(({ name }) => ['title', 'why', 'fix'].map((part) => `${name} ${part}`));
  assert.deepEqual(Object.keys(texts).sort(), names.sort());
  assert.equal(explained('KS9999'), undefined);
});

test('what the build packed is what the files say', () => {
  const whole = readdirSync(folder).flatMap((file) =>
    Object.entries(parse(readFileSync(join(folder, file), 'utf8')) as object),
  );
  assert.deepEqual(texts, Object.fromEntries(whole));
});

test('titles are phrases, and the rest is sentences', () => {
  for (const [name, text] of Object.entries(texts)) {
    if (name.endsWith(' title')) assert.doesNotMatch(text, /[。.]$/, name);
    else assert.match(text, /(?:[。`"）]|: .+)$/, name);
    assert.doesNotMatch(text, /だ。|である。/, name);
  }
});

const code = (text: string): readonly string[] => [...new Set(text.match(/`[^`]+`/g))].sort();
const names = (text: string): readonly string[] =>
  [...new Set(text.match(/~?[.\w/$-]*[A-Z]{4,}\w*|(?<!\w)--?[a-z][\w-]+|~\/[\w./]+/g))].sort();

test('they show the same code, and name the same options, variables and files', () => {
  for (const entry of entries) {
    const other = explained(entry.name);
    assert.ok(other !== undefined);
    for (const part of ['why', 'fix'] as const) {
      assert.deepEqual(code(other[part]), code(entry[part]), `${entry.name} ${part}`);
      const missing: readonly string[] = names(entry[part]).filter((name) => !other[part].includes(name));
      assert.deepEqual(missing, [], `${entry.name} ${part}`);
    }
  }
});

for (const words of [[], ['-o', 'markdown'], ['KS5101', 'KS1001', 'KS6005', 'KL3001']])
  test(`explain ${words.join(' ')} has no English sentence in Japanese`, async () => {
    const host = fakeHost();
    assert.equal(await main(['explain', ...words, '--lang', 'ja'], host), 0);
    const said = host.written.stdout.replace(/```[\s\S]*?```/g, '').split('\n');
    const english = said.filter(
      (line) =>
        /[a-z]{3,},? [a-z]{2,} [a-z]{2,}/.test(
          line.replace(/`[^`]+`|'[^']+'|kubectl config rename-context OLD NEW/g, ''),
        ) && !/^ {4}/.test(line),
    );
    assert.deepEqual(english, []);
  });
