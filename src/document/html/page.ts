/**
 * A runbook as one page of HTML that needs nothing but itself: the same steps in each language that it is given in. A
 * pure function, so that the same runbook is the same bytes.
 */
import { createHash } from 'node:crypto';
import { speaker } from '../../render/messages.js';
import { headerIn } from '../machine-data.js';
import type { Block } from '../runbook.js';
import { script, style } from './compiled.js';
import { attribute, type HtmlText, html, json, text } from './markup.js';
import { type PageWords, pageWords } from './page-words.js';
import { policyOf } from './policy.js';
import { inEach, plain, type Runbooks } from './said.js';
import { main } from './sections.js';
import { shellNames } from './step.js';

type Its = Runbooks[number];

/** The first language is shown where nobody chooses one. Throws where a page cannot hold a text. */
export function htmlPage(runbooks: Runbooks): string {
  const [first] = runbooks;
  const spoken = new Map(runbooks.map((its) => [its, pageWords(speaker(its.language))]));
  const words = (its: Its): PageWords => spoken.get(its) ?? pageWords(speaker(its.language));
  const said = (of: (its: PageWords) => string): HtmlText =>
    inEach(runbooks, 'span', (its) => text(of(words(its))));
  const forScript = runbooks.map((its) => [its.language, { title: plain(its.title), ...words(its).script }]);
  return html`<!doctype html>
<html${attribute('lang', first.language)}${attribute('data-id', digest(runbooks))}>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy${attribute('content', policy)}>
<meta name=viewport content="width=device-width">
<meta name=referrer content=no-referrer>
<meta name=generator content=kubesteps>
<meta name=kubesteps${attribute('content', first.header)}>
<meta name=description${attribute('content', first.purpose.map(plain).join(' '))}>
<title>${text(plain(first.title))}</title>
<style>${style as HtmlText}</style>
</head>
<body>
<a class="skip vh" href=#main>${said(({ skip }) => skip)}</a>
<header><div class=bar>
${where(first)}
${tabs(
  'shell',
  said(({ shell }) => shell),
  shellTabs(first),
)}
${
  runbooks.length === 1
    ? html``
    : tabs(
        'lang',
        said(({ language }) => language),
        languageTabs(runbooks),
      )
}
</div></header>
<main id=main tabindex=-1>
${main(runbooks, words)}</main>
<footer>${said(({ footer }) => footer)}<p class=vh role=status id=status></p></footer>
<script type=application/json id=words>${json(Object.fromEntries(forScript))}</script>
<script>${script as HtmlText}</script>
</body>
</html>
`;
}

const policy = policyOf(script, style);

/** What the page is remembered by. */
const digest = (runbooks: Runbooks): string =>
  createHash('sha256').update(JSON.stringify(runbooks)).digest('hex').slice(0, 16);

/** The cluster, always in sight. */
function where({ header }: Its): HtmlText {
  const made = headerIn(header);
  if (made === undefined) return html``;
  return html`<p><b translate=no>${text(`${made.options.context ?? ''}`)}</b> <code>${text(made.server)}</code></p>`;
}

interface Tab {
  readonly value: string;
  /** What it is for where that is another one than what is chosen; it stays in sight. */
  readonly lang?: string;
  readonly label: HtmlText;
}

/** Radio buttons, so that the style sheet alone can show what is chosen. The first is, before anyone chooses. */
function tabs(name: 'shell' | 'lang', legend: HtmlText, choices: readonly Tab[]): HtmlText {
  const made = choices.map(({ value, label, lang }, index) => {
    const id = `in-${value}`;
    const checked = index === 0 ? html` checked` : html``;
    const own = lang === undefined ? html`` : html`${attribute('lang', lang)} class=keep`;
    return html`<input type=radio${attribute('name', name)}${attribute('id', id)}${attribute('value', value)}${checked}><label${attribute('for', id)}${own}>${label}</label>`;
  });
  return html`<fieldset><legend class=vh>${legend}</legend><div class=tabs>${made}</div></fieldset>`;
}

const shellTabs = ({ cleanUp }: Its): readonly Tab[] =>
  cleanUp.blocks.map(({ shell }: Block) => ({ value: shell, label: text(shellNames[shell]) }));

const ownNames = { en: 'English', ja: '日本語' } as const;

const languageTabs = (runbooks: Runbooks): readonly Tab[] =>
  runbooks.map(({ language }) => ({ value: language, lang: language, label: text(ownNames[language]) }));
