/** Tabs by radio buttons and a style sheet: what they hide is read as long as each shell's blocks come and go together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDocument } from '../../../src/verify/extract/verify-document.js';
import type { FileReport } from '../../../src/verify/report.js';
import { exampleWorld } from '../../support/example-world.js';

const verify = (text: string): Promise<FileReport[]> =>
  verifyDocument({ file: 'a.html', text, kind: 'html', named: true }, exampleWorld());

const choosing = `:root:has(#in-powershell:checked) .bash,:root:has(#in-bash:checked) .powershell{display:none}`;
const radios =
  '<input type=radio name=shell id=in-bash checked><input type=radio name=shell id=in-powershell>';
const page = (style: string, ...blocks: readonly string[]): string =>
  `<!doctype html><html lang=en><style>${style}</style>${radios}\n${blocks.join('\n')}\n`;
const block = (shell: string, commands: string, around = `class="cmd ${shell}"`): string =>
  `<div ${around}><pre><code class=language-${shell}>${commands}\n</code></pre></div>`;

const bash = block('bash', 'kubectl get pods --context=lab');
const powershell = block('powershell', "kubectl get pods '--context=lab'");

async function verdicts(text: string): Promise<string[]> {
  return (await verify(text)).map(({ shell, verdict }) => `${shell} ${verdict}`);
}

test('the blocks of each shell are read', async () => {
  for (const style of [choosing, `body{margin:0}${choosing}.cmd{margin:1em}`, `@media screen{${choosing}}`])
    assert.deepEqual(await verdicts(page(style, bash, powershell)), ['bash proved', 'powershell proved']);
});

test('what is in no tab is of another shell, or is no command', async () => {
  const text = '<pre class=language-text>NAME  READY</pre>';
  const style = ':root:has(#in-powershell:checked) .bash{display:none}';
  assert.deepEqual(await verdicts(page(style, bash, text, powershell)), ['bash proved', 'powershell proved']);
});

test('texts in the languages of a page come and go by their own rule', async () => {
  const style = `${choosing}:root:has(#in-en:checked) [lang=ja]:not(.keep),:root:has(#in-ja:checked) [lang=en]:not(.keep){display:none}`;
  const prose = '<p lang=en>Why<p lang=ja>なぜ</p>';
  assert.deepEqual(await verdicts(page(style, prose, bash, powershell)), [
    'bash proved',
    'powershell proved',
  ]);
  const inOne = `<div lang=ja>${bash}</div>`;
  assert.deepEqual(await verdicts(page(style, inOne)), ['bash not-proved']);
});

const shown = block('bash', 'curl https://10.0.0.1:6443/api', '');
const subsets: Readonly<Record<string, string>> = {
  'some are in no tab': page(choosing, bash, shown),
  'the other shell’s tab': page(choosing, block('bash', 'kubectl get pods', 'class=powershell')),
  'no language, and commands': page(
    choosing,
    '<div class=powershell><pre>$ kubectl get pods --context=lab\n</pre></div>',
  ),
  'both tabs': page(choosing, block('bash', 'kubectl get pods', 'class="bash powershell"')),
  'a tab in a tab': page(choosing, `<div class=powershell>${bash}</div>`),
  'a style of its own': page(choosing, block('bash', 'kubectl get pods', 'class=bash style="display:block"')),
  'a rule shows one of them': page(
    `${choosing}.x{display:block!important}`,
    block('bash', 'id', 'class="bash x"'),
  ),
  inline: page(`${choosing}.x{display:inline!important}`, block('bash', 'id', 'class="bash x"')),
  'a rule unsets all': page(`${choosing}.x{all:unset}`, block('bash', 'id', 'class="bash x"')),
  'another rule hides one of them': page(
    `${choosing}.x{display:none}`,
    block('bash', 'id', 'class="bash x"'),
  ),
  'another choice': page(':root:has(#in-other:checked) .bash{display:none}', bash),
  'no choice': page('.bash{display:none}', bash),
  'of one of them': page(':root:has(#in-powershell:checked) .bash:first-of-type{display:none}', bash),
  'a part of a block': page(
    choosing,
    '<pre><code class=language-bash>kubectl get pods <span class=powershell># </span>--context=lab\n</code></pre>',
  ),
};

for (const [name, text] of Object.entries(subsets))
  test(`not proved: ${name}`, async () => {
    const found = await verdicts(text);
    assert.ok(found.length > 0 && found.every((one) => !one.endsWith(' proved')), found.join());
  });

test('what a rule is about is read with what stands in nested arguments', async () => {
  for (const selector of [':is(:not(.y), .z)', ':is(.y, :not(.z))', ':not(:is(:not(div)))', '[class=CMD]'])
    assert.deepEqual(await verdicts(page(`${selector}{display:none}`, `<div class=cmd>${shown}</div>`)), [
      'bash not-proved',
    ]);
});

const contexts = [1, 2]
  .map((n) => `:root:has(#in-k${n}:checked) .of:not(.k${n}){display:none!important}`)
  .join('');
const ofContext = (n: number | string, name: string): string =>
  block('bash', `kubectl get pods --context=${name}`, `class="cmd bash of k${n}"`);

/** Each report, with its context. */
const choices = async (text: string): Promise<string[]> =>
  (await verify(text)).map(({ choice, verdict, calls }) => `${choice} ${verdict} ${calls.length}`);

test('the blocks of each context are read, and those that are for all', async () => {
  const both = page(choosing + contexts, ofContext(1, 'lab'), ofContext(2, 'lab'));
  assert.deepEqual(await choices(both), ['1 proved 1', '2 proved 1']);
  const shared = page(choosing + contexts, bash, ofContext(1, 'lab'), ofContext(2, 'lab'));
  assert.deepEqual(await choices(shared), ['1 findings 2', '2 findings 2']);
  const around = page(
    contexts,
    `<section class="of k1">${block('bash', 'kubectl get pods --context=lab', '')}</section>`,
    ofContext(2, 'lab'),
  );
  assert.deepEqual(await choices(around), ['1 proved 1', '2 proved 1']);
});

const torn: Readonly<Record<string, string>> = {
  'of no context': page(contexts, ofContext(1, 'lab'), ofContext('', 'lab')),
  'of one without a rule': page(contexts, ofContext(1, 'lab'), ofContext(3, 'lab')),
  'of two contexts': page(contexts, block('bash', 'kubectl get pods --context=lab', 'class="of k1 k2"')),
  'one in another': page(contexts, `<div class="of k2">${ofContext(1, 'lab')}</div>`),
  'another rule': page(contexts.replace('.of:not(.k1)', '.of:not(.k2)'), ofContext(1, 'lab')),
  'another rule hides it': page(`${contexts}.k1{display:none}`, ofContext(1, 'lab')),
  'another declaration': page(contexts.replace('display:none', 'visibility:hidden'), ofContext(1, 'lab')),
};
for (const [name, text] of Object.entries(torn))
  test(`not proved, of contexts: ${name}`, async () => {
    const reports = await verify(text);
    assert.ok(
      reports.some(({ verdict }) => verdict === 'not-proved'),
      JSON.stringify(reports),
    );
  });
