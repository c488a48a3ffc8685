/** `--format markdown`: proved in both shells, clean to markdownlint, the same to every renderer, and safe from names. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { lint } from 'markdownlint/sync';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { readOptions } from '../../src/command-line/options.js';
import { inert } from '../../src/display.js';
import { type Flavor, flavors } from '../../src/document/flavor.js';
import { UserError } from '../../src/errors.js';
import { plannedDocument } from '../../src/generate/document-text.js';
import { scriptOptions } from '../../src/generate/script-options.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { pasteable } from '../support/pasteable.js';
import { sampleCa } from '../support/sample.js';
import { crossed, portion } from '../support/size.js';
import { needs } from '../support/tools.js';

interface Names {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
}

const configOf = ({ context = 'c', cluster = 'k', user = 'u' }: Names = {}): string =>
  JSON.stringify({
    'current-context': context,
    contexts: [{ name: context, context: { cluster, user } }],
    clusters: [
      {
        name: cluster,
        cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa },
      },
    ],
    users: [{ name: user, user: { token: 'not-shown' } }],
    // What YAML takes for a line break is none in ASCII.
  }).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

async function run(
  args: readonly string[],
  config = configOf(),
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const host = fakeHost({ files: { '/cwd/k.yaml': config }, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  const code = await main(['generate', '--format', 'markdown', ...args], host);
  return { code, ...host.written };
}

async function document(args: readonly string[], config?: string): Promise<string> {
  const { code, stdout, stderr } = await run(args, config);
  assert.equal(code, 0, stderr);
  return stdout;
}

const languages = ['en', 'ja'];

const every = pasteable.flatMap((recipe) =>
  languages.flatMap((lang) => flavors.map((flavor) => ({ recipe, lang, flavor }))),
);

const names = ({ recipe, lang, flavor }: (typeof every)[number]): readonly string[] => [
  `${recipe} ${flavor}`,
  `${lang} ${flavor}`,
];

interface Written {
  readonly text: string;
  readonly proof: string;
  readonly flavor: Flavor;
}

let writtenOnce: Promise<readonly Written[]> | undefined;

/** Each recipe, and each language, in each flavor; in a quick run a few of them. */
function documents(): Promise<readonly Written[]> {
  writtenOnce ??= (async () => {
    const found: Written[] = [];
    for (const { recipe, lang, flavor } of crossed(every, 4, names)) {
      const { code, stdout, stderr } = await run([recipe, '--lang', lang, '--flavor', flavor, '--proof']);
      assert.equal(code, 0, stderr);
      found.push({ text: stdout, proof: stderr, flavor });
    }
    return found;
  })();
  return writtenOnce;
}

test('every recipe in every language and flavor is proved, in both shells, without a finding', async () => {
  for (const { proof } of await documents()) {
    assert.equal(proof.match(/^(?:Proved|証明できました): /gm)?.length, 2, proof);
    assert.doesNotMatch(proof, /\b(?:warning|error):|警告|エラー/);
  }
});

const ca = { 'certificate-authority-data': sampleCa };
const clusters: Readonly<Record<string, object>> = {
  'a proxy': { ...ca, 'proxy-url': 'http://127.0.0.1:3128' },
  'a proxy with a password': { ...ca, 'proxy-url': 'http://me:secret@127.0.0.1:3128' },
  'another name in the certificate': { ...ca, 'tls-server-name': 'kubernetes.default' },
  'no CA': {},
  'no check': { 'insecure-skip-tls-verify': true },
  'plain http': { server: 'http://127.0.0.1:8080' },
};
const servers = Object.entries(clusters).flatMap(([name, cluster]) =>
  ['token', 'secret-token', 'proxy'].map((recipe) => ({ name, cluster, recipe })),
);
for (const { name, cluster, recipe } of portion(servers, 1))
  test(`${recipe}, ${name}: what is written is proved`, async () => {
    const config = JSON.parse(configOf());
    config.clusters[0].cluster = { server: 'https://127.0.0.1:6443', ...cluster };
    config.users[0].user = {
      exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'plug', interactiveMode: 'Never' },
    };
    const { code, stdout, stderr } = await run([recipe], JSON.stringify(config));
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stdout, /secret@/);
    assert.match(stdout, /`plug`, by which user `u` signs in/);
    const isVerified = cluster !== clusters['no check'] && cluster !== clusters['plain http'];
    assert.equal(/^- `(?:x509|curl: \(60\))`/m.test(stdout), isVerified);
  });

