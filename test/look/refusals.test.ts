/** What is wrong with a template is said with its place and a next step, in English and in Japanese; nothing is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated, usual } from './sample.js';

type Case = readonly [name: string, text: string, said: RegExp, line: number, column: number];

const page = usual['page.md.hbs'];
const step = usual['step.md.hbs'];
const cases: readonly Case[] = [
  // The language.
  ['header.md.hbs', 'a\n b {{title', /\{\{ has no end/, 2, 4],
  [
    'header.md.hbs',
    'a {{#if several}}\nb',
    /\{\{#if\}\} has no end\n.*\n {2}write \{\{\/if\}\} where it ends/,
    1,
    3,
  ],
  ['header.md.hbs', '{{#if several}}\n{{/each}}', /\{\{\/each\}\} ends nothing here/, 2, 1],
  ['header.md.hbs', 'x {{else}}', /\{\{else\}\} ends nothing here/, 1, 3],
  ['header.md.hbs', '{{{title}}}', /a value is never written raw\n.*\n {2}write it between two braces/, 1, 1],
  ['header.md.hbs', '{{&title}}', /never written raw/, 1, 1],
  ['header.html.hbs', '<p>{{{title}}}</p>', /never written raw/, 1, 4],
  ['header.md.hbs', '{{> other}}', /templates have no "\{\{> other\}\}"/, 1, 1],
  ['header.md.hbs', '{{#with title}}{{/with}}', /templates have no "\{\{#with title\}\}"/, 1, 1],
  ['header.md.hbs', '{{lookup contexts 0}}', /templates have no/, 1, 1],
  ['header.md.hbs', '{{title.constructor}}', /templates have no/, 1, 1],
  ['header.md.hbs', '{{#each}}{{/each}}', /\{\{#each\}\} is about one name/, 1, 1],
  ['header.md.hbs', '{{#if several}}'.repeat(11) + '{{/if}}'.repeat(11), /too many blocks/, 1, 151],
  // Names.
  [
    'header.md.hbs',
    'a\n{{titel}}',
    /there is no value "titel" here\n.*\n {2}did you mean title\? here are: title, contexts, several, english, japanese/,
    2,
    1,
  ],
  ['header.md.hbs', '{{constructor}}', /there is no value "constructor" here/, 1, 1],
  ['header.md.hbs', '{{__proto__}}', /templates have no|there is no value/, 1, 1],
  ['header.html.hbs', '{{#if english}}x{{/if}}', /there is no value "english" here/, 1, 1],
  ['header.md.hbs', '{{#if no_such}}{{/if}}', /no value "no_such"/, 1, 1],
  ['header.md.hbs', '{{#each contexts}}{{title}}{{/each}}', /it stands above: \{\{\.\.\/title\}\}/, 1, 19],
  ['header.md.hbs', '{{../title}}', /there is nothing above/, 1, 1],
  ['header.md.hbs', '{{this}}', /no value "this"/, 1, 1],
  ['header.md.hbs', '{{several}}', /is yes or no, and no text/, 1, 1],
  [
    'header.md.hbs',
    '{{contexts}}',
    /is a list, and no text\n.*\n {2}write each of it: \{\{#each contexts\}\}/,
    1,
    1,
  ],
  ['header.md.hbs', '{{#each title}}{{/each}}', /\{\{title\}\} is no list/, 1, 1],
  // Blocks.
  ['page.md.hbs', page.replace('{{steps}}\n', ''), /the template leaves out \{\{steps\}\}/, 1, 1],
  ['page.md.hbs', page.replace('{{warnings}}\n', ''), /leaves out \{\{warnings\}\}/, 1, 1],
  ['page.html.hbs', usual['page.html.hbs'].replace('{{choice}}\n', ''), /leaves out \{\{choice\}\}/, 1, 1],
  ['step.md.hbs', step.replace('{{commands}}\n', ''), /leaves out \{\{commands\}\}/, 1, 1],
  ['step.md.hbs', `${step}\n{{commands}}\n`, /\{\{commands\}\} stands there twice/, 15, 1],
  ['step.html.hbs', `${usual['step.html.hbs']}{{commands}}`, /stands there twice/, 14, 1],
  [
    'step.md.hbs',
    step.replace('{{commands}}', '{{#if cleanUp}}\n{{commands}}\n{{/if}}'),
    /\{\{commands\}\} is always needed/,
    8,
    1,
  ],
  [
    'page.md.hbs',
    page.replace('{{keeping}}', '{{#each contexts}}\n{{../keeping}}\n{{/each}}'),
    /would be written more than once|has no place|a line of its own/,
    16,
    1,
  ],
  ['step.md.hbs', step.replace('{{commands}}', '- {{commands}}'), /something else is in its line/, 7, 3],
  ['step.md.hbs', step.replace('{{commands}}', '    {{commands}}'), /something else is in its line/, 7, 5],
  // Markdown.
  ['header.md.hbs', 'a\n<script>x</script>', /a Markdown template has no HTML/, 2, 1],
  ['header.md.hbs', 'a <!-- b', /has no HTML/, 1, 3],
  ['header.md.hbs', '<{{title}}', /has no HTML/, 1, 1],
  ['header.md.hbs', '<{{! }}b>', /has no HTML/, 1, 1],
  ['header.md.hbs', 'a {1+1}', /a brace is what MDX/, 1, 3],
  ['header.md.hbs', 'a\nexport const a = 1', /a line that MDX takes for code/, 2, 1],
  ['header.md.hbs', 'a\u202eb', /the character U\+202E/, 1, 2],
  ['header.md.hbs', 'a\n\ue000', /the character U\+E000/, 2, 1],
  ['header.md.hbs', 'a\n--8<-- "b.md"', /a line by which MkDocs puts another file in/, 2, 2],
  ['header.md.hbs', 'a\n```text\nx\n````\n', /a code block does not end with the marks/, 2, 1],
  ['header.md.hbs', '{{#if several}}\n~~~\n{{/if}}\n~~~\n', /a code block does not end with the marks/, 4, 1],
  // HTML.
  ['header.html.hbs', '<a href="#a"><b><a href="#b">b</a></b></a>', /<a> has no place in <a>/, 1, 17],
  [
    'step.html.hbs',
    usual['step.html.hbs'].replace('{{commands}}', '<div lang="ja">\n{{commands}}\n</div>'),
    /\{\{commands\}\} has no place in <div lang>/,
    8,
    1,
  ],
  ['header.html.hbs', '<script>x</script>', /has no element <script>/, 1, 1],
  ['header.html.hbs', '<p>a\n<img src="x"></p>', /has no element <img>/, 2, 1],
  [
    'header.html.hbs',
    '<p onclick="x">a</p>',
    /<p> has no attribute onclick here\n.*\n {2}it may have: class, id, lang, translate\n/,
    1,
    1,
  ],
  ['header.html.hbs', '<p style="x">a</p>', /has no attribute style/, 1, 1],
  ['header.html.hbs', '<a href="javascript:x">a</a>', /href="javascript:x" is not taken/, 1, 1],
  ['header.html.hbs', '<a href="//evil.example">a</a>', /is not taken/, 1, 1],
  ['header.html.hbs', '<a href="https://x/{{title}}">a</a>', /is not taken/, 1, 1],
  ['header.html.hbs', '<p class="{{title}}">a</p>', /is not taken/, 1, 1],
  ['header.html.hbs', '<p {{title}}>a</p>', /a tag here is none that is read/, 1, 1],
  ['header.html.hbs', '<{{title}}>', /a tag here is none that is read/, 1, 1],
  ['header.html.hbs', '<p class="cmd bash">a</p>', /class="cmd bash" is not taken/, 1, 1],
  ['header.html.hbs', '<p>a', /<p> has no end/, 1, 1],
  ['header.html.hbs', 'a</main>', /<\/main> ends nothing/, 1, 2],
  ['header.html.hbs', '<div><p>a</div></p>', /<\/div> does not end <p>/, 1, 10],
  ['header.html.hbs', '<p>a<div>b</div></p>', /<div> has no place in <p>/, 1, 5],
  ['header.html.hbs', '<table>a</table>', /text has no place in <table>/, 1, 8],
  ['header.html.hbs', '<!-- x -->', /a tag here is none that is read/, 1, 1],
  ['header.html.hbs', '<P>a</P>', /a tag here is none that is read/, 1, 1],
  ['header.html.hbs', '{{#if several}}<div>{{/if}}</div>', /<div> has no end/, 1, 16],
  [
    'step.html.hbs',
    usual['step.html.hbs'].replace('{{commands}}', '<p>{{commands}}</p>'),
    /\{\{commands\}\} has no place in <p>/,
    7,
    4,
  ],
  // The style.
  ['style.css', 'body { display: none }', /style\.css says colours and fonts, and nothing else/, 1, 1],
  ['style.css', ':root { --accent: url(x) }', /--accent is no colour that can be checked/, 1, 9],
  ['style.css', ':root { --acent: #000 }', /there is no colour "--acent"/, 1, 9],
  [
    'style.css',
    ':root {\n  --accent: #ccd;\n}',
    /--accent on --paper cannot be read well: their contrast is 1\.6/,
    2,
    3,
  ],
  [
    'style.css',
    '@media (prefers-color-scheme: dark) { :root { --ink: #111 } }',
    /--ink on --paper.*\n.*\n {2}choose colours with 4\.5 or more, in dark/,
    1,
    47,
  ],
  ['style.css', ':root { --text: a;} @import "x";', /nothing else/, 1, 21],
  ['style.css', ':root { --text: url(x) }', /--text is no list of fonts/, 1, 9],
  ['style.css', ':root { --ink: #000', /a \} is missing/, 1, 20],
];

for (const [name, text, said, line, column] of cases)
  test(`${name}: ${JSON.stringify(text.length > 60 ? `…${text.slice(-50)}` : text)}`, async () => {
    const format = name.includes('.md.') ? '--format=markdown' : '--format=html';
    const { code, stdout, stderr } = await generated({ [name]: text }, ['token', format]);
    assert.deepEqual([code, stdout], [1, ''], stderr);
    assert.match(stderr, said);
    assert.ok(stderr.includes(`\n  at look/${name}:${line}:${column}\n`), stderr);
    const japanese = await generated({ [name]: text }, ['token', format, '--lang=ja']);
    for (const each of japanese.stderr
      .split('\n')
      .filter((one) => /[a-z]{3}/.test(one) && !/^ {2}.*look\//.test(one)))
      assert.match(each, /[ぁ-んァ-ヶ一-龠]/, each);
  });

test('files that are no templates, and folders that hold none', async () => {
  const odd = await generated({ 'stpe.md.hbs': 'x' }, ['token', '--format=markdown']);
  assert.equal(odd.code, 1);
  assert.match(
    odd.stderr,
    /look\/stpe\.md\.hbs is no template: no part of a document is called so\n {2}did you mean step\.md\.hbs\? templates are called: page\.md\.hbs, .*style\.css\n/,
  );
  const hidden = await generated({ '.gitkeep': '' }, ['token', '--format=html']);
  assert.equal(hidden.code, 1);
  assert.match(hidden.stderr, /there is no template in look\n/);
  const bytes = await generated({ 'header.md.hbs': new Uint8Array([0x61, 0xff]) }, [
    'token',
    '--format=markdown',
  ]);
  assert.match(bytes.stderr, /at look\/header\.md\.hbs:1:2\n/);
  const other = await generated({ 'header.md.hbs': 'x' }, ['token', '--format=html']);
  assert.equal(other.code, 3);
  assert.match(
    other.stderr,
    /--templates look has no template for --format html\n {2}leave it out, or choose --format markdown/,
  );
  for (const format of ['script', 'paste']) {
    const { code, stderr } = await generated({ 'header.md.hbs': 'x' }, ['token', `--format=${format}`]);
    assert.equal(code, 3);
    assert.match(stderr, new RegExp(`--templates has no meaning with --format ${format}\n`));
  }
});
