/** What the text of a Markdown template may not hold, in any flavor: HTML, and what sites' own templates and MDX act on. */
import type { Node } from './template.js';
import type { Source } from './template-error.js';

const acts: readonly (readonly [RegExp, string, string])[] = [
  // MDX and Hugo read none as CommonMark does, and a comment of HTML could hide commands.
  [/<(?=[A-Za-z/!?]|$)/, 'a Markdown template has no HTML', 'write &lt; for the sign itself'],
  [
    /[{}]/,
    'a brace is what MDX and the templates of some sites act on',
    'write &#123; or &#125; for the sign itself',
  ],
  // pymdownx.snippets, which Backstage's TechDocs turn on.
  [/-8<-/, 'a line by which MkDocs puts another file in', 'write its text here'],
  [/^(?:import|export)\s/m, 'a line that MDX takes for code', 'begin it with another word'],
];

/** Throws a TemplateError. */
export function checkConstants(source: Source, nodes: readonly Node[]): void {
  checkFences(source, nodes);
  for (const node of nodes) {
    if (node.kind === 'constant') {
      for (const [pattern, message, hint] of acts) {
        const found = pattern.exec(node.text);
        if (found !== null) throw source.refused(node.offset + found.index, message, hint);
      }
    } else if (node.kind !== 'value') {
      checkConstants(source, node.body);
      checkConstants(source, node.otherwise);
    }
  }
}

/** What ends with other marks than it begins with ends elsewhere for Python-Markdown than for CommonMark. */
function checkFences(source: Source, nodes: readonly Node[]): void {
  let open: { readonly mark: string; readonly offset: number } | undefined;
  for (const node of nodes) {
    if (node.kind !== 'constant') continue;
    for (const { 1: mark = '', 2: rest = '', index } of node.text.matchAll(/^[ \t>]*(`{3,}|~{3,})(.*)$/gm)) {
      const offset = node.offset + index;
      if (offset > 0 && source.text.charAt(offset - 1) !== '\n') continue;
      if (open === undefined) open = { mark, offset };
      else if (mark === open.mark && rest.trim() === '') open = undefined;
    }
  }
  if (open !== undefined)
    throw source.refused(
      open.offset,
      'a code block does not end with the marks that it begins with',
      `write ${open.mark} in a line of its own`,
    );
}
