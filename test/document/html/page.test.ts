/** `--format html`: one file that is proved, loads nothing, and in which names are text. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { inert } from '../../../src/display.js';
import { pageHeader } from '../../../src/document/html/header.js';
import { exactText, html, text } from '../../../src/document/html/markup.js';
import { htmlPage } from '../../../src/document/html/page.js';
import type { Inline, Runbook, RunbookStep } from '../../../src/document/runbook.js';
import { UserError } from '../../../src/errors.js';
import { main } from '../../../src/main.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { fakeHost } from '../../support/host.js';
import { hostileNames } from '../../support/hostile.js';
import { pasteable } from '../../support/pasteable.js';
import { Random } from '../../support/random.js';
import { portion } from '../../support/size.js';
import { configWith, type SampleNames, samplePage } from './sample-page.js';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly memory: Map<string, string | Uint8Array>;
}

async function run(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Ran> {
  const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  const code = await main(argv, host);
  return { code, ...host.written, memory: host.memory };
}

const generate = (args: readonly string[], names: SampleNames = {}): Promise<Ran> =>
  run(['generate', ...args, '--format', 'html'], { '/cwd/k.yaml': configWith(names) });

function elements(node: Tree.Node): Tree.Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return 'tagName' in node ? [node, ...inside] : inside;
}
const textOf = (node: Tree.Node): string =>
  node.nodeName === '#text'
    ? (node as Tree.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';
const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const named = (page: string, tag: string): Tree.Element[] =>
  elements(parse(page)).filter(({ tagName }) => tagName === tag);

/** What of a page is markup. */
const skeleton = (page: string): string =>
  elements(parse(page))
    .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`)
    .join('\n');

for (const [index, recipe] of portion(pasteable, 2).entries())
  test(`${recipe}: proved before it is written, with the commands of both shells, each as it is`, async () => {
    const lang = index % 2 === 0 ? 'en' : 'ja';
    const { code, stdout, stderr } = await generate([recipe, '--lang', lang]);
    assert.equal(code, 0, stderr);
    const { runbooks } = await samplePage(recipe);
    const { steps, cleanUp } = runbooks[0];
    const shown = named(stdout, 'code').filter((one) => attribute(one, 'class')?.startsWith('language-'));
    assert.deepEqual(
      shown.map((one) => [attribute(one, 'class'), textOf(one)]),
      [...steps, cleanUp].flatMap(({ blocks }) =>
        blocks.map((block) => [`language-${block.shell}`, block.text]),
      ),
    );
    const [tab] = named(stdout, 'input').filter((one) => attribute(one, 'name') === 'lang');
    assert.equal(attribute(tab as Tree.Element, 'value'), lang);
    assert.equal((await samplePage(recipe, {}, lang)).html, stdout, 'the same bytes each time');
  });

test('a fault in a block is found, at its line', async () => {
  const { html: page } = await samplePage();
  const planted: readonly (readonly [string, string, RegExp])[] = [
    ['--cacert "$WORK/ca.crt"', '--insecure', /KS5003/],
    ['--cacert "$work/ca.crt"', '--insecure', /KS5003/],
    ['"$APISERVER/api"', 'https://10.9.9.9/api', /KS\d{4}/],
    ['create token default --context=lab', 'create token default --context=other', /KS\d{4}/],
  ];
  for (const [before, after, finding] of portion(planted, 2)) {
    assert.ok(page.includes(before), before);
    const line = page.slice(0, page.indexOf(before)).split('\n').length;
    const files = { '/cwd/k.yaml': configWith({}), '/cwd/a.html': page.replace(before, () => after) };
    const { code, stdout } = await run(['verify', 'a.html'], files);
    assert.notEqual(code, 0, after);
    const found = stdout.split('\n').filter((each) => finding.test(each));
    // A command that goes on over lines is named by its first.
    const places = found.map((each) => Number(/^a\.html:(\d+)/.exec(each)?.[1]));
    assert.ok(
      places.some((place) => place <= line && place > line - 5),
      `${after}: ${line}\n${found.join('\n')}`,
    );
  }
});

test('what may run, and look, is what its policy names', async () => {
  const { html: page } = await samplePage();
  const hash = (tag: string): string => {
    const all = named(page, tag).filter((one) => attribute(one, 'type') === undefined);
    assert.equal(all.length, 1, tag);
    return createHash('sha256')
      .update(textOf(all[0] as Tree.Element))
      .digest('base64');
  };
  const [policy] = named(page, 'meta').filter(
    (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
  );
  assert.equal(
    attribute(policy as Tree.Element, 'content'),
    `default-src 'none'; script-src 'sha256-${hash('script')}'; style-src 'sha256-${hash('style')}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  for (const { tagName, attrs } of elements(parse(page)))
    for (const { name, value } of attrs) {
      assert.doesNotMatch(name, /^(?:on.*|style|src|srcset|action|target)$/, tagName);
      if (name === 'href') assert.match(value, /^#/);
    }
  assert.equal(named(page, 'link').length + named(page, 'img').length + named(page, 'iframe').length, 0);
  const scheme = /(?:@import|url\(|https?:)/;
  assert.doesNotMatch(textOf(named(page, 'style')[0] as Tree.Element), scheme);
});