/** Lines of code are as long as what is pasted. */
const rules = { MD013: { code_blocks: false } };
/** Tabs and admonitions are indented code to CommonMark, and Docusaurus' tabs are tags. */
const asDialect: Readonly<Partial<Record<Flavor, object>>> = {
  mkdocs: { MD046: false, MD031: false },
  docusaurus: { MD033: false },
};

test('markdownlint finds nothing', async () => {
  for (const { text, flavor } of await documents()) {
    const found = lint({ strings: { text }, config: { ...rules, ...asDialect[flavor] } }).text ?? [];
    const shown = found.map(({ lineNumber, ruleNames }) => `${lineNumber}: ${ruleNames[0]}`);
    assert.deepEqual(shown, [], text.slice(0, 100));
  }
});

/** As GitHub makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

test('no block calls a function of another: what runs a page cell by cell loses them', async () => {
  const define = /^\s*(?:(\w+) ?\(\) ?[({]$|function (\w+))/gm;
  for (const { text } of await documents()) {
    const blocks = [...text.matchAll(/^([ ]*)```(?:bash|powershell)\n([\s\S]*?)^\1```$/gm)].map(
      ([, , code = '']) => code,
    );
    assert.ok(blocks.length >= 8, text);
    const defined = (code: string): readonly string[] =>
      [...code.matchAll(define)].map(([, name, other = '']) => name ?? other);
    for (const name of new Set(blocks.flatMap(defined)))
      for (const code of blocks.filter((one) => new RegExp(`^\\s*${name} [A-Z]`, 'm').test(one)))
        assert.ok(defined(code).includes(name), code);
  }
});

test('each heading is one to link to, and the same where the cluster has moved', async () => {
  const anchorsOf = (text: string): readonly string[] =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
  for (const { text } of await documents()) {
    const anchors = anchorsOf(text.replace(/^( *)(```+)\w+\n[\s\S]*?\n\1\2$/gm, ''));
    assert.ok(anchors.length > 6);
    assert.deepEqual(anchors, [...new Set(anchors)]);
  }
  const [here, there] = [
    await document(['token']),
    await document(['token'], configOf().replace('6443', '7443')),
  ];
  assert.notEqual(here, there);
  assert.deepEqual(anchorsOf(there), anchorsOf(here));
});

test('a long name does not stop that', async () => {
  const arn = 'arn:aws:eks:eu-central-1:123456789012:cluster/production-payments';
  const text = await document(['token'], configOf({ context: arn, cluster: arn, user: arn }));
  assert.deepEqual(lint({ strings: { text }, config: rules }).text, []);
});

interface Read {
  readonly prose: string;
  readonly blocks: readonly string[];
  readonly tags: readonly string[];
}

/** What a page of HTML shows. */
function read(html: string): Read {
  const blocks: string[] = [];
  const tags = new Set<string>();
  let prose = '';
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#text' && 'value' in node) prose += node.value;
    if (!('childNodes' in node)) return;
    tags.add(node.nodeName);
    if (node.nodeName === 'pre') blocks.push(textOf(node).replace(/\n$/, ''));
    else for (const child of node.childNodes) walk(child);
    if (/^(?:p|h\d|li)$/.test(node.nodeName)) prose += ' ';
  };
  for (const child of parseFragment(html).childNodes) walk(child);
  // Quotation marks and line ends are a renderer's own matter.
  return { prose: prose.replace(/[\s]+/g, ' ').trim(), blocks, tags: [...tags].sort() };
}

const textOf = (node: DefaultTreeAdapterTypes.ChildNode): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

const markdownIt = new MarkdownIt({ linkify: true, html: true });

type Render = (text: string) => string;

const inProcess: Readonly<Record<string, Render>> = {
  'markdown-it': (text) => markdownIt.render(text),
  marked: (text) => marked.parse(text, { async: false }),
};

const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name]);

const programs: Readonly<Record<string, readonly string[]>> = {
  'cmark-gfm': ['--unsafe', ...extensions],
  // Python-Markdown, which MkDocs renders with.
  markdown_py: ['-x', 'fenced_code', '-x', 'tables'],
  pandoc: ['--from', 'gfm', '--to', 'html', '--no-highlight', '--wrap=none'],
};

const asProgram =
  (program: string): Render =>
  (text) =>
    execFileSync(program, programs[program] ?? [], { input: text, encoding: 'utf8', maxBuffer: 100_000_000 });

