/**
 * Pages where others build sites and documents of them: MkDocs with Material and the extensions of TechDocs, Hugo, Word
 * and Confluence by pandoc. Every command of the source is a block to copy there, byte for byte, and there is no other block.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Flavor } from '../../src/document/flavor.js';
import { generated } from '../support/generate.js';
import { pasteable } from '../support/pasteable.js';
import { crossed } from '../support/size.js';
import { needs } from '../support/tools.js';
import { configWith } from './html/sample-page.js';
import { blocksOf, fenced } from './rendered.js';

interface Page {
  readonly name: string;
  readonly text: string;
}

const each = pasteable.flatMap((recipe) => ['en', 'ja'].map((lang) => ({ recipe, lang })));

/** Some pages in that flavor. */
async function pagesIn(flavor: Flavor, folder: string): Promise<readonly Page[]> {
  writeFileSync(join(folder, 'kubeconfig'), configWith({}));
  const pages: Page[] = [];
  for (const { recipe, lang } of crossed(each, 1, (one) => [one.recipe, one.lang])) {
    const args = [recipe, '--lang', lang, '--format', 'markdown', '--flavor', flavor];
    const text = await generated(args, { KUBECONFIG: join(folder, 'kubeconfig') });
    pages.push({ name: `${recipe}-${lang}`, text });
  }
  return pages;
}

function inFolder(
  name: string,
  programs: readonly string[],
  body: (folder: string) => Promise<void>,
  skip: string | false = needs(...programs),
): void {
  test(name, { skip }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kubesteps-sites-'));
    try {
      await body(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A site of the pages; `built` is where a page is then. */
async function assertSite(
  folder: string,
  flavor: Flavor,
  files: Readonly<Record<string, string>>,
  site: {
    readonly source: string;
    readonly command: readonly [string, ...string[]];
    readonly built: (name: string) => string;
  },
): Promise<void> {
  const pages = await pagesIn(flavor, folder);
  mkdirSync(join(folder, site.source), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const { name, text } of pages) writeFileSync(join(folder, site.source, `${name}.md`), text);
  const [program, ...args] = site.command;
  run(program, args, folder);
  for (const { name, text } of pages) {
    const html = readFileSync(join(folder, site.built(name)), 'utf8');
    assert.deepEqual(blocksOf(html), fenced(text), name);
    assert.doesNotMatch(html, /kubesteps:ey|&lt;TabItem|===/, name);
  }
}

const mkdocs = (theme: string, extensions: readonly string[]): string =>
  `site_name: x\ntheme: {name: ${theme}}\nplugins: []\nmarkdown_extensions: [${extensions.join(', ')}]\n`;

const asMkdocs = {
  source: 'docs',
  command: ['mkdocs', 'build', '--quiet', '--strict'],
  built: (name: string) => `site/${name}/index.html`,
} as const;

/** Of TechDocs (techdocs-core), as far as they touch what a page has. */
const techdocs = [
  'admonition',
  'toc',
  'pymdownx.details',
  'pymdownx.highlight',
  'pymdownx.inlinehilite',
  'pymdownx.superfences',
  'pymdownx.tasklist',
  '{pymdownx.tabbed: {alternate_style: true}}',
  'pymdownx.snippets',
  'pymdownx.smartsymbols',
  'pymdownx.tilde',
  'pymdownx.mark',
];

/** Its help names the themes that it has. */
const needsMaterial = (): string | false =>
  needs('mkdocs') ||
  (!spawnSync('mkdocs', ['build', '--help'], { encoding: 'utf8' }).stdout.includes('material') &&
    'MkDocs has no theme Material');

inFolder(
  'MkDocs, with Material and what TechDocs adds',
  [],
  (folder) =>
    assertSite(
      folder,
      'mkdocs',
      { 'mkdocs.yml': mkdocs('material', techdocs), 'docs/index.md': '# x\n' },
      asMkdocs,
    ),
  needsMaterial(),
);

inFolder('MkDocs as it is', ['mkdocs'], (folder) =>
  assertSite(
    folder,
    'commonmark',
    { 'mkdocs.yml': mkdocs('mkdocs', []), 'docs/index.md': '# x\n' },
    asMkdocs,
  ),
);

inFolder('Hugo', ['hugo'], (folder) =>
  assertSite(
    folder,
    'commonmark',
    {
      'config.toml': 'baseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
      'layouts/_default/single.html': '<!doctype html><main>{{ .Content }}</main>\n',
      'layouts/_default/list.html': '{{ .Content }}\n',
    },
    {
      source: 'content',
      command: ['hugo', '--quiet'],
      built: (name) => `public/${name}/index.html`,
    },
  ),
);

interface Block {
  readonly t: string;
  readonly c: unknown;
}

const readBack = {
  /** Word, which Confluence imports. */
  docx: (folder: string) => {
    const json = run('pandoc', ['--from', 'docx', '--to', 'json', 'page.docx'], folder);
    const { blocks } = JSON.parse(json) as { readonly blocks: readonly Block[] };
    return blocks.flatMap(({ t, c }) => (t === 'CodeBlock' ? [(c as [unknown, string])[1]] : []));
  },
  /** What Confluence and Jira take as their own markup. */
  jira: (folder: string) =>
    [
      ...readFileSync(join(folder, 'page.jira'), 'utf8').matchAll(
        /^\{(code|noformat)(?::\w+)?\}\n([\s\S]*?)\n?\{\1\}$/gm,
      ),
    ].map(([, , block = '']) => block),
  html: (folder: string) => blocksOf(readFileSync(join(folder, 'page.html'), 'utf8')),
} as const;

for (const [format, read] of Object.entries(readBack))
  inFolder(`by way of ${format}, pandoc keeps each command`, ['pandoc'], async (folder) => {
    for (const { name, text } of await pagesIn('commonmark', folder)) {
      writeFileSync(join(folder, 'page.md'), text);
      run('pandoc', ['--from', 'gfm', '--to', format, '--output', `page.${format}`, 'page.md'], folder);
      assert.deepEqual(read(folder), fenced(text), name);
    }
  });