test('its head says what it is, to people and to verify', async () => {
  const { html: page, runbooks } = await samplePage();
  const meta = (name: string) =>
    named(page, 'meta')
      .filter((one) => attribute(one, 'name') === name)
      .map((one) => attribute(one, 'content'));
  const spoken = runbooks[0].title.map((piece) => (typeof piece === 'string' ? piece : piece.code));
  assert.equal(textOf(named(page, 'title')[0] as Tree.Element), spoken.join(''));
  assert.deepEqual(meta('generator'), ['kubesteps']);
  assert.deepEqual(meta('referrer'), ['no-referrer']);
  assert.deepEqual(meta('kubesteps'), [runbooks[0].header]);
  assert.match(meta('description').join(), /https:\/\/127\.0\.0\.1:6443/);
  const { header, line } = pageHeader(page) ?? {};
  assert.equal(header?.options.format, 'html');
  assert.ok(page.split('\n')[(line ?? 0) - 1]?.includes(runbooks[0].header));
});

test('its outline: one h1, no level left out, landmarks, contents that lead somewhere', async () => {
  for (const recipe of portion(pasteable, 2)) {
    const { html: page } = await samplePage(recipe);
    const all = elements(parse(page));
    const levels = all.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName.slice(1))] : []));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.ok(
      levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1),
      levels.join(),
    );
    for (const landmark of ['header', 'nav', 'main', 'footer']) assert.equal(named(page, landmark).length, 1);
    const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const link of named(page, 'a')) assert.ok(ids.includes(attribute(link, 'href')?.slice(1) ?? ''));
  }
});

