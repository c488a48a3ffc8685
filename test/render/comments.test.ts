/** What stands in comments: our own words as they are, and names so that not even an interactive zsh acts on them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type Header, headerLine, readHeader } from '../../src/plan/header.js';
import { bash } from '../../src/render/bash.js';
import { generated } from '../support/generate.js';
import { hostileNames } from '../support/hostile.js';
import { root } from '../support/paths.js';
import { portion } from '../support/size.js';

const languages = ['en', 'ja'];

/** Each message by its dotted name. */
function messages(language: string): readonly (readonly [string, string])[] {
  const walk = (node: unknown, name: string): (readonly [string, string])[] =>
    typeof node === 'string'
      ? [[name, node]]
      : Object.entries(node as object).flatMap(([key, child]) =>
          walk(child, name === '' ? key : `${name}.${key}`),
        );
  return walk(parse(readFileSync(join(root, `templates/messages/${language}.yaml`), 'utf8')), '');
}

/** Titles, notes, what curl's options mean, hazards: what is not in here stands in quotes, or in documents. */
const inComments =
  /^(?:curl|hazard)\.|^(?!document\.)(?:.*[.-])?(?:title|note|warning|advice|made-by|made-by-where|settings|policy|run|run-powershell|run-windows|needs|found|options|needs-program|needs-path|needs-files|keep)$/;

test('every message for comments stands there as it is', () => {
  for (const language of languages) {
    const found = messages(language).filter(([name]) => inComments.test(name));
    assert.ok(found.length > 50);
    for (const [name, text] of found) {
      const filled = text.replace(/\{\{[A-Za-z]+\}\}/g, 'x');
      assert.equal(bash.comment(filled), filled, `${language} ${name}`);
    }
  }
});

test('no other message comes into a comment', async () => {
  for (const lang of languages) {
    const shown = messages(lang).filter(
      ([name]) =>
        !inComments.test(name) &&
        !/^(?:document|fleet)\.|\.summary$|^lifetime\.(?:seconds|days|hours|minutes)$|^script\.error$/.test(
          name,
        ),
    );
    for (const recipe of portion(['token', 'bound-token', 'secret-token', 'proxy', 'can-i'], 1)) {
      for (const style of ['safe', 'article']) {
        const kubeconfig = join(root, 'templates/sample/kubeconfig.yaml');
        const text = await generated([recipe, '--lang', lang, '--style', style, '--kubeconfig', kubeconfig]);
        const comments = text
          .split('\n')
          .filter((line) => line.startsWith('# ') && !line.startsWith('# kubesteps:'));
        assert.doesNotMatch(comments.join('\n'), /\\u/);
        for (const [name, message] of shown)
          assert.ok(!comments.some((line) => line.includes(message)), `${lang} ${name}`);
      }
    }
  }
});

const written: readonly (readonly [string, string])[] = [
  ['prod-1/a_b.c:d@e', 'prod-1/a_b.c:d@e'],
  ['Ò é 日本語 （プロキシ）。', 'Ò é 日本語 （プロキシ）。'],
  ['$(x) `y`', '\\u0024\\u0028x\\u0029 \\u0060y\\u0060'],
  [
    "it's ; & | < > ! ? * # ~",
    'it\\u0027s \\u003b \\u0026 \\u007c \\u003c \\u003e \\u0021 \\u003f \\u002a \\u0023 \\u007e',
  ],
  ['--a=b =ls', '--a=b \\u003dls'],
  ['ends with \\', 'ends with \\u005c'],
  ['\\u0024 and \\x', '\\u0024 and \\u005cx'],
  ['a\nb\u001b\u202e😀’', 'a\\u000ab\\u001b\\u202e\\ud83d\\ude00\\u2019'],
];
for (const [text, comment] of written) {
  test(`in a comment ${JSON.stringify(text)}`, () => assert.equal(bash.comment(text), comment));
}

test('the header line holds nothing live, and is read back', () => {
  for (const name of hostileNames) {
    const header: Header = {
      recipe: 'token',
      shell: 'bash',
      lang: 'en',
      options: { context: name, insecure: true, audience: [name, 'b'] },
      server: `https://${name}`,
      ca: '',
      digest: 'sha256:0',
    };
    const line = headerLine(header);
    assert.match(
      line,
      /^kubesteps: [A-Za-z0-9._:/@ ,"{}[\]-]*(?:\\u[0-9a-f]{4}[A-Za-z0-9._:/@ ,"{}[\]-]*)*$/,
    );
    assert.equal(bash.header(line), line);
    assert.deepEqual(readHeader(`#!/bin/bash\n# ${line}\n`)?.header, header);
  }
  assert.throws(() => bash.header('kubesteps: {"a":"$(x)"}'));
});
