/** The code blocks of an HTML document: every `<pre>`, as a browser reads it (parse5). */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { CodeBlock, Contents } from './document.js';
import { elsewhereIn } from './html-elsewhere.js';
import { hidesAround, mayHideHighlighted } from './html-hiding.js';
import { hideAll, rulesOf, type StyleRule } from './html-styles.js';
import { type Panel, type Tabs, tabsOf } from './html-tabs.js';
import { lineStarts, preLines, textOf } from './html-text.js';

// Deeper, and walking the tree would run out of stack.
const deepest = 500;

/**
 * The blocks of a page in the order of the document, and what it has elsewhere. `rules`: of style sheets that stand
 * outside of the text.
 */
export function htmlContents(text: string, rules: readonly StyleRule[] = []): Contents {
  const source = text.replace(/\r\n?/g, '\n');
  const tree = treeOf(source);
  if (tree === undefined) {
    const block = { language: undefined, line: 1, lines: [], unreadable: 'it is nested too deep' };
    return { blocks: [block], unread: [], mentions: [], styled: false };
  }
  const blocks = blocksIn(tree, source, [...rulesIn(tree), ...rules]);
  const shown = elementsNamed(tree, 'pre').map(textOf);
  const isStyled = (element: Tree.Element): boolean =>
    element.tagName === 'script' || element.tagName === 'link';
  return { blocks, ...elsewhereIn(tree, shown), styled: elementsOf(tree).some(isStyled) };
}

function blocksIn(tree: Tree.Document, source: string, rules: readonly StyleRule[]): CodeBlock[] {
  const starts = lineStarts(source);
  const tabs = tabsOf(rules);
  const blocks: CodeBlock[] = [];
  const unreadable = (line: number, reason: string): void => {
    blocks.push({ language: undefined, line, lines: [], unreadable: reason });
  };
  const visit = (node: Tree.ParentNode, classes: readonly string[], depth: number, around: Around): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const line = child.sourceCodeLocation?.startLine ?? 1;
      if (depth > deepest) {
        unreadable(line, 'it is nested too deep');
        return;
      }
      if (child.tagName === 'template' && 'content' in child)
        visit(child.content, classes, depth + 1, { hidden: true });
      if (child.tagName !== 'pre')
        visit(
          child,
          [classesOf(child), ...classes].slice(0, 2),
          depth + 1,
          within(child, around, rules, tabs),
        );
      else if (around.hidden) unreadable(line, 'what it stands in may hide it, or change what is copied');
      else
        blocks.push({
          language: languageClass(child, classes),
          line,
          ...(around.panel?.shell === undefined ? {} : { panel: around.panel.shell }),
          ...(around.panel?.choice === undefined ? {} : { choice: around.panel.choice }),
          ...preLines(child, source, starts, rules),
        });
    }
  };
  visit(tree, [], 0, { hidden: false });
  return blocks;
}

/** What the elements around a block do to it. */
interface Around {
  readonly hidden: boolean;
  readonly panel?: Panel;
}

/** The same for what stands in an element. */
function within(
  element: Tree.Element,
  around: Around,
  rules: readonly StyleRule[],
  { panelOf, others }: Tabs,
): Around {
  const panel = panelOf(element);
  if (panel === undefined) return { ...around, hidden: around.hidden || hidesAround(element, rules) };
  // The panel of a shell in that of a context, or the other way round, is of both.
  const isOther = (['shell', 'choice'] as const).some(
    (of) => around.panel?.[of] !== undefined && panel[of] !== undefined && around.panel[of] !== panel[of],
  );
  return {
    panel: { ...around.panel, ...panel },
    hidden: around.hidden || isOther || hidesAround(element, others),
  };
}

/** All elements, those of templates too. */
function elementsOf(node: Tree.ParentNode): Tree.Element[] {
  const found: Tree.Element[] = [];
  const waiting: Tree.ParentNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = next.childNodes.filter((child): child is Tree.Element => 'tagName' in child);
    found.push(...children);
    for (const child of children.toReversed()) {
      if (child.tagName === 'template' && 'content' in child)
        waiting.push(child.content as Tree.DocumentFragment);
      waiting.push(child);
    }
  }
  return found;
}

function elementsNamed(node: Tree.ParentNode, name: string): Tree.Element[] {
  return elementsOf(node).filter(({ tagName }) => tagName === name);
}

/**
 * Of blocks that another parser found, and for which `<pre data-block="N">` stands in the page, those that something
 * around them may hide.
 */
export function hiddenBlocks(page: string, count: number): ReadonlySet<number> {
  const all = new Set(Array(count).keys());
  const tree = treeOf(page);
  if (tree === undefined) return all;
  const rules = rulesIn(tree);
  if (rules.some(mayHideHighlighted)) return all;
  const known = new Map<Tree.Node, boolean>();
  for (const pre of elementsNamed(tree, 'pre')) {
    const number = pre.attrs.find(({ name }) => name === 'data-block')?.value;
    if (number !== undefined && !isHidden(pre, rules, known)) all.delete(Number(number));
  }
  return all;
}

function isHidden(
  { parentNode: node }: Tree.Element,
  rules: readonly StyleRule[],
  known: Map<Tree.Node, boolean>,
): boolean {
  // A template has a tree of its own.
  if (node === null || !('tagName' in node)) return node?.nodeName !== '#document';
  const before = known.get(node);
  if (before !== undefined) return before;
  const hidden = node.tagName === 'pre' || hidesAround(node, rules) || isHidden(node, rules, known);
  known.set(node, hidden);
  return hidden;
}

/** The style rules that a page brings with it. */
function rulesIn(tree: Tree.Document): readonly StyleRule[] {
  const rules = elementsNamed(tree, 'style').flatMap((style) => rulesOf(textOf(style)));
  const work = rules.length === 0 ? 0 : rules.length * elementsOf(tree).length;
  return work > mostWork ? hideAll : rules;
}

/** Rules times elements. */
const mostWork = 2_000_000;

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