test('a fingerprint is broken between bytes', async () => {
  const { html: page } = await samplePage();
  const [, shown = ''] = /<code>((?:[0-9A-F]{2}:){8}<wbr>[^/]+)<\/code>/.exec(page) ?? [];
  assert.match(shown.replaceAll('<wbr>', ''), /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test('what is Japanese says so, and what is copied is in no language', async () => {
  const { html: page } = await samplePage();
  const visit = (node: Tree.Node, lang: string): void => {
    const own = 'tagName' in node ? (attribute(node, 'lang') ?? lang) : lang;
    if ('tagName' in node && /^(?:script|style|title)$/.test(node.tagName)) return;
    if ('tagName' in node && node.tagName === 'pre') assert.equal(attribute(node, 'translate'), 'no');
    if (node.nodeName === '#text' && /[ぁ-んァ-ヶ]/.test(textOf(node)))
      assert.equal(lang, 'ja', textOf(node));
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, own);
  };
  visit(parse(page), '');
});

test('40 kB hold both shells in both languages', async () => {
  for (const lang of ['en', 'ja']) {
    const { stdout } = await generate(['token', '--lang', lang]);
    assert.ok(Buffer.byteLength(stdout) <= 40_000, `${lang}: ${Buffer.byteLength(stdout)} bytes`);
  }
});

/** Steps depend on what names hold, and so does how many elements there are of a kind. */
const kinds = (page: string): readonly string[] => [...new Set(skeleton(page).split('\n'))].sort();

const markup = ['<b>x</b>', '</code><script>', '&lt;i>', '"><i x="', '</title><i>', '<!--'];

test('names are text: they add no markup, and are shown', async () => {
  const plain = kinds((await samplePage()).html);
  let written = 0;
  for (const name of portion([...hostileNames, ...markup], 8)) {
    for (const names of [{ context: name }, { cluster: name }, { user: name }]) {
      const page = await samplePage('token', names).catch((error: unknown) => error);
      if (page instanceof UserError) continue;
      assert.ok(typeof page === 'object' && page !== null && 'html' in page, `${page}`);
      written++;
      assert.deepEqual(kinds(`${page.html}`), plain, JSON.stringify(names));
      assert.ok(textOf(parse(`${page.html}`)).includes(inert(name)), JSON.stringify(names));
    }
  }
  assert.ok(written > 10, `${written}`);
});

test('what a name makes of the commands is proved as well', async () => {
  for (const name of portion(markup, 1)) {
    const { code, stdout, stderr } = await generate(['token'], { context: name });
    if (name.includes('"')) {
      // Not to be written for all versions of PowerShell.
      assert.match(stderr, /holds a double quote, which PowerShell/);
      assert.equal(stdout, '');
    } else assert.equal(code, 0, stderr);
  }
});

const alphabet: readonly [string, ...string[]] = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '`',
  '=',
  '/',
  '-',
  '!',
  'a',
  ' ',
  '\n',
  '\r',
  '\u202e',
  '\0',
  '\u00e9',
  '<b>',
  '</p>',
  '</script>',
  '<!--',
  ']]>',
  '&amp;',
  '&#60;',
  '{{',
  '${',
];

/** The same with something behind each text: what is the same in both languages may differ then. */
function withNoise(its: Runbook, noise: () => string): Runbook {
  const noisy = (said: Inline): Inline =>
    said.map((piece) => (typeof piece === 'string' ? piece + noise() : { code: piece.code + noise() }));
  const step = (one: RunbookStep): RunbookStep => ({
    ...one,
    title: noisy(one.title),
    why: one.why.map(noisy),
    options: one.options.map(({ option, meaning }) => ({
      option: option + noise(),
      meaning: noisy(meaning),
    })),
    troubles: one.troubles.map(({ sign, said }) => ({ sign: noisy(sign), said: noisy(said) })),
  });
  return {
    ...its,
    title: noisy(its.title),
    purpose: its.purpose.map(noisy),
    needs: its.needs.map(noisy),
    facts: its.facts.map(({ name, value }) => ({ name: name + noise(), value: noisy(value) })),
    steps: its.steps.map(step),
    cleanUp: step(its.cleanUp),
    keeping: its.keeping.map(noisy),
  };
}

fuzzTest('whatever a text of a runbook holds, the markup is the same', async (seed) => {
  const random = new Random(seed);
  const { runbooks } = await samplePage();
  const [en, ja] = runbooks;
  const pageWith = (noise: () => string): string =>
    skeleton(htmlPage([withNoise(en, () => `${noise()}en`), withNoise(ja, () => `${noise()}ja`)]));
  const plain = pageWith(() => '');
  const noise = (): string =>
    Array.from({ length: random.below(12) + 1 }, () => random.pick(alphabet)).join('');
  for (let count = fuzzCount({ quick: 20, full: 1000 }); count > 0; count--)
    assert.equal(pageWith(noise), plain);
});

test('an attribute’s value, and a text that no page can hold, are refused', () => {
  assert.throws(() => html`<a href=${text('x')}>`, /attribute/);
  assert.throws(() => html`<a href="${text('x')}">`, /attribute/);
  for (const character of ['\r', '\0', '\u202e', '\ud800', '\u001b'])
    assert.throws(() => exactText(`a${character}`), /U\+/);
  assert.equal(exactText('a\n\tb < c && "d"\n'), 'a\n\tb &lt; c &amp;&amp; "d"\n');
  assert.equal(text('a\u202eb'), 'a\\u202eb');
});

test('verify sees what has changed in the kubeconfig, and --update writes the page anew', async () => {
  const { stdout: page } = await generate(['token', '--lang', 'ja']);
  const now = configWith({ server: 'https://10.0.0.1:6443' });
  const moved = await run(['verify', 'a.html'], { '/cwd/k.yaml': now, '/cwd/a.html': page });
  assert.match(moved.stdout, /^a\.html:9:.*KS4202/m);
  const same = await run(['verify', 'a.html'], { '/cwd/k.yaml': configWith({}), '/cwd/a.html': page });
  assert.equal(same.code, 0, same.stdout);
  assert.doesNotMatch(same.stdout, /KS42/);
  const updated = await run(['verify', '--update', 'a.html'], { '/cwd/k.yaml': now, '/cwd/a.html': page });
  const written = Buffer.from(updated.memory.get('/cwd/a.html') ?? '').toString();
  const anew = await generate(['token', '--lang', 'ja'], { server: 'https://10.0.0.1:6443' });
  assert.equal(written, anew.stdout, updated.stderr);
});

test('whether its reader can change values is kept, and costs what it is worth', async () => {
  const { stdout: page } = await generate(['token', '--editable']);
  assert.ok(Buffer.byteLength(page) <= 48_500, `${Buffer.byteLength(page)} bytes`);
  assert.match(page, /Made by: <code>kubesteps generate token [^<]*--editable/);
  const now = configWith({ server: 'https://10.0.0.1:6443' });
  const updated = await run(['verify', '--update', 'a.html'], { '/cwd/k.yaml': now, '/cwd/a.html': page });
  const anew = await generate(['token', '--editable'], { server: 'https://10.0.0.1:6443' });
  assert.equal(Buffer.from(updated.memory.get('/cwd/a.html') ?? '').toString(), anew.stdout, updated.stderr);
});

test('a page of ours is written over, and no other', async () => {
  const files = { '/cwd/k.yaml': configWith({}), '/cwd/a.html': '<!doctype html>mine' };
  const argv = ['generate', 'token', '--format', 'html', '-o', 'a.html'];
  const refused = await run(argv, files);
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /is there already/);
  const own = { ...files, '/cwd/a.html': (await generate(['token'])).stdout };
  assert.equal((await run(argv, own)).code, 0);
});

test('the name of the file and the format say the same', async () => {
  const files = { '/cwd/k.yaml': configWith({}) };
  for (const [args, said] of [
    [['--format', 'html', '-o', 'a.md'], /--format html writes a file \.html/],
    [['--format', 'html', '--shell', 'bash'], /--shell has no meaning with --format html/],
    [['--format', 'html', '--flavor', 'github'], /--flavor has no meaning with --format html/],
    [['--format', 'markdown', '--editable'], /--editable has no meaning with --format markdown/],
    [['-o', 'a.html'], /add --format html for a runbook/],
  ] as const) {
    const { code, stderr } = await run(['generate', 'token', ...args], files);
    assert.notEqual(code, 0);
    assert.match(stderr, said);
  }
});
