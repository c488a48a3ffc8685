/** The code blocks of an HTML document: every `<pre>`, as a browser reads it (parse5). */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { CodeBlock } from './document.js';
import { lineStarts, preLines } from './html-text.js';

// Deeper, and walking the tree would run out of stack.
const deepest = 500;

/** The blocks in the order of the document. */
export function htmlBlocks(text: string): CodeBlock[] {
  const source = text.replace(/\r\n?/g, '\n');
  const starts = lineStarts(source);
  const blocks: CodeBlock[] = [];
  const visit = (node: Tree.ParentNode, classes: readonly string[], depth: number): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const line = child.sourceCodeLocation?.startLine ?? 1;
      if (depth > deepest) {
        blocks.push({ language: undefined, line, lines: [], unreadable: 'it is nested too deep' });
        return;
      }
      if (child.tagName === 'template' && 'content' in child) visit(child.content, classes, depth + 1);
      if (child.tagName !== 'pre') visit(child, [classesOf(child), ...classes].slice(0, 2), depth + 1);
      else blocks.push({ language: languageClass(child, classes), line, ...preLines(child, source, starts) });
    }
  };
  const tree = treeOf(source);
  if (tree === undefined)
    return [{ language: undefined, line: 1, lines: [], unreadable: 'it is nested too deep' }];
  visit(tree, [], 0);
  return blocks;
}

class TooDeep extends Error {}

/** Undefined where elements are nested so deep that a browser would take minutes. */
function treeOf(source: string): Tree.Document | undefined {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: (): void => {
      depth++;
      if (depth > 2 * deepest) throw new TooDeep();
    },
    onItemPop: (): void => {
      depth--;
    },
  };
  try {
    return parse(source, { sourceCodeLocationInfo: true, treeAdapter });
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

function classesOf(element: Tree.Element): string {
  const named = (name: string): string =>
    element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  const data = named('data-lang') || named('data-language');
  return data === '' ? named('class') : `language-${data} ${named('class')}`;
}

const marked =
  /(?:^|\s)(?:(?:language|lang|highlight-source)-|brush:\s*|(?:sourceCode|src|highlight)\s+(?:src-)?)([\w+#-]+)/i;
const bare = /(?:^|\s)(bash|sh|shell|zsh|console|powershell|pwsh|yaml|json)(?:\s|$)/i;

/** The language in the classes of the `<code>` inside, the `<pre>` itself, or what is around it. */
function languageClass(pre: Tree.Element, around: readonly string[]): string | undefined {
  const inside = pre.childNodes.filter((child) => 'tagName' in child && child.tagName === 'code');
  const classes = [...inside.map((code) => classesOf(code as Tree.Element)), classesOf(pre), ...around];
  for (const form of [marked, bare]) {
    for (const text of classes) {
      const [, language] = form.exec(text) ?? [];
      if (language !== undefined) return language;
    }
  }
  return undefined;
}
