/** The help of generate stands under headings, each option under one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf, groupTitles } from '../../src/command-line/option-groups.js';
import { optionsOf } from '../../src/command-line/options.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

async function help(...words: readonly string[]): Promise<string> {
  const host = fakeHost();
  assert.equal(await main([...words, '--help'], host), 0);
  return host.written.stdout;
}

test('every option of generate has a heading, and every heading an option', () => {
  const names = optionsOf('generate').flatMap(({ name, argument }) => (argument === true ? [] : [name]));
  const used = names.map((name) => groupOf('generate', name));
  assert.deepEqual(
    names.filter((name) => groupOf('generate', name) === undefined),
    [],
  );
  assert.deepEqual(new Set(used), new Set(groupTitles));
});

test('help shows each option once, under its heading', async () => {
  const text = await help('generate');
  const places = groupTitles.map((title) => text.indexOf(`\n${title}\n`));
  assert.ok(places.every((at) => at > 0));
  for (const { name, argument } of optionsOf('generate')) {
    if (argument === true) continue;
    const lines = [...text.matchAll(new RegExp(`^ +(?:-\\w, +)?--${name} `, 'gm'))];
    assert.equal(lines.length, 1, name);
    const before = groupTitles.filter((_, index) => (places[index] ?? 0) < (lines[0]?.index ?? 0));
    const nearest = before
      .toSorted((one, two) => text.indexOf(`\n${one}\n`) - text.indexOf(`\n${two}\n`))
      .at(-1);
    assert.equal(nearest, groupOf('generate', name), name);
  }
});

test('no other verb has that many', async () => {
  for (const verb of ['verify', 'get', 'lint', 'recipes']) {
    const text = await help(verb);
    for (const title of groupTitles) assert.ok(!text.includes(title), verb);
  }
});

test('the headings are Japanese, too', async () => {
  const text = await help('generate', '--lang', 'ja');
  for (const title of groupTitles) assert.ok(!text.includes(title), title);
  assert.match(text, /\nリクエスト:\n/);
});
