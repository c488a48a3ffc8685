/** A page in Chromium: what a reader sees, copies, checks off and prints, with scripts and styles and without. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { htmlPage } from '../../../src/document/html/page.js';
import { closeBrowser, newContext, opened, reloaded } from '../../support/browser.js';
import { root } from '../../support/paths.js';
import { full, portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { type SamplePage, samplePage, severalPage } from './sample-page.js';

const skip = needs('chromium');

let folder = '';
let file = '';
let other = '';
let served = '';
let server: Server | undefined;
let sample: SamplePage;
let several = '';
/** The header of the next answers. */
let policy: string | undefined;

before(async () => {
  if (skip !== false) return;
  sample = await samplePage();
  folder = await mkdtemp(join(tmpdir(), 'kubesteps-page-'));
  await writeFile(join(folder, 'token.html'), sample.html);
  await writeFile(join(folder, 'proxy.html'), (await samplePage('proxy')).html);
  file = pathToFileURL(join(folder, 'token.html')).href;
  other = pathToFileURL(join(folder, 'proxy.html')).href;
  await writeFile(join(folder, 'several.html'), await severalPage());
  several = pathToFileURL(join(folder, 'several.html')).href;
  server = createServer((_, response) => {
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(sample.html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  served = `http://localhost:${(server.address() as AddressInfo).port}/`;
});

after(async () => {
  await closeBrowser();
  server?.closeAllConnections();
  server?.close();
  if (folder !== '') await rm(folder, { recursive: true });
});

/** The server's address, where the next answer has this header. */
function servedWith(header: string): string {
  policy = header;
  return served;
}

const shells = ['bash', 'powershell'] as const;
const blocksOf = (shell: (typeof shells)[number]): string[] =>
  [...sample.runbooks[0].steps, sample.runbooks[0].cleanUp].flatMap(({ blocks }) =>
    blocks.filter((block) => block.shell === shell).map(({ text }) => text),
  );

let pages = 0;

/** A test with a page of its own; a quick run takes every third. */
function inPage(
  name: string,
  what: { readonly url?: () => string; readonly init?: string } & BrowserContextOptions,
  body: (page: Page, watched: Awaited<ReturnType<typeof opened>>) => Promise<void>,
): void {
  const { url = () => file, init, ...options } = what;
  if (!full && pages++ % 3 !== 0) return;
  test(name, { skip }, async () => {
    const context = await newContext(options);
    try {
      const watched = await opened(context, url(), init);
      await body(watched.page, watched);
    } finally {
      policy = undefined;
      await context.close();
    }
  });
}

const choose = (page: Page, id: string): Promise<void> => page.click(`label[for=${id}]`);
/** An expression in the page: a function would be typed as one of Node's. */
const evaluated = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(`(${expression})`);
const visible = (page: Page, selector: string): Promise<boolean[]> =>
  evaluated(
    page,
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.checkVisibility({ contentVisibilityAuto: true }))`,
  );
const isAll = (found: readonly boolean[], value: boolean): void => {
  assert.ok(found.length > 3, `${found.length}`);
  assert.ok(
    found.every((one) => one === value),
    found.join(),
  );
};

const places: readonly (readonly [string, () => string])[] = [
  ['a file', () => file],
  ['a server', () => served],
];
for (const [where, url] of portion(places, 1))
  inPage(
    `${where}: one request, no violation of its policy, no error`,
    { url },
    async (page, { requests, errors, violations }) => {
      await choose(page, 'in-powershell');
      await page.click('.powershell button');
      await page.check('.done input');
      assert.deepEqual(requests, [url()]);
      assert.deepEqual(await violations(), []);
      assert.deepEqual(errors, []);
    },
  );

inPage('its policy stops what somebody slips in', {}, async (page, { violations }) => {
  const ran = await evaluated(
    page,
    `(() => {
      const button = document.createElement('b');
      const refused = (what) => {
        try {
          what();
          return false;
        } catch {
          return true;
        }
      };
      button.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(button);
      return [
        refused(() => button.setAttribute('onclick', '')),
        refused(() => { button.innerHTML = '<i>'; }),
        getComputedStyle(button).color !== 'rgb(1, 2, 3)',
      ];
    })()`,
  );
  assert.deepEqual(ran, [true, true, true]);
  assert.deepEqual(new Set(await violations()), new Set(['style-src-attr', 'require-trusted-types-for']));
});

inPage(
  'without storage it works, and forgets',
  { url: () => servedWith('sandbox allow-scripts') },
  async (page, { errors }) => {
    await choose(page, 'in-powershell');
    isAll(await visible(page, '.powershell'), true);
    await page.check('.done input');
    assert.match((await page.textContent('nav p')) ?? '', /1 of 7 done/);
    assert.deepEqual(errors, []);
  },
);

inPage('without scripts: tabs switch, and nothing is dead', { javaScriptEnabled: false }, async (page) => {
  isAll(await visible(page, 'section'), true);
  isAll(await visible(page, '.bash'), true);
  isAll(await visible(page, '.powershell'), false);
  await choose(page, 'in-powershell');
  isAll(await visible(page, '.bash'), false);
  isAll(await visible(page, '.powershell'), true);
  isAll(await visible(page, 'main [lang=ja]'), false);
  await choose(page, 'in-ja');
  isAll(await visible(page, 'main [lang=ja]:not(details *)'), true);
  isAll(await visible(page, 'main [lang=en]'), false);
  assert.equal(await page.locator('button, [type=checkbox]').count(), 0);
  await page.click('summary >> nth=0');
});

inPage(
  'without scripts and styles: everything is there, in order, with its shell',
  {
    url: () => servedWith("sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"),
  },
  async (page) => {
    isAll(await visible(page, 'pre, main [lang]:not(details *)'), true);
    const labels = await page.locator('.cmd > p').allInnerTexts();
    const texts = await page
      .locator('.cmd pre')
      .evaluateAll((all) => all.map(({ textContent }) => textContent));
    const expected = sample.runbooks[0].steps
      .concat(sample.runbooks[0].cleanUp)
      .flatMap(({ blocks }) => blocks);
    assert.deepEqual(
      texts,
      expected.map(({ text }) => text),
    );
    assert.deepEqual(
      labels,
      expected.map(({ shell }) => (shell === 'bash' ? 'bash, zsh' : 'PowerShell')),
    );
  },
);

const said = (page: Page, text: string): Promise<void> =>
  page.locator('[role=status]', { hasText: text }).waitFor({ state: 'attached' });
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

for (const [name, init] of [
  ['the clipboard', ''],
  [
    'a browser that allows no clipboard',
    'navigator.clipboard.writeText = () => Promise.reject(new Error("no"))',
  ],
] as const)
  inPage(
    `${name}: a button copies its block, byte for byte, and says so`,
    { ...clipboard, init },
    async (page) => {
      for (const shell of init === '' || full ? shells : ['bash' as const]) {
        await choose(page, `in-${shell}`);
        const buttons = page.locator(`.${shell} button`);
        const copied: string[] = [];
        for (let index = 0; index < (await buttons.count()); index++) {
          await buttons.nth(index).click();
          await said(page, 'Copied');
          copied.push(await evaluated(page, 'navigator.clipboard.readText()'));
          const isFocused = `document.activeElement === document.querySelectorAll('.${shell} button')[${index}]`;
          assert.ok(await evaluated(page, isFocused));
          await evaluated(page, `document.querySelector('[role=status]').replaceChildren()`);
        }
        assert.deepEqual(copied, blocksOf(shell));
      }
    },
  );

inPage(
  'where nothing can be copied, it says so',
  { init: 'navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false' },
  async (page) => {
    await page.click('.bash button');
    await said(page, 'Not copied');
  },
);

inPage('it remembers, each page for itself, and starts over', {}, async (page) => {
  await choose(page, 'in-powershell');
  await choose(page, 'in-ja');
  await page.check('#token .done input');
  assert.match((await page.textContent('[role=status]')) ?? '', /7件中1件/);
  await reloaded(page, () => page.isChecked('#token .done input'));
  assert.deepEqual(
    [
      await page.isChecked('#in-powershell'),
      await page.isChecked('#in-ja'),
      await page.isChecked('#token .done input'),
    ],
    [true, true, true],
  );
  assert.equal(await page.getAttribute('html', 'lang'), 'ja');
  assert.match(await page.title(), /[ぁ-ん]/);
  assert.equal(await page.locator('nav .ok').count(), 1);
  const stored = await evaluated<object>(page, '{ ...localStorage }');
  assert.equal(Object.keys(stored).length, 1);
  await page.goto(other);
  assert.ok(await page.isChecked('#in-bash'));
  assert.equal(await page.locator('.done input:checked').count(), 0);
  await page.check('.done input >> nth=0');
  await page.goto(file);
  await page.click('nav button');
  assert.equal(await page.locator('.done input:checked').count(), 0);
  await reloaded(page, async () => (await page.locator('.done input:checked').count()) === 0);
  assert.equal(await page.locator('.done input:checked').count(), 0);
  assert.ok(await page.isChecked('#in-powershell'));
  await page.goto(other);
  assert.equal(await page.locator('.done input:checked').count(), 1);
});

inPage(
  'a reader’s own language and system come first',
  { locale: 'ja-JP', userAgent: 'Windows NT 10.0' },
  async (page) => {
    assert.ok((await page.isChecked('#in-ja')) && (await page.isChecked('#in-powershell')));
  },
);

const axe = skip === false ? readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8') : '';
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly incomplete: AxeResult['violations'];
  readonly passes: readonly unknown[];
}

const narrow = { viewport: { width: 320, height: 640 } };
const everyLook = [
  ...(['light', 'dark'] as const).flatMap((colorScheme) =>
    ['en-US', 'ja-JP'].map((locale) => [`${colorScheme}, ${locale}`, { colorScheme, locale }] as const),
  ),
  ['forced colours', { forcedColors: 'active' }],
  ['forced colours, narrow, in Japanese', { forcedColors: 'active', locale: 'ja-JP', ...narrow }],
] as const;
const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['dark, narrow, in Japanese', { colorScheme: 'dark', locale: 'ja-JP', ...narrow }],
  ...(full ? everyLook : []),
];
for (const [name, options] of looks)
  inPage(`axe finds nothing: ${name}`, options, (page) => axeFindsNothing(page));
for (const [name, options] of looks)
  inPage(
    `axe finds nothing where there are several contexts: ${name}`,
    { ...options, url: () => several },
    async (page) => {
      await choose(page, 'in-k2');
      await axeFindsNothing(page);
    },
  );

async function axeFindsNothing(page: Page): Promise<void> {
  await page.check('.done input >> nth=0');
  await page.click('summary >> nth=0');
  await evaluated(page, 'scrollTo(0, 0)');
  await page.evaluate(axe);
  for (const shell of full ? shells : ['bash']) {
    await choose(page, `in-${shell}`);
    const found = await evaluated<AxeResult>(
      page,
      `axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
      })`,
    );
    const told = (those: AxeResult['violations']) =>
      those.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    assert.deepEqual([...told(found.violations), ...told(found.incomplete)], []);
    assert.ok(found.passes.length > 25, `${found.passes.length}`);
  }
}

interface Stop {
  readonly order: number;
  readonly outline: number;
  readonly seen: boolean;
}
/** A radio button is seen by its label. */
const focused = `(() => {
  const now = document.activeElement;
  if (now === document.body) return null;
  const shown = now.matches('.tabs input') ? now.nextElementSibling : now;
  const { top, bottom } = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  return {
    order: [...document.querySelectorAll('*')].indexOf(now),
    outline: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
    seen: top >= 0 && bottom <= innerHeight,
  };
})()`;

inPage(
  'by keyboard alone: in the order of reading, always seen',
  { viewport: { width: 1000, height: 700 } },
  async (page) => {
    let stops = 0;
    let last = -1;
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await evaluated<Stop | null>(page, focused);
      if (stop === null) break;
      assert.ok(stop.order > last && stop.outline >= 2 && stop.seen, JSON.stringify(stop));
      last = stop.order;
      stops++;
    }
    // Contents, a button and a check mark for each step, a group of tabs each.
    assert.ok(stops > 25, `${stops}`);
    await page.keyboard.press('Tab');
  },
);

inPage('the tabs by keyboard', {}, async (page) => {
  await page.focus('#in-bash');
  await page.keyboard.press('ArrowRight');
  isAll(await visible(page, '.powershell'), true);
  isAll(await visible(page, '.bash'), false);
});

for (const width of full ? [320, 768, 1280] : [320])
  inPage(
    `${width} px: nothing is wider than the window`,
    { viewport: { width, height: 700 } },
    async (page) => {
      for (const chosen of ['in-bash', 'in-powershell', 'in-ja']) {
        await choose(page, chosen);
        assert.equal(await evaluated(page, 'document.documentElement.scrollWidth'), width);
      }
    },
  );

inPage('in print: both shells, all details, the chosen language, and no controls', {}, async (page) => {
  await choose(page, 'in-ja');
  await page.emulateMedia({ media: 'print' });
  isAll(await visible(page, '.bash, .powershell'), true);
  isAll(await visible(page, 'details dd[lang=ja]'), true);
  isAll(await visible(page, 'main [lang=en]'), false);
  isAll(await visible(page, 'button, .done, .tabs input'), false);
  const wide = await evaluated(
    page,
    `[...document.querySelectorAll('pre')].some((pre) => pre.scrollWidth > pre.clientWidth)`,
  );
  assert.equal(wide, false);
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
});

inPage('nothing moves, and no name is translated', { reducedMotion: 'reduce' }, async (page) => {
  const moving = await evaluated(
    page,
    `[...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return transitionDuration !== '0s' || animationName !== 'none';
    }).length`,
  );
  assert.equal(moving, 0);
  assert.equal(
    await evaluated(
      page,
      `[...document.querySelectorAll('code, samp')].filter((one) => one.translate).length`,
    ),
    0,
  );
});

/** The page of a runbook with that many steps. */
async function longPage(count: number): Promise<string> {
  const long = sample.runbooks.map((its) => ({
    ...its,
    steps: Array.from({ length: count }, (_, index) => {
      const step = its.steps[index % its.steps.length] ?? its.cleanUp;
      return { ...step, id: `${step.id}-${index}` };
    }),
  })) as unknown as SamplePage['runbooks'];
  const path = join(folder, 'long.html');
  await writeFile(path, htmlPage(long));
  return pathToFileURL(path).href;
}

inPage('two hundred steps: each is listed, is checked off, and is copied', clipboard, async (page) => {
  await page.goto(await longPage(200));
  assert.equal(await page.locator('nav li').count(), 200 + 4);
  await page.check('.done input >> nth=199');
  assert.match((await page.textContent('nav p')) ?? '', /1 of 201 done/);
  await page.click('.bash button >> nth=199');
  await said(page, 'Copied');
  const wanted = sample.runbooks[0].steps[199 % sample.runbooks[0].steps.length];
  assert.equal(
    await evaluated(page, 'navigator.clipboard.readText()'),
    wanted?.blocks.find(({ shell }) => shell === 'bash')?.text,
  );
  await reloaded(page, () => page.isChecked('.done input >> nth=199'));
  assert.ok(await page.isChecked('.done input >> nth=199'));
});

inPage('where a step fails, what may be seen unfolds below its block', {}, async (page) => {
  await choose(page, 'in-ja');
  const call = page.locator('#call details', { hasText: 'うまくいかないとき' });
  assert.equal(await call.locator('dt').first().isVisible(), false);
  await call.locator('summary').click();
  assert.ok(await call.locator('dt', { hasText: 'HTTP 401' }).isVisible());
  assert.ok(await call.locator('dd[lang=ja]', { hasText: '手順 4' }).isVisible());
  assert.equal(await call.locator('dd[lang=en]').first().isVisible(), false);
});

inPage(
  'a context is chosen without scripts, and nothing of the others is left',
  { url: () => several, javaScriptEnabled: false },
  async (page) => {
    const shown = async (): Promise<string> =>
      (await evaluated<string>(page, "document.querySelector('main').innerText")).replace(
        /^[\s\S]*On this page|Made by: .*/g,
        '',
      );
    const first = await shown();
    assert.match(first, /--context=lab\b/);
    assert.doesNotMatch(first, /--context=prod-east|shop/);
    await choose(page, 'in-k2');
    const second = await shown();
    assert.match(second, /--context=prod-east/);
    assert.match(second, /shop\/default/);
    assert.doesNotMatch(second, /--context=lab\b|127\.0\.0\.1/);
  },
);

inPage(
  'of several contexts the chosen one is remembered, copied and printed',
  { url: () => several, ...narrow, permissions: ['clipboard-read', 'clipboard-write'] },
  async (page, { violations, errors }) => {
    await choose(page, 'in-k2');
    await reloaded(page, () => page.isChecked('#in-k2'));
    assert.deepEqual(await visible(page, '.cmd.bash.k1'), Array(7).fill(false));
    assert.deepEqual(await visible(page, '.cmd.bash.k2'), Array(7).fill(true));
    assert.equal(await evaluated<number>(page, 'document.documentElement.scrollWidth'), 320);
    await page.click('.cmd.bash.k2 button >> nth=1');
    assert.equal(
      await evaluated<string>(page, 'navigator.clipboard.readText()'),
      "export CLUSTER_NAME='prod'\n",
    );
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await visible(page, '.cmd.k1'), Array(14).fill(false));
    assert.deepEqual(await visible(page, '.cmd.k2'), Array(14).fill(true));
    assert.deepEqual(await violations(), []);
    assert.deepEqual(errors, []);
  },
);
