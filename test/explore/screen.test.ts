/** What is to be seen: always as large as the screen, always inert. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { sectionLines } from '../../src/explore/description.js';
import type { Line } from '../../src/explore/line.js';
import { paint } from '../../src/explore/paint.js';
import { draw } from '../../src/explore/screen.js';
import { type Choice, firstState, type State } from '../../src/explore/state.js';
import { cut, fit, wrapLines } from '../../src/print/screen-text.js';
import { hostileNames } from '../support/hostile.js';

const text = (line: Line | undefined): string => (line ?? []).map((span) => span.text).join('');
const choice: Choice = { shell: 'bash', style: 'safe', lang: 'en' };

function states(columns: number, rows: number): readonly State[] {
  const contexts = hostileNames.map((name) => ({ name, current: name === '$x', about: name }));
  const first = firstState(contexts, choice, { columns, rows });
  const recipes = hostileNames.map((name, index) => ({
    name,
    does: name,
    needs: name,
    fits: index % 2 === 0,
    why: name,
  }));
  const script = { text: hostileNames.join('\n'), good: true };
  return [
    first,
    { ...first, query: 'very long query '.repeat(20) },
    { ...first, query: '日本語'.repeat(30) },
    { ...first, context: 40 },
    { ...first, view: 'recipes', recipes, recipe: 30 },
    { ...first, view: 'recipes' },
    { ...first, view: 'script', script, recipes, news: '\u001b[31m' },
    { ...first, view: 'save', script, fileName: '\u001b[2J日本語'.repeat(20) },
    { ...first, view: 'save', script, fileName: '\u001b[2J', overwrite: true },
    { ...first, view: 'report', report: hostileNames.join('\n') },
  ];
}

test('every view on every size: as many lines as rows, none wider than the screen, nothing that acts', () => {
  for (const [columns, rows] of [
    [200, 60],
    [120, 30],
    [89, 24],
    [40, 12],
    [20, 6],
    [5, 3],
    [1, 1],
  ] as const) {
    for (const state of states(columns, rows)) {
      const { lines, cursor } = draw(state);
      assert.equal(lines.length, rows);
      for (const line of lines) {
        assert.ok(stringWidth(text(line)) <= columns, `${columns}: ${state.view}: ${text(line)}`);
        assert.doesNotMatch(text(line), /[\u0000-\u001f\u007f-\u009f\u2028\u202e\u200b]/);
      }
      if (cursor !== undefined) assert.ok(cursor.column >= 0 && cursor.column < Math.max(1, columns));
    }
  }
});

test('without colour only places, the cursor and clearing are sent; with it, the colours end in each line', () => {
  for (const state of states(100, 30)) {
    const bare = paint(draw(state), false);
    assert.doesNotMatch(bare.replace(/\u001b\[(\d+;\d+H|2K|\?25[hl])/g, ''), /\u001b/);
    for (const line of paint(draw(state), true).split(/\u001b\[\d+;1H/)) {
      const [on, off] = [line.match(/\u001b\[\d+m/g)?.length ?? 0, line.match(/\u001b\[0m/g)?.length ?? 0];
      assert.equal(on, 2 * off);
    }
  }
});

test('the list shows the chosen entry wherever it is, and marks the current context and misfits', () => {
  const contexts = Array.from({ length: 100 }, (_, index) => ({
    name: `c${index}`,
    current: index === 7,
    about: '',
  }));
  const first = firstState(contexts, choice, { columns: 120, rows: 20 });
  assert.ok(draw(first).lines.some((line) => text(line).startsWith('>* c7 ')));
  for (const context of [0, 1, 50, 98, 99]) {
    const shown = draw({ ...first, context }).lines.map(text);
    assert.equal(shown.filter((line) => line.startsWith('>')).length, 1);
    assert.ok(
      shown.some((line) => /^>.(?: )c\d+/.test(line) && line.includes(` c${context} `)),
      `${context}`,
    );
  }
  const recipes = [{ name: 'proxy', does: 'd', needs: 'n', fits: false, why: 'because' }];
  const misfit = draw({ ...first, view: 'recipes', recipes })
    .lines.map(text)
    .join('\n');
  assert.match(misfit, />- proxy/);
  assert.match(misfit, /does not fit this context: because/);
});

test('details stand beside the list on a wide screen, below it on a narrow one', () => {
  const first = firstState([{ name: 'one', current: true, about: '' }], choice, { columns: 100, rows: 20 });
  const described = new Map([['one', [[{ text: 'DETAIL' }]]]]);
  const wide = draw({ ...first, descriptions: described }).lines.map(text);
  assert.match(wide[3] ?? '', /^>\* one +│ DETAIL$/);
  const narrow = draw({ ...first, descriptions: described, size: { columns: 60, rows: 20 } }).lines.map(text);
  assert.match(narrow[3] ?? '', /^>\* one *$/);
  const rule = narrow.lastIndexOf('─'.repeat(60));
  assert.equal(narrow[rule + 1], 'DETAIL');
});

test('a kubeconfig without contexts says so', () => {
  const shown = draw(firstState([], choice, { columns: 80, rows: 20 }))
    .lines.map(text)
    .join('\n');
  assert.match(shown, /0 of 0 contexts/);
  assert.match(shown, /There are no contexts/);
});

test('facts of a description: wrapped beside their label, the place where there is room', () => {
  const position = { file: '/home/user/.kube/config', line: 12, column: 3 };
  const sections = [{ title: 'Cluster', lines: [{ label: 'server', value: 'https://a.example', position }] }];
  assert.deepEqual(sectionLines(sections, 50).map(text), [
    'Cluster',
    '  server  https://a.example              config:12',
  ]);
  assert.deepEqual(sectionLines(sections, 30).map(text), ['Cluster', '  server  https://a.example']);
  assert.deepEqual(sectionLines(sections, 20).map(text), [
    'Cluster',
    '  server  https://a.',
    '          example',
  ]);
});

test('cut, fit and wrap count columns, not characters', () => {
  assert.equal(cut('日本語', 5), '日本…');
  assert.equal(cut('日本語', 4), '日…');
  assert.equal(fit('日本', 6), '日本  ');
  assert.equal(cut('abc', 0), '');
  assert.deepEqual(wrapLines('日本語', 4), ['日本', '語']);
  assert.deepEqual(wrapLines('日本', 1), ['日', '本']);
  assert.deepEqual(wrapLines('one two three', 8), ['one two', 'three']);
  assert.deepEqual(wrapLines('a\tb\r\nc\n', 80), ['a    b', 'c']);
  assert.deepEqual(wrapLines('', 80), ['']);
});
