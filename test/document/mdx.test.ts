/** Pages where MDX reads them, as Docusaurus does: it takes braces and angles outside code for a program, and compiles the page. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { pasteable } from '../support/pasteable.js';
import { crossed, portion } from '../support/size.js';
import { configWith } from './html/sample-page.js';
import { blocksOf, fenced, wordsOf } from './rendered.js';

const folder = process.env.MDX;
const skip = folder === undefined && 'MDX names no folder where .ci/mdx is installed';

type Component = (props: Readonly<Record<string, unknown>>) => string;
interface Mdx {
  evaluate(text: string, runtime: unknown): Promise<{ readonly default: Component }>;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What React would be asked to show, as HTML: markup is marked, so that text is not taken for it. */
class Markup extends String {}

function shown(child: unknown): string {
  if (child === undefined || child === null || typeof child === 'boolean') return '';
  if (Array.isArray(child)) return child.map(shown).join('');
  return child instanceof Markup ? child.toString() : escaped(String(child));
}

function element(type: unknown, { children, components: _, ...props }: Record<string, unknown>): unknown {
  if (typeof type === 'function') return type({ children, ...props });
  const attributes = Object.entries(props).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return new Markup(`<${String(type)}${attributes.join('')}>${shown(children)}</${String(type)}>`);
}

const runtime = {
  Fragment: ({ children }: { readonly children?: unknown }) => new Markup(shown(children)),
  jsx: element,
  jsxs: element,
};

/** Docusaurus' own components, which a page takes from its theme. */
const components = {
  Tabs: ({ children }: { readonly children?: unknown }) => new Markup(`<div>${shown(children)}</div>`),
  TabItem: ({ children, label }: { readonly children?: unknown; readonly label?: unknown }) =>
    new Markup(`<div><p>${escaped(String(label))}</p>${shown(children)}</div>`),
};

async function rendered(text: string): Promise<string> {
  const { evaluate } = (await import(
    pathToFileURL(join(folder ?? '', 'node_modules/@mdx-js/mdx/index.js')).href
  )) as Mdx;
  // A theme is none of MDX.
  const page = await evaluate(text.replaceAll(/^import .* from '@theme\/.*';\n/gm, ''), runtime);
  return String(page.default({ components }));
}

async function written(config: string, ...args: readonly string[]): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k.yaml': config }, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  const code = await main(['generate', '--format', 'markdown', ...args], host);
  assert.equal(code, 0, host.written.stderr);
  return host.written.stdout;
}

const each = pasteable.flatMap((recipe) =>
  ['en', 'ja'].flatMap((lang) => ['commonmark', 'docusaurus'].map((flavor) => ({ recipe, lang, flavor }))),
);

for (const { recipe, lang, flavor } of crossed(each, 2, ({ recipe, lang, flavor }) => [
  recipe,
  `${lang} ${flavor}`,
]))
  test(`${recipe}, ${lang}, ${flavor}: the commands and the words of the source`, { skip }, async () => {
    const text = await written(configWith({}), recipe, '--lang', lang, '--flavor', flavor);
    const html = await rendered(text);
    assert.deepEqual(blocksOf(html), fenced(text));
    if (flavor === 'commonmark') assert.equal(wordsOf(html), wordsOf(new MarkdownIt().render(text)));
  });

/** Those that a page cannot have, since PowerShell's versions or the dry run do not agree on them, are refused. */
const pageable = hostileNames.filter((name) => !/[\n\r"]|\\$|^\$\(/.test(name) && !name.includes('\u007f'));

for (const name of portion(pageable, 4, 40))
  test(`a name is words: ${JSON.stringify(name)}`, { skip }, async () => {
    const config = configWith({ context: name, user: name, cluster: name });
    const text = await written(config, 'token', '--flavor', 'docusaurus');
    const html = await rendered(text);
    assert.deepEqual(blocksOf(html), fenced(text));
    assert.doesNotMatch(html, /<(?:script|img|iframe|svg)|\son\w+=/i);
  });

test('what MDX refuses does not pass', { skip }, async () => {
  await assert.rejects(rendered('<https://a.example>\n'));
  await assert.rejects(rendered('a {b.c.d} c\n'));
});
