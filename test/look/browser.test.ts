/** A page in a team's own look, in Chromium: nothing loads, nothing is refused by its policy, and everybody can read it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeBrowser, newContext, opened } from '../support/browser.js';
import { root } from '../support/paths.js';
import { full } from '../support/size.js';
import { needs } from '../support/tools.js';
import { generated } from './sample.js';

const skip = needs('chromium');
after(closeBrowser);

const look = {
  'header.html.hbs': `<div class="own"><p lang="en">Payments, for {{title}}</p><p lang="ja">支払い</p>
{{#each contexts}}<p class="own-x">{{context}} at {{server}}: <a href="https://x.example/{{contextInUrl}}">dashboard</a></p>{{/each}}
<table><thead><tr><th scope="col">Who</th><th scope="col">When</th></tr></thead><tbody><tr><td>Ann</td><td>by day</td></tr></tbody></table></div>`,
  'footer.html.hbs': '<div class="care"><p>Never share a token.</p></div>',
  'step.html.hbs': `{{heading}}{{warnings}}<div class="own">{{commands}}</div>{{prints}}{{why}}
{{#unless cleanUp}}<p>{{number}}: {{name}}</p>{{/unless}}{{options}}{{troubles}}`,
  'page.html.hbs': '{{choice}}{{warnings}}{{header}}{{steps}}{{contents}}{{keeping}}{{footer}}',
  'style.css': `:root { --accent: #7a0019; --text: "Noto Sans", sans-serif; --mono: monospace }
@media (prefers-color-scheme: dark) { :root { --accent: #ffb3c0; --on-accent: #000 } }`,
};

const axe = skip === false ? readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8') : '';

for (const colorScheme of full ? (['light', 'dark'] as const) : (['dark'] as const))
  for (const contexts of full
    ? [['--context=lab'], ['--context=lab', '--context=prod']]
    : [['--context=lab', '--context=prod']])
    test(`${colorScheme}, ${contexts.length} contexts`, { skip }, async () => {
      const { code, stdout, stderr } = await generated(look, ['token', '--format=html', ...contexts]);
      assert.equal(code, 0, stderr);
      const folder = await mkdtemp(join(tmpdir(), 'kubesteps-look-'));
      const context = await newContext({ colorScheme });
      try {
        const file = join(folder, 'page.html');
        await writeFile(file, stdout);
        const { page, requests, errors, violations } = await opened(context, pathToFileURL(file).href);
        const said = <T>(expression: string): Promise<T> => page.evaluate<T>(`(${expression})`);
        assert.deepEqual([requests.length, errors, await violations()], [1, [], []]);
        const accent = await said('getComputedStyle(document.documentElement).getPropertyValue("--accent")');
        assert.equal(accent, colorScheme === 'dark' ? '#ffb3c0' : '#7a0019');
        assert.match(await said('getComputedStyle(document.body).fontFamily'), /Noto Sans/);
        const visible = (selector: string): Promise<readonly boolean[]> =>
          said(
            `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.checkVisibility())`,
          );
        assert.deepEqual(await visible('.own > [lang=ja]'), [false]);
        await page.click('label[for=in-ja]');
        assert.deepEqual(await visible('.own > [lang=ja]'), [true]);
        const buttons = await said<number>('document.querySelectorAll(".cmd button").length');
        assert.equal(buttons, (stdout.match(/<div class="cmd /g) ?? []).length);
        assert.ok((await said<number>('document.querySelectorAll(".done").length')) > 4);
        await page.evaluate(axe);
        const found = await said<
          Record<
            'violations' | 'incomplete',
            readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
          >
        >(
          "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } } })",
        );
        const told = [...found.violations, ...found.incomplete].map(({ id, nodes }) => [
          id,
          nodes.map(({ html }) => html),
        ]);
        assert.deepEqual(told, []);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.ok((await said<number>('document.documentElement.scrollWidth')) <= 320);
      } finally {
        await context.close();
        await rm(folder, { recursive: true });
      }
    });
