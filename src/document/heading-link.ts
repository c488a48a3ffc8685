/** Links to headings, whose ids renderers make of their text, each in its own way. */
import type { Flavor } from './flavor.js';
import { inline, type MarkdownText, md, plain } from './markdown-text.js';
import type { Inline } from './runbook.js';

/** Of other names, renderers make ids that are not the same. */
const plainName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The name of a context, as a link to the section with that title where its id is certain. */
export function linked(
  { context }: { readonly context: string },
  title: Inline,
  flavor: Flavor,
): MarkdownText {
  const name = inline([{ code: context }]);
  if (!plainName.test(context)) return inline(title.slice(-1));
  return md`[${name}](#${plain(idOf(title, flavor))})`;
}

/** GitHub, GitLab and Docusaurus keep the letters of all scripts; Python-Markdown those of ASCII alone. */
function idOf(title: Inline, flavor: Flavor): string {
  const text = title.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');
  const kept = flavor === 'mkdocs' ? /[^\w\s-]/g : /[^\p{L}\p{M}\p{N}\s_-]/gu;
  return text.replace(kept, '').trim().toLowerCase().replace(/\s+/g, '-');
}
