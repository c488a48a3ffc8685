/** A team's own look in Markdown (src/look): what a template is given, and how what it writes becomes part of a document. */
import type { Look } from '../look/look.js';
import type { PartName, View } from '../look/parts.js';
import type { MarkdownText } from './markdown-text.js';
import type { Runbook, Runbooks } from './runbook.js';
import { fromTemplate, given, inAddress } from './template-text.js';

type MarkdownPart = Extract<PartName, `${string}.md.hbs`>;

type Common = View<'header.md.hbs', MarkdownText>;

/** Writes a part as the look has it; undefined where it has none, or where there is no look. */
export type WritePart = <Name extends MarkdownPart>(
  name: Name,
  /** What the part is given besides what all are. */
  own: () => Omit<View<Name, MarkdownText>, keyof Common>,
) => MarkdownText | undefined;

export function partWriter(look: Look | undefined, runbooks: Runbooks): WritePart {
  if (look === undefined) return () => undefined;
  const common = commonOf(runbooks);
  return (name, own) => {
    if (!look.has(name)) return undefined;
    // TypeScript does not see that what all are given and the rest is the whole.
    const view = { ...common, ...own() } as unknown as View<typeof name, MarkdownText>;
    const pieces = look.write(name, view);
    return pieces && fromTemplate(pieces);
  };
}

function commonOf(runbooks: Runbooks): Common {
  const [first, ...others] = runbooks;
  return {
    title: given(first.title),
    contexts: runbooks.map(({ context, server }: Runbook) => ({
      context: given([{ code: context }]),
      server: given([{ code: server }]),
      contextInUrl: inAddress(context),
      serverInUrl: inAddress(server),
    })),
    several: others.length > 0,
    english: first.language === 'en',
    japanese: first.language === 'ja',
  };
}
