/** Each part of a document in a team's own words: in its place, with every value that it is given, and proved. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint } from 'markdownlint/sync';
import { flavors } from '../../src/document/flavor.js';
import { type Part, type PartName, partNames, parts, type Value, type Values } from '../../src/look/parts.js';
import { main } from '../../src/main.js';
import { crossed, portion } from '../support/size.js';
import { generated, hostWith, usual } from './sample.js';

const forms = [...flavors.map((flavor) => ['--format=markdown', `--flavor=${flavor}`]), ['--format=html']];
const contexts = [['--context=lab'], ['--context=lab', '--context=prod']];
const documents = forms.flatMap((form) =>
  contexts.flatMap((context) =>
    ['token', 'secret-token'].map((recipe) => [recipe, ...form, ...context] as const),
  ),
);
const chosen = crossed(documents, 2, ([recipe, ...rest]) => [recipe, rest.slice(0, -1).join(' ')]);

/** What is recorded of the look, and what a page's style has for it, is another matter. */
const withoutRecord = (text: string): string =>
  text
    .replace(/\(kubesteps:[\w-]{100,}\)|content=[\w-]{100,}|sha256-[\w+/=]+/g, '')
    .replace(/\.own\{[^}]*\}/, '')
    .replace(/ data-id=\w+/, '')
    .replace(/-templates[ =]look/g, '')
    .replace(/\n{2,}/g, '\n')
    // The command that makes it again is longer, and wrapped otherwise.
    .replace(
      /^(?:- |<li[^>]*>)(?:Made by|生成方法|<code>kubesteps verify --update|`kubesteps verify --update)[\s\S]*?(?=^- |^#|^<)/gm,
      '',
    );

for (const [recipe, ...rest] of chosen)
  test(`${recipe} ${rest.join(' ')}: the usual parts as templates give the usual document`, async () => {
    const [own, plain] = [await generated(usual, [recipe, ...rest]), await generated({}, [recipe, ...rest])];
    assert.deepEqual([own.code, plain.code], [0, 0], own.stderr);
    assert.equal(withoutRecord(own.stdout), withoutRecord(plain.stdout));
  });

/** A template that writes every value of a part, each behind its name. */
function everyValue(values: Values, isPage: boolean, up = ''): string {
  const around = (text: string): string => (isPage ? `<p>${text}</p>\n` : `${text}\n\n`);
  const one = ([name, value]: readonly [string, Value]): string => {
    const path = `${up}${name}`;
    switch (value.is) {
      case 'block':
      case 'needed':
        return `{{${path}}}\n\n`;
      case 'flag':
        return around(`flag-${name} {{#if ${path}}}yes{{else}}no{{/if}}`);
      case 'texts':
        return `{{#each ${path}}}\n${around(`each-${name} {{this}}`)}{{/each}}\n`;
      case 'list':
        return `{{#each ${path}}}\n${everyValue(value.of, isPage)}{{/each}}\n`;
      default:
        return around(`text-${name} {{${path}}}`);
    }
  };
  return Object.entries(values).map(one).join('');
}

const parted = partNames.map((name) => ({ name, part: parts[name] as Part }));

for (const { name, part } of parted)
  test(`${name}: every value that it is given`, async () => {
    const isPage = part.format === 'html';
    const template = everyValue(part.values, isPage);
    for (const form of portion(
      forms.filter(([format]) => format === `--format=${part.format}`),
      1,
    ))
      for (const context of portion(contexts, 1)) {
        const { code, stdout, stderr } = await generated({ [name]: template }, [
          'token',
          ...form,
          ...context,
        ]);
        assert.equal(code, 0, stderr);
        for (const value of namesOf(part.values))
          assert.match(stdout, new RegExp(value), `${value} of ${name}`);
      }
  });

const namesOf = (values: Values): readonly string[] =>
  Object.entries(values).flatMap(([name, value]): readonly string[] => {
    if (value.is === 'list') return namesOf(value.of);
    if (value.is === 'texts') return [`each-${name} \\S`];
    // The clean-up has no number.
    if (name === 'number') return ['text-number 1'];
    return value.is === 'flag'
      ? [`flag-${name} (?:yes|no)`]
      : value.is === 'text' || value.is === 'url'
        ? [`text-${name} \\S`]
        : [];
  });

test('where the parts stand', async () => {
  const look = { 'header.md.hbs': 'OWN-TOP\n', 'footer.md.hbs': 'OWN-END {{#if japanese}}日本{{/if}}\n' };
  const { stdout } = await generated(look, ['token', '--format=markdown', '--lang=ja']);
  assert.match(stdout, /^# .*\n\n\[\/\/\].*\n\nOWN-TOP\n\n/);
  assert.match(stdout, /\n\nOWN-END 日本\n\n## [^\n]*\n\n\[\/\/\]: # \(kubesteps:keep notes\)/);
  const page = { 'header.html.hbs': '<p>OWN-TOP</p>', 'footer.html.hbs': '<p>OWN-END</p>' };
  const { stdout: html } = await generated(page, ['token', '--format=html']);
  assert.match(html, /<\/h1>\n<p>OWN-TOP<\/p>\n<div class=lead>/);
  assert.match(html, /<\/section>\n<p>OWN-END<\/p>\n<\/main>/);
});

test('a section that a page leaves out is no link of its contents', async () => {
  const look = { 'page.html.hbs': '{{choice}}{{warnings}}{{contents}}{{steps}}' };
  const { code, stdout, stderr } = await generated(look, ['token', '--format=html']);
  assert.equal(code, 0, stderr);
  const links = [...stdout.matchAll(/href="?#([\w-]+)/g)].map(([, id = '']) => id);
  assert.ok(links.length > 5);
  assert.deepEqual(
    links.filter((id) => !new RegExp(` id="?${id}[" >]`).test(stdout)),
    [],
  );
});

/** As the README shows it. */
const table = '| What | Value |\n| --- | --- |\n{{#each facts}}\n| {{name}} | {{value}} |\n{{/each}}\n';

test('a table of facts is clean to markdownlint', async () => {
  const { stdout } = await generated({ 'facts.md.hbs': table }, ['token', '--format=markdown']);
  assert.match(stdout, /\| Server \| `https:\/\/127\.0\.0\.1:6443` \|\n/);
  const found = lint({
    strings: { stdout },
    config: { MD013: { code_blocks: false, tables: false } },
  }).stdout;
  assert.deepEqual(found, []);
});

test('a fleet is written in it, too', async () => {
  const host = hostWith({ 'header.md.hbs': 'OWN-TOP {{#each contexts}}{{context}}{{/each}}\n' });
  const args = [
    'generate',
    '--all-contexts',
    '--output-dir',
    'docs',
    '--format=markdown',
    '--templates',
    'look',
  ];
  assert.equal(await main(args, host), 0, host.written.stderr);
  for (const name of ['lab', 'prod'])
    assert.match(String(host.memory.get(`/cwd/docs/${name}.md`)), new RegExp(`\nOWN-TOP \`${name}\`\n`));
});

test('the schema names every part and every value', async () => {
  const host = hostWith({});
  assert.equal(await main(['schema', 'templates'], host), 0);
  const { properties } = JSON.parse(host.written.stdout) as {
    readonly properties: Readonly<Record<string, { readonly required?: readonly string[] }>>;
  };
  assert.deepEqual(Object.keys(properties), [...partNames, 'style.css']);
  for (const name of partNames as readonly PartName[])
    assert.deepEqual(properties[name]?.required, Object.keys(parts[name].values), name);
});
