/** The index of a fleet of pages in Chromium: what it shows, finds and does not do, whatever contexts are called. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inert } from '../../src/display.js';
import { isTablePage } from '../../src/document/html/table-page.js';
import { htmlIndex } from '../../src/fleet/index-html.js';
import type { Row } from '../../src/fleet/table.js';
import { closeBrowser, newContext, opened } from '../support/browser.js';
import { hostileNames } from '../support/hostile.js';
import { needs } from '../support/tools.js';

const skip = needs('chromium');
after(closeBrowser);

const row = (context: string, more: Partial<Row> = {}): Row => ({
  kubeconfig: undefined,
  context,
  cluster: 'k',
  server: 'https://127.0.0.1:6443',
  authority: '2046-11-19',
  credentials: '',
  file: 'a b.html',
  state: 'ready',
  ...more,
});

async function shown(rows: readonly Row[], language: 'en' | 'ja' = 'en') {
  const folder = await mkdtemp(join(tmpdir(), 'kubesteps-index-'));
  try {
    const html = htmlIndex(rows, language);
    assert.ok(isTablePage(html));
    await writeFile(join(folder, 'index.html'), html);
    const url = pathToFileURL(join(folder, 'index.html')).href;
    return { ...(await opened(await newContext(), url)), url };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a row for each context, with a link to its document; nothing is asked for, nothing refused', {
  skip,
}, async () => {
  const { page, requests, errors, violations, url } = await shown([row('b'), row('a', { file: undefined })]);
  assert.deepEqual(await page.locator('tbody tr td:first-child').allTextContents(), ['a', 'b']);
  assert.deepEqual(
    await page.locator('tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ['a%20b.html'],
  );
  assert.deepEqual([requests, errors, await violations()], [[url], [], []]);
});

test('the search finds rows by all of its words, and says how many', { skip }, async () => {
  const { page } = await shown([row('prod-eu'), row('prod-us', { state: 'the CA ends soon' }), row('dev')]);
  const found = async (words: string): Promise<unknown> => {
    await page.getByLabel('Search').fill(words);
    return [
      await page.locator('tbody tr:visible td:first-child').allTextContents(),
      await page.getByRole('status').textContent(),
    ];
  };
  assert.deepEqual(await found('PROD'), [['prod-eu', 'prod-us'], '2 of 3 shown']);
  assert.deepEqual(await found('soon prod'), [['prod-us'], '1 of 3 shown']);
  assert.deepEqual(await found('nowhere'), [[], '0 of 3 shown']);
  assert.deepEqual(await found(''), [['dev', 'prod-eu', 'prod-us'], '3 of 3 shown']);
});

test('names are text, whatever they hold', { skip }, async () => {
  const names = [
    ...hostileNames,
    '"><img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '$&',
  ];
  const { page, errors, violations } = await shown(
    names.map((name) => row(name, { cluster: name })),
    'ja',
  );
  const texts = await page.locator('tbody tr td:first-child').allTextContents();
  assert.deepEqual([...texts].sort(), names.map(inert).sort());
  assert.deepEqual([errors, await violations()], [[], []]);
  assert.equal(await page.locator('img').count(), 0);
});
