/** templates/messages/ja: each phrase is one that the code says, and both languages have the same values in it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { everyOption, optionsOf } from '../../src/command-line/options.js';
import type { Usage } from '../../src/command-line/verb.js';
import { textsOf } from '../../src/packed-texts.js';
import { phrase, valuesIn } from '../../src/translation/phrase.js';
import { sayer, speechIn } from '../../src/translation/translate.js';
import { verbs } from '../../src/verbs.js';
import { files } from '../support/imports.js';
import { root } from '../support/paths.js';

const folder = join(root, 'templates/messages/ja/phrases');
const entries = readdirSync(folder).flatMap((file) =>
  Object.entries(parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>).map(
    ([english, japanese]) => ({ file, english, japanese }),
  ),
);
const { say } = speechIn('ja', true);
const isJapanese = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);

test('no phrase stands twice, and each has the same values in both languages', () => {
  assert.ok(entries.length > 200);
  const names = (text: string): readonly string[] =>
    [...text.matchAll(/\{\{(?:say )?(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
  for (const { english, japanese } of entries) {
    assert.deepEqual(names(japanese), names(english), english);
    assert.equal(new Set(names(english)).size, names(english).length, english);
  }
  assert.equal(new Set(entries.map(({ english }) => english)).size, entries.length);
});

// As it is written between quotes and holes; a sentence may be put together of two pieces.
const sources = [
  ...files.map((file) => readFileSync(join(root, 'src', file), 'utf8')),
  // What yargs itself says in help, and unbash of what it cannot parse.
  'Show help, Show version number, expected redirect target, unterminated double quote, unterminated single quote',
]
  .join('\n')
  .replace(/^(?: *(?:\/?\*|\/\/|import ).*|[^'"`]*)\n/gm, '')
  .replace(/\\(['"`])/g, '$1');

/** Whether the code has it in so few pieces that they are no accident. The longest pieces from the left are the fewest. */
function isSaid(text: string): boolean {
  let most = 1 + Math.floor(text.split(' ').length / 3);
  // A word may be made a plural by the code.
  for (let rest = text.replace(/^( \w+)s$/, '$1'); rest.trim().length >= 3; most--) {
    if (most === 0) return false;
    const ends = [...rest.matchAll(/\b|(?= )|(?<= )|$/g)].map(({ index }) => index).filter((at) => at > 0);
    const end = ends.findLast((at) => sources.includes(rest.slice(0, at)));
    if (end === undefined) return false;
    rest = rest.slice(end);
  }
  return true;
}

test('the code says each of them', () => {
  assert.ok(isSaid('did you mean ') && !isSaid('no code says these very words'));
  const unsaid = entries.flatMap(({ file, english }) =>
    english.split(/\{\{[^{}]+\}\}|[«»]/).some((piece) => !isSaid(piece)) ? [`${file}: ${english}`] : [],
  );
  assert.deepEqual(unsaid, []);
});

test('all words of help are known', () => {
  const usages = Object.values<Usage>(verbs).filter(({ hidden }) => hidden !== true);
  const words = [
    ...Object.keys(verbs).flatMap((verb) => optionsOf(verb).map((option) => option.words)),
    ...usages.flatMap(({ describe, examples = [], epilogue }) => [
      describe,
      ...examples.map(([, about]) => about),
      ...(epilogue === undefined ? [] : [epilogue]),
    ]),
  ];
  assert.ok(words.length > 100 && everyOption.length > 50);
  assert.deepEqual(
    words.filter((text) => !isJapanese(say(text))),
    [],
  );
});

test('what to write instead of what others have is known', () => {
  const source = readFileSync(join(root, 'src/command-line/other-names.ts'), 'utf8');
  const table = source.slice(0, source.indexOf('export const othersVerbs'));
  const texts = [...table.matchAll(/(?:: |= )\s*(?:'([^'\n]*)'|"([^"\n]*)")/g)].flatMap(
    ([, single, double]) => {
      const text = single ?? double ?? '';
      return /[a-z],? [a-z-]/.test(text) && text !== 'generate token' ? [text] : [];
    },
  );
  assert.ok(texts.length > 25, String(texts.length));
  assert.deepEqual(
    texts.filter((text) => !isJapanese(say(text))),
    [],
  );
});

test('what the build packed is what the files say, and no phrase stands in two of them', () => {
  const whole = Object.fromEntries(entries.map(({ english, japanese }) => [english, japanese]));
  assert.deepEqual(textsOf('ja').phrases, whole);
  assert.equal(Object.keys(whole).length, entries.length);
});

test('a hole takes as little as can be, and never nothing', () => {
  const found = (text: string, line: string): object | undefined => {
    const values = valuesIn(phrase(text), line);
    return values === undefined ? undefined : Object.fromEntries(values);
  };
  assert.deepEqual(found('{{a}} is {{b}}', 'x is y is z'), { a: 'x', b: 'y is z' });
  assert.deepEqual(found('no {{a}} here', 'no x here here'), { a: 'x here' });
  assert.equal(found('no {{a}} here', 'no  here'), undefined);
  assert.equal(found('no {{a}} here', 'no x heres'), undefined);
  assert.equal(found('no {{a}}', 'no '), undefined);
  assert.equal(found('{{a}}: {{b}}', ': x'), undefined);
});

test('the phrase that says most is taken, and only values that are phrases are said', () => {
  const other = sayer(
    new Map([
      ['there is no {{kind}}', 'なし: {{kind}}'],
      ['there is no file {{name}}: {{why}}', 'ファイルなし: {{name}}（{{say why}}）'],
      ['check it', '確認'],
    ]),
  );
  assert.equal(other('there is no file check it: check it'), 'ファイルなし: check it（確認）');
  assert.equal(other('there is no check it'), 'なし: check it');
  assert.equal(other('something else'), 'something else');
});

test('a long text costs time in proportion', () => {
  const long = `${'a: '.repeat(100_000)}`;
  const start = performance.now();
  for (let count = 0; count < 5; count++) say(long);
  assert.ok(performance.now() - start < 5_000);
});
