/** `--editable`: what a reader types is quoted again by the product's own quoters, and is what `generate` would write. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { closeBrowser, newContext, opened, reloaded } from '../../support/browser.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { hostileNames } from '../../support/hostile.js';
import { pasteable } from '../../support/pasteable.js';
import { root } from '../../support/paths.js';
import { Random } from '../../support/random.js';
import { realShells } from '../../support/shells.js';
import { full, portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { editablePage } from './sample-page.js';

const skip = needs('chromium');
const folder = await mkdtemp(join(tmpdir(), 'kubesteps-fields-'));
after(async () => {
  await closeBrowser();
  await rm(folder, { recursive: true });
});

async function shown(
  html: string,
  body: (page: Page, watched: Awaited<ReturnType<typeof opened>>) => Promise<void>,
  options: Parameters<typeof newContext>[0] = {},
): Promise<void> {
  const file = join(folder, 'page.html');
  await writeFile(file, html);
  const context = await newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  try {
    const watched = await opened(context, pathToFileURL(file).href);
    await body(watched.page, watched);
    if (options.javaScriptEnabled !== false)
      assert.deepEqual([watched.errors, await watched.violations()], [[], []]);
    assert.equal(new Set(watched.requests).size, 1);
  } finally {
    await context.close();
  }
}

type Values = Readonly<Record<string, string>>;
const field = (page: Page, name: string) => page.locator(`#values label:has-text("--${name}") input`);
async function type(page: Page, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
}
const blocks = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.cmd pre')].map(({ textContent }) => textContent)`);
/** As the file has them: no script of the page has quoted anything. */
const blocksIn = async (html: string): Promise<string[]> => {
  let found: string[] = [];
  await shown(
    html,
    async (page) => {
      found = await blocks(page);
    },
    { javaScriptEnabled: false },
  );
  return found;
};
/** A command is folded by its length, and what is typed is not folded again. */
const unfolded = (text: string): string => text.replace(/ [\\`]\n +/g, ' ');

/** Of each recipe, what its page takes. */
const taken: Readonly<Record<string, Values>> = {
  token: { namespace: 'kube-system', 'service-account': '1e3.x', path: "/api/v1/pods?limit=1&a=$b!c'd" },
  'bound-token': { namespace: '0x1f', 'service-account': 'true', path: '/' },
  'secret-token': { namespace: 'null', 'service-account': 'a.b-c', path: '/apis/apps/v1' },
  'service-account': { namespace: '007', 'service-account': 'off' },
  proxy: { path: "/version?x=(a);b*c,d'e" },
  whoami: { namespace: 'yes', 'service-account': '0.0' },
  'can-i': { 'service-account': '1.5' },
};
for (const recipe of portion(pasteable, 2))
  test(`${recipe}: what is typed is what generate writes, and can be taken back`, { skip }, async () => {
    const values = taken[recipe] ?? {};
    const html = await editablePage({ recipe });
    const asWritten = await blocksIn(html);
    const wanted = await blocksIn(await editablePage({ recipe, ...values }));
    await shown(html, async (page) => {
      const labels = await page.locator('#values code').allInnerTexts();
      assert.deepEqual(
        labels,
        Object.keys(values).map((name) => `--${name}`),
      );
      const proved = await blocks(page);
      assert.deepEqual(proved, asWritten);
      assert.equal(await page.locator('.cmd b:visible').count(), 0);
      await type(page, values);
      const now = await blocks(page);
      assert.deepEqual(now.map(unfolded), wanted.map(unfolded));
      const changed = now.filter((text, index) => text !== proved[index]).length;
      assert.ok(changed > 0);
      assert.equal(await page.locator('.cmd b:not([hidden])').count(), changed);
      await reloaded(page, async () => isDeepStrictEqual(await blocks(page), now));
      assert.deepEqual(await blocks(page), now, 'remembered');
      await page.click('#values button');
      assert.deepEqual(await blocks(page), proved);
      assert.equal(await page.locator('.cmd b:not([hidden])').count(), 0);
    });
  });

const wrong: readonly (readonly [string, string])[] = [
  ...hostileNames.map((name) => ['namespace', name] as const),
  ...['', 'A', 'a'.repeat(64), '-a', 'a.b'].map((name) => ['namespace', name] as const),
  ...['', 'a..b', 'a'.repeat(254), "a'b"].map((name) => ['service-account', name] as const),
  ...['', 'api', '/a/../b', '/..', '/a b', '/é', '/a"b', `/${'a'.repeat(2000)}`].map(
    (name) => ['path', name] as const,
  ),
].filter(
  ([name, value]) =>
    name !== 'namespace' || !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value.replace(/[\r\n]/g, '')),
);

test('a value that cannot be says why, and the commands stay', { skip }, async () => {
  await shown(await editablePage(), async (page) => {
    await type(page, { namespace: 'shop' });
    const before = await blocks(page);
    for (const [name, value] of portion(wrong, 12)) {
      await field(page, name).fill(value);
      assert.deepEqual(await blocks(page), before, JSON.stringify(value));
      assert.equal(await field(page, name).getAttribute('aria-invalid'), 'true', JSON.stringify(value));
      const why = await field(page, name).getAttribute('aria-describedby');
      assert.ok(await page.isVisible(`#${why}`));
      assert.ok(((await page.textContent('[role=status]')) ?? '').length > 5);
      await field(page, name).fill(name === 'namespace' ? 'shop' : name === 'path' ? '/api' : 'default');
      assert.equal(await page.isVisible(`#${why}`), false);
    }
  });
});

