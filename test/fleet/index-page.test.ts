/** The index of a fleet in a real renderer: whatever names are, a row has its cells, and each shows what it is of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { inert } from '../../src/display.js';
import { filesOfPage, indexPage, isIndexPage } from '../../src/fleet/index-page.js';
import type { Row } from '../../src/fleet/table.js';
import { speaker } from '../../src/render/messages.js';
import { hostileNames } from '../support/hostile.js';

const made = { recipe: 'token', shell: 'bash', format: 'script', lang: 'en' };

const names: readonly string[] = [
  ...hostileNames,
  ...[
    'a|b',
    '|',
    '\\|',
    '`',
    '``x``',
    '](evil.sh)',
    '[x](evil.sh)',
    '<b onclick=x>',
    '&lt;',
    '&#124;',
    '<!-- x -->',
  ],
  ...[
    '**x**',
    '_x_',
    '~~x~~',
    'https://x.example',
    'a@b.example',
    '{% x %}',
    '{{ x }}',
    ':smile:',
    ' x ',
    '',
    '- x',
  ],
];

const row = (name: string, index: number): Row => ({
  kubeconfig: undefined,
  context: name,
  cluster: name,
  server: name,
  authority: '2027-01-01',
  credentials: '',
  file: `file-${index}.sh`,
  state: 'ready',
});

interface Element {
  readonly nodeName: string;
  readonly childNodes?: readonly Element[];
  readonly value?: string;
}

const all = (node: Element, wanted: string): readonly Element[] =>
  (node.childNodes ?? []).flatMap((child) => [
    ...(child.nodeName === wanted ? [child] : []),
    ...all(child, wanted),
  ]);

const textIn = (node: Element): string => (node.value ?? '') + (node.childNodes ?? []).map(textIn).join('');

test('hostile names are text, in their own cells', () => {
  for (const several of [false, true]) {
    const rows = names.map((name, index) => ({
      ...row(name, index),
      kubeconfig: several ? `${index}` : undefined,
    }));
    const page = indexPage({ made, rows, left: ['old.sh'] }, speaker('en'));
    for (const options of [{}, { html: true, linkify: true }]) {
      const shown: Element = parseFragment(new MarkdownIt(options).render(page));
      const [, ...lines] = all(shown, 'tr');
      assert.equal(lines.length, names.length);
      const seen = lines.map((line) => all(line, 'td').map((cell) => textIn(cell)));
      assert.ok(seen.every(({ length }) => length === (several ? 8 : 7)));
      const contexts = seen.map((cells) => cells[several ? 1 : 0]).sort();
      assert.deepEqual(contexts, names.map((name) => inert(name).trim()).sort());
      const tags = [
        ...new Set(
          ['a', 'b', 'em', 'strong', 's', 'script', 'img'].filter((tag) => all(shown, tag).length > 0),
        ),
      ];
      assert.deepEqual(tags, ['a'], 'no markup but the links');
      assert.equal(all(shown, 'a').length, names.length + 1, 'and these are to the files');
    }
    assert.deepEqual(
      filesOfPage(page).toSorted(),
      [...rows.map(({ file }) => file ?? ''), 'old.sh'].sort(),
      'no name passes for a file',
    );
  }
});

test('a page is known by its mark, whatever the ends of its lines', () => {
  const page = indexPage({ made, rows: [row('a', 0)], left: [] }, speaker('ja'));
  assert.ok(isIndexPage(page) && isIndexPage(page.replaceAll('\n', '\r\n')));
  assert.deepEqual(filesOfPage(page.replaceAll('\n', '\r\n')), ['file-0.sh']);
  for (const other of ['', '# Notes\n', `${page.split('\n')[2]}\n`, `\n${page}`])
    assert.deepEqual(filesOfPage(other), []);
  assert.equal(page, indexPage({ made, rows: [row('a', 0)], left: [] }, speaker('ja')));
});
