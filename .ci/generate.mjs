// What the compiler knows of templates/messages/en.yaml: the ids of its texts, the values that each names, and the
// recipes, in the order in which they stand there; and what a program need not do each time: the templates compiled, the
// messages read, the style and the script of a page made small. `npm run build` runs this before tsc; nothing of it is checked in.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Handlebars from 'handlebars';
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

/** Without the lines and columns of a template that Handlebars would name where a value is missing: our tests render each. */
function withoutPlaces(compiled) {
  const place = /\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/.source;
  return compiled.replace(new RegExp(`,\\s*(?:"loc":)?${place}`, 'g'), '');
}

// src/render/compiled.d.ts says what is in it. No HTML escaping, nothing unknown, no re-indentation of quoted values.
const options = { noEscape: true, strict: true, knownHelpersOnly: true, preventIndent: true };
const templates = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.hbs'))
  .sort()
  .map((path) => {
    const name = path.slice(0, -'.hbs'.length).replaceAll(sep, '/');
    const source = readFileSync(join(root, 'templates', path), 'utf8');
    return `  ${JSON.stringify(name)}: ${withoutPlaces(Handlebars.precompile(source, options))},`;
  });
mkdirSync(join(root, 'dist/src/render'), { recursive: true });
writeFileSync(
  join(root, 'dist/src/render/compiled.js'),
  [
    '// Written by .ci/generate.mjs from templates/.',
    'export const templates = {',
    ...templates,
    '};',
    '',
  ].join('\n'),
);
// src/render/english.d.ts says what is in it: a file of its own, since much needs no template.
writeFileSync(
  join(root, 'dist/src/render/english.js'),
  `// Written by .ci/generate.mjs from templates/messages/en.yaml.\nexport const messages = ${JSON.stringify(messages)};\n`,
);

// src/document/html/compiled.d.ts says what is in it.
const small = async (name) => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'templates/html', name)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: name.endsWith('.ts') ? 'iife' : undefined,
    target: name.endsWith('.ts') ? 'es2022' : undefined,
    plugins: [withoutRefusals],
    write: false,
  });
  // A minifier leaves what a custom property holds as it stands; blanks around it are no part of it (css-variables, 2).
  return outputFiles[0].text.trim().replace(/([{;]--[\w-]+): /g, '$1:');
};

/** A page says in words of its own which values it takes, so what a quoter says of one that it refuses is left out. */
const withoutRefusals = {
  name: 'without-refusals',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\]render[/\\]cannot-write\.ts$/ }, () => ({
      contents: 'export function cannotWrite() {}\nexport function cannotPassOn() {}',
    }));
  },
};
const page = {
  style: await small('page.css'),
  severalStyle: await small('several.css'),
  script: await small('page.ts'),
  fieldsStyle: await small('fields.css'),
  editableScript: await small('editable.ts'),
  indexStyle: await small('index.css'),
  indexScript: await small('index.ts'),
};
for (const [name, text] of Object.entries(page))
  if (/<(?:\/|!--)/.test(text))
    throw new Error(`templates/html: what ends a <${name}>, or begins a comment in it`);
mkdirSync(join(root, 'dist/src/document/html'), { recursive: true });
writeFileSync(
  join(root, 'dist/src/document/html/compiled.js'),
  [
    '// Written by .ci/generate.mjs from templates/html.',
    ...Object.entries(page).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`),
    '',
  ].join('\n'),
);