const urlCharacters = "ABab01._~:/?[]@!$&'()*+,;=%-";
function hostile(random: Random): Values {
  const made = (characters: string, most: number): string =>
    Array.from({ length: 1 + random.below(most) }, () => characters[random.below(characters.length)]).join(
      '',
    );
  const name = `${made('a0x9e', 3)}${made('-', 1)}${made('0e1ntrufals', 6)}`;
  return {
    namespace: name,
    'service-account': `${made('ae01', 4)}.${name}`,
    path: `/${made(urlCharacters, 30)}`.replace(/\/\.{1,2}(?=[/?]|$)/g, '/x'),
  };
}

/** Programs that write down what they are given. */
function recording(): { readonly bin: string; readonly record: string; readonly work: string } {
  const bin = join(folder, 'bin');
  const work = join(folder, 'work');
  const record = join(folder, 'record');
  for (const one of [bin, work]) mkdirSync(one, { recursive: true });
  writeFileSync(join(work, 'ca.crt'), 'x');
  writeFileSync(record, '');
  for (const program of ['kubectl', 'curl']) {
    const file = join(bin, program);
    writeFileSync(
      file,
      `#!/bin/sh\nfor one; do printf '%s\\0' "$one"; done >>"$RECORD"\nprintf '\\1' >>"$RECORD"\necho t.o.k\n`,
    );
    chmodSync(file, 0o755);
  }
  return { bin, record, work };
}

/** Types the values, and gives what the buttons of these blocks copy. */
const copied = (values: Values, shell: string): string => `(async () => {
  const values = ${JSON.stringify(values)};
  for (const label of document.querySelectorAll('#values label')) {
    const input = label.querySelector('input');
    input.value = values[label.textContent.slice(2)];
    input.dispatchEvent(new Event('input'));
    if (input.ariaInvalid === 'true') throw new Error(input.value);
  }
  const all = [];
  for (const id of ['token', 'call']) {
    await navigator.clipboard.writeText('');
    document.querySelector('#' + id + ' .${shell} button').click();
    let text = '';
    while (text === '') text = await navigator.clipboard.readText();
    all.push(text);
  }
  return all.join('');
})()`;

const count = fuzzCount({ quick: 12, full: 25, every: 1000 });
for (const shell of portion(realShells, 2))
  fuzzTest(
    `${shell.name} gives kubectl and curl what was typed`,
    { skip: skip || needs(shell.program) },
    async (seed) => {
      const random = new Random(seed);
      const { bin, record, work } = recording();
      const all = Array.from({ length: count }, () => hostile(random));
      const texts: string[] = [];
      await shown(await editablePage(), async (page) => {
        for (const values of all) texts.push(await page.evaluate<string>(copied(values, shell.dialect)));
      });
      const first =
        shell.dialect === 'bash'
          ? `APISERVER=https://s WORK='${work}'\n`
          : `$apiserver = 'https://s'; $work = '${work}'\n`;
      const file = join(folder, shell.dialect === 'bash' ? 'all.sh' : 'all.ps1');
      writeFileSync(file, first + texts.join(''));
      execFileSync(shell.program, [...shell.args(file)], {
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, RECORD: record },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const calls = readFileSync(record, 'utf8')
        .split('\u0001')
        .slice(0, -1)
        .map((call) => call.split('\0').slice(0, -1));
      assert.equal(calls.length, 2 * count);
      for (const [index, { namespace, 'service-account': account, path }] of all.entries()) {
        const [token = [], call = []] = calls.slice(2 * index);
        assert.deepEqual(token, ['create', 'token', account, '--context=lab', `--namespace=${namespace}`]);
        assert.equal(call[call.indexOf('--request') + 2], `https://s${path}`);
      }
    },
  );

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly incomplete: AxeResult['violations'];
}
const axe = skip === false ? readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8') : '';
const looks = [
  { colorScheme: 'dark', locale: 'ja-JP', viewport: { width: 320, height: 640 } },
  ...(full ? ([{ colorScheme: 'light' }, { forcedColors: 'active', locale: 'ja-JP' }] as const) : []),
] as const;
for (const look of looks)
  test(`axe finds nothing in fields, right and wrong: ${JSON.stringify(look)}`, { skip }, async () => {
    await shown(
      await editablePage(),
      async (page) => {
        await type(page, { namespace: 'shop', 'service-account': 'A' });
        await page.evaluate(axe);
        const { violations, incomplete } = await page.evaluate<AxeResult>(
          `axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
          })`,
        );
        const told = [...violations, ...incomplete].map(({ id, nodes }) => [
          id,
          nodes.map(({ html }) => html),
        ]);
        assert.deepEqual(told, []);
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        assert.equal(width, page.viewportSize()?.width);
      },
      look as Parameters<typeof newContext>[0],
    );
  });
