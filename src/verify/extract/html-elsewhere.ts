/** Commands in an HTML page outside of `<pre>`: in other elements, and in what buttons copy. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beginsLikeCommand, isBareCommand, isWholeCommand } from './command-line.js';
import type { SkippedBlock } from './document.js';
import { textOf } from './html-text.js';
import { loneCommand, type Running } from './running-text.js';

const codes = new Set(['code', 'kbd', 'samp', 'tt', 'var']);
const literal = new Set(['textarea', 'xmp', 'listing', 'plaintext']);
const phrasing = new Set(
  '#text #comment a abbr b bdi br cite em font i ins mark small span strong sub sup u wbr'.split(' '),
);
const skipped = new Set(['script', 'style', 'title', 'pre', 'svg', 'head']);

/** Attributes that nobody can copy a command from. */
const inert =
  /^(?:class|id|href|src|srcset|alt|title|content|style|placeholder|name|rel|type|lang|role|aria-.*|d|media|action|pattern|data-(?:lang|language|title|label|tooltip|href|src|url|id|type|line-?\w*))$/;

/**
 * What a page has elsewhere. `shown` are the texts of its blocks: a button that copies one of them, or some of its
 * lines, copies what is shown.
 */
export function elsewhereIn(root: Tree.ParentNode, shown: readonly string[]): Running {
  const unread: SkippedBlock[] = [];
  const mentions: number[] = [];
  const visit = (element: Tree.Element, inBlock: boolean): void => {
    const line = element.sourceCodeLocation?.startLine ?? 1;
    for (const { name, value } of element.attrs) {
      if (!inert.test(name) && copies(name, value, shown)) unread.push(otherCopy(line, name));
    }
    if (!inBlock) textIn(element, line);
    if (!literal.has(element.tagName)) children(element, inBlock || element.tagName === 'pre');
  };
  const textIn = (element: Tree.Element, line: number): void => {
    if (literal.has(element.tagName)) {
      if (textOf(element).split('\n').some(beginsLikeCommand)) unread.push(loneCommand(line));
    } else if (codes.has(element.tagName)) {
      if (!textOf(element).split('\n').some(isWholeCommand)) return;
      if (isLone(element)) unread.push(loneCommand(line));
      else mentions.push(line);
    } else if (!skipped.has(element.tagName) && isLeaf(element)) {
      if (flowed(element).split('\n').some(isBareCommand)) unread.push(loneCommand(line));
    }
  };
  const children = (node: Tree.ParentNode, inBlock: boolean): void => {
    for (const child of node.childNodes) if ('tagName' in child) visit(child, inBlock);
    if (node.nodeName === 'template' && 'content' in node)
      children(node.content as Tree.DocumentFragment, inBlock);
  };
  children(root, false);
  return { unread, mentions };
}

/** Nothing in the same line of text but blanks: a code block in all but name. Or it has several lines. */
function isLone(element: Tree.Element): boolean {
  if (textOf(element).trim().includes('\n')) return true;
  const { parentNode } = element;
  const siblings = parentNode?.childNodes ?? [];
  const at = siblings.indexOf(element);
  if (hasTextFrom(siblings, at, -1) || hasTextFrom(siblings, at, 1)) return false;
  const isInText = parentNode !== null && 'tagName' in parentNode && phrasing.has(parentNode.tagName);
  return !isInText || isLone(parentNode);
}

/** Whether text stands on one side of a node, up to the next element that begins a line of its own. */
function hasTextFrom(siblings: readonly Tree.ChildNode[], start: number, step: 1 | -1): boolean {
  for (let at = start + step; ; at += step) {
    const node = siblings[at];
    if (node === undefined || node.nodeName === 'br') return false;
    if (!phrasing.has(node.nodeName) && !codes.has(node.nodeName)) return false;
    if (textOf(node).trim() !== '') return true;
  }
}

function isLeaf(element: Tree.Element): boolean {
  return !phrasing.has(element.tagName) && element.childNodes.every(({ nodeName }) => phrasing.has(nodeName));
}

/** The text as a browser lays it out: line breaks of the source are blanks. */
function flowed(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value.replace(/\s+/g, ' ');
  if (node.nodeName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(flowed).join('') : '';
}

function otherCopy(line: number, name: string): SkippedBlock {
  const reason = 'it holds a command that no code block shows; take it out, or let it copy what is shown';
  return { line, what: `the attribute ${name}`, reason, mayRun: true };
}

/** Whether an attribute holds a command that is not one of the texts shown, or a part of one. */
function copies(name: string, value: string, shown: readonly string[]): boolean {
  const texts = name.startsWith('on')
    ? [...value.matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
    : [value];
  return texts.some((text) => {
    // `srcdoc` is a page of its own.
    const plain = (name === 'srcdoc' ? text.replace(/<[^>]*>/g, '\n') : text).replaceAll('\\n', '\n');
    return plain.split('\n').some(beginsLikeCommand) && !shown.some((block) => isPartOf(plain, block));
  });
}

function isPartOf(text: string, block: string): boolean {
  const linesOf = (whole: string): string =>
    `\n${whole
      .split('\n')
      .map((line) => line.trim().replace(/^(?:[$%❯]|PS>)\s+/, ''))
      .filter((line) => line !== '')
      .join('\n')}\n`;
  return linesOf(block).includes(linesOf(text));
}
