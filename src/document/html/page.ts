/**
 * A runbook as one page of HTML that needs nothing but itself: the same steps in each language that it is given in. A
 * pure function, so that the same runbook is the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Look } from '../../look/look.js';
import { speaker } from '../../render/messages.js';
import type { Runbooks } from '../runbook.js';
import { editableScript, fieldsStyle, script, severalStyle, style } from './compiled.js';
import { partWriter } from './look.js';
import { attribute, type HtmlText, html, json, text } from './markup.js';
import { pageFields } from './page-fields.js';
import { type PageWords, pageWords } from './page-words.js';
import { policyOf } from './policy.js';
import { inEach, inline, plain } from './said.js';
import { main } from './sections.js';
import { choicesOf, contextTabs, languageTabs, shellTabs, tabs } from './tabs.js';

type Its = Runbooks[number];

/** In a team's own look where it has one. The first language is shown where nobody chooses one. Throws where a page cannot hold a text. */
export function htmlPage(runbooks: Runbooks, look?: Look): string {
  const [first] = runbooks;
  const languages = languageTabs(runbooks);
  const isSeveral = first.choice !== undefined;
  const isEditable = first.fields.length > 0;
  const code = isEditable ? editableScript : script;
  const more = isSeveral ? severalStyle + choosing(runbooks) : isEditable ? fieldsStyle : '';
  const styles = style + more + (look === undefined ? '' : boxStyle + look.style);
  const spoken = new Map(runbooks.map((its) => [its, pageWords(speaker(its.language))]));
  const words = (its: Its): PageWords => spoken.get(its) ?? pageWords(speaker(its.language));
  const said = (of: (its: PageWords) => string): HtmlText =>
    inEach(runbooks, 'span', (its) => text(of(words(its))));
  const forScript = runbooks.map((its) => [
    its.language,
    { title: plain(its.title), ...words(its).script, ...(isEditable ? { fields: words(its).fields } : {}) },
  ]);
  return html`<!doctype html>
<html${attribute('lang', first.language)}${attribute('data-id', digest(runbooks))}>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy${attribute('content', styles === style ? policy : policyOf(code, styles))}>
<meta name=viewport content="width=device-width">
<meta name=referrer content=no-referrer>
<meta name=generator content=kubesteps>
<meta name=kubesteps${attribute('content', first.header)}>
<meta name=description${attribute('content', (isSeveral ? [first.title] : first.purpose).map(plain).join(' '))}>
<title>${text(plain(first.title))}</title>
<style>${styles as HtmlText}</style>
</head>
<body>
<a class="skip vh" href=#main>${said(({ skip }) => skip)}</a>
<header><div class=bar>
${where(runbooks)}
${tabs(
  'shell',
  said(({ shell }) => shell),
  shellTabs(first),
)}
${
  languages.length === 1
    ? html``
    : tabs(
        'lang',
        said(({ language }) => language),
        languages,
      )
}
</div></header>
<main id=main tabindex=-1>
${main(runbooks, { words, choice: isSeveral ? choice(runbooks) : html``, part: partWriter(look, runbooks) })}</main>
<footer>${said(({ footer }) => footer)}<p class=vh role=status id=status></p></footer>
<script type=application/json id=words>${json(Object.fromEntries(forScript))}</script>
${
  isEditable
    ? html`<script type=application/json id=fields>${json(pageFields(first))}</script>
`
    : html``
}<script>${code as HtmlText}</script>
</body>
</html>
`;
}

/** For what a template writes. */
const boxStyle = '.own{margin:1rem 0;padding:.5rem 1rem;border:1px solid var(--line);border-radius:10px}';

const policy = policyOf(script, style);

/** What the page is remembered by. */
const digest = (runbooks: Runbooks): string =>
  createHash('sha256').update(JSON.stringify(runbooks)).digest('hex').slice(0, 16);

/** Which of the contexts is shown, and why to stay with it. */
function choice(runbooks: Runbooks): HtmlText {
  const legend = inEach(runbooks, 'span', ({ words }) => text(words.context));
  return html`<div class=choice>
${tabs('context', legend, contextTabs(runbooks))}
${inEach(runbooks, 'p', ({ words }) => inline(words.several))}</div>
`;
}

/** The cluster, always in sight. */
const where = (runbooks: Runbooks): HtmlText =>
  inEach(
    runbooks,
    'p',
    ({ context, server }) => html`<b translate=no>${text(context)}</b> <code>${text(server)}</code>`,
  );

/** The rules by which a choice of a context hides the others; `verify` knows them (src/verify/extract/html-tabs.ts). */
const choosing = (runbooks: Runbooks): string =>
  choicesOf(runbooks)
    .map(({ choice }) => `:root:has(#in-k${choice}:checked) .of:not(.k${choice}){display:none!important}`)
    .join('');