/** What stands in the fences of a document, as its text has it. */
const fenced = (text: string): readonly string[] =>
  [...text.matchAll(/^(```+)\w+\n([\s\S]*?)\n\1$/gm)].map(([, , block = '']) => block);

/** All show the same, and the same as the source has. */
function assertSame(text: string, renderers: Readonly<Record<string, Render>>): void {
  const [first, ...others] = Object.entries(renderers).map(([name, render]) => ({
    name,
    ...read(render(text)),
  }));
  assert.deepEqual(first?.blocks, fenced(text));
  for (const { name, ...other } of others) {
    assert.deepEqual(other.blocks, first?.blocks, name);
    assert.equal(other.prose, first?.prose, name);
  }
}

/** Those that CommonMark and GFM read. */
async function common(): Promise<readonly string[]> {
  const readable = (await documents()).filter(({ flavor }) =>
    ['commonmark', 'github', 'gitlab'].includes(flavor),
  );
  assert.ok(readable.length > 0);
  return readable.map(({ text }) => text);
}

test('markdown-it and marked show the same text, and the commands of the source', async () => {
  for (const text of await common()) assertSame(text, inProcess);
});

/** A start takes longer than a page. */
for (const program of Object.keys(programs))
  test(`so does ${program}`, { skip: needs(program) }, async () => {
    const hostile = (await hostilePages()).map(({ page }) => page);
    assertSame([...(await common()), ...hostile].join('\n'), {
      'markdown-it': (text) => markdownIt.render(text),
      [program]: asProgram(program),
    });
  });

const usual = ['blockquote', 'code', 'em', 'h1', 'h2', 'li', 'p', 'pre', 'strong', 'ul'];

const more = [
  ...[
    '`',
    '``x``',
    ' ` ',
    '~~~',
    '```',
    '\\',
    'a\\',
    'a  b',
    ' a ',
    '\t',
    'x\n\n# y',
    '# h',
    '- l',
    '1. l',
    '> q',
    '***',
  ],
  ...[
    '<script>alert(1)</script>',
    '[a](javascript:x)',
    '![a](b)',
    'https://evil.example/',
    'www.evil.example',
  ],
  ...[
    'a@b.example',
    '{{ config }}',
    '{% include x %}',
    '{# x #}',
    '${x}',
    '{1+1}',
    '|a|b|',
    '#!sh x',
    ':::sh x',
  ],
  ...[
    '&lt;',
    '&#60;',
    '$x$',
    ':smile:',
    '==a==',
    '^a^',
    '[^1]',
    '*[A]: b',
    'a) # (kubesteps:b',
    '@octocat',
    '#1',
  ],
];

interface Page {
  readonly name: string;
  readonly page: string;
}

/** The page, before it is proved. */
async function written(config: string): Promise<string> {
  const host = fakeHost({ files: { '/cwd/k.yaml': config }, env: { KUBECONFIG: 'k.yaml' } });
  const asked = readOptions('generate', { recipe: 'proxy', format: 'markdown' });
  return (await plannedDocument(scriptOptions({ ...asked, lang: 'en' }), host)).text;
}

/** What no shell can be given is refused, and no page. */
async function pagesOf(names: readonly string[]): Promise<readonly Page[]> {
  const found: Page[] = [];
  for (const name of names) {
    try {
      found.push({ name, page: await written(configOf({ context: name, cluster: name, user: name })) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  assert.ok(found.length > (2 / 3) * names.length, `${found.length} of ${names.length} are written`);
  return found;
}

let pages: Promise<readonly Page[]> | undefined;

const hostilePages = (): Promise<readonly Page[]> => {
  pages ??= pagesOf([...portion(more, 15), ...portion(hostileNames, 6)]);
  return pages;
};

test('a hostile name is text, and nothing but text', async () => {
  for (const { name, page } of await hostilePages()) {
    assertSame(page, inProcess);
    const { prose, tags } = read(markdownIt.render(page));
    assert.deepEqual(
      tags.filter((tag) => !usual.includes(tag)),
      [],
      name,
    );
    const around = page.replace(/^(```+)\w+\n[\s\S]*?\n\1$/gm, '');
    assert.doesNotMatch(around, /[{}]/, 'nothing that MDX, Liquid or Jinja take');
    const shown = inert(name).replace(/\s+/g, ' ').trim();
    assert.ok(prose.includes(shown), `${JSON.stringify(name)} is not shown: ${prose.slice(0, 200)}`);
  }
});

test('what has no meaning is refused', async () => {
  for (const option of ['--shell=bash', '--style=safe', '--annotate=full', '--watch']) {
    const { code, stderr } = await run(['token', option]);
    assert.equal(code, 3);
    assert.match(stderr, /has no meaning with --format markdown/);
  }
  const { code, stderr } = await run(['token', '--flavor=github', '--format=paste']);
  assert.equal(code, 3);
  assert.match(stderr, /--flavor has no meaning with --format paste/);
  assert.equal((await run(['self'])).code, 3);
});
