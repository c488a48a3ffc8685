/** A table as one page of HTML that needs nothing but itself, with a search. The same table is the same bytes. */
import { indexScript, indexStyle } from './compiled.js';
import { attribute, type HtmlText, html, text } from './markup.js';
import { policyOf } from './policy.js';

/** What stands in a cell. */
export type Cell =
  | { readonly kind: 'text' | 'code' | 'day'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export interface TablePage {
  readonly language: string;
  readonly title: string;
  readonly about: string;
  /** The label of the search; and how many rows it found, with `#` for their number. */
  readonly search: string;
  readonly found: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const generator = '<meta name=generator content="kubesteps index">';

export const tablePage = (page: TablePage): string => html`<!doctype html>
<html${attribute('lang', page.language)}>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy${attribute('content', policyOf(indexScript, indexStyle))}>
<meta name=viewport content="width=device-width">
<meta name=referrer content=no-referrer>
${generator as HtmlText}
<title>${text(page.title)}</title>
<style>${indexStyle as HtmlText}</style>
</head>
<body>
<main>
<h1>${text(page.title)}</h1>
<p>${text(page.about)}</p>
<div class=find hidden><label for=search>${text(page.search)}</label><input type=search id=search autocomplete=off><p role=status id=found${attribute('data-text', page.found)}></p></div>
<div class=table><table>
<thead><tr>${page.headings.map((heading) => html`<th scope=col>${text(heading)}</th>`)}</tr></thead>
<tbody>
${page.rows.map((row) => html`<tr>${row.map((cell, index) => html`<td${attribute('data-of', page.headings[index] ?? '')}>${content(cell)}</td>`)}</tr>\n`)}</tbody>
</table></div>
</main>
<script>${indexScript as HtmlText}</script>
</body>
</html>
`;

/** Whether a text is such a page. */
export const isTablePage = (page: string): boolean => page.split('\n', 9).includes(generator);

function content(cell: Cell): HtmlText {
  if (cell.text === '') return html``;
  switch (cell.kind) {
    case 'text':
      return text(cell.text);
    case 'code':
      return html`<code translate=no>${text(cell.text)}</code>`;
    case 'day':
      return html`<time>${text(cell.text)}</time>`;
    case 'link':
      return html`<a${attribute('href', cell.href)}>${text(cell.text)}</a>`;
  }
}
