/** A team's own look of a page (src/look): what a template is given, and how what it writes becomes part of the page. */
import type { Look } from '../../look/look.js';
import type { PartName, View } from '../../look/parts.js';
import type { Runbooks } from '../runbook.js';
import { inAddress } from '../template-text.js';
import { type HtmlText, html, text } from './markup.js';
import { inEach, inline, joined } from './said.js';
import { choicesOf } from './tabs.js';

type PagePart = Extract<PartName, `${string}.html.hbs`>;

type Common = View<'header.html.hbs', HtmlText>;

/** Writes a part as the look has it; undefined where it has none, or where there is no look. */
export type WritePart = <Name extends PagePart>(
  name: Name,
  /** What the part is given besides what all are. `written`: the blocks that the template writes. */
  own: (written: ReadonlySet<string>) => Omit<View<Name, HtmlText>, keyof Common>,
) => HtmlText | undefined;

export function partWriter(look: Look | undefined, runbooks: Runbooks): WritePart {
  if (look === undefined) return () => undefined;
  const common: Common = {
    title: inEach(runbooks, 'span', ({ title }) => inline(title)),
    contexts: choicesOf(runbooks).map(({ context, server }) => ({
      context: html`<span translate=no>${text(context)}</span>`,
      server: html`<code>${text(server)}</code>`,
      contextInUrl: text(inAddress(context)),
      serverInUrl: text(inAddress(server)),
    })),
    several: runbooks[0].choice !== undefined,
  };
  return (name, own) => {
    if (!look.has(name)) return undefined;
    // TypeScript does not see that what all are given and the rest is the whole.
    const view = { ...common, ...own(look.blocks(name)) } as unknown as View<typeof name, HtmlText>;
    const pieces = look.write(name, view) ?? [];
    // It begins and ends with lines of its own.
    return joined([...pieces.map((piece) => piece.text as HtmlText), html`\n`]);
  };
}
