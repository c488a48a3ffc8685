/** What stands in a page of Markdown to be copied, and what stands in HTML that was made of it. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** What stands in its fences, in tabs as well. */
export const fenced = (text: string): readonly string[] =>
  [...text.matchAll(/^( *)(```+)\w+\n([\s\S]*?)\n\1\2$/gm)].map(([, indent = '', , block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

/** The text of each `pre` of a page. */
export function blocksOf(html: string): readonly string[] {
  const textOf = (node: Tree.ChildNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const walk = (node: Tree.ChildNode): readonly string[] =>
    node.nodeName === 'pre'
      ? [textOf(node).replace(/\n$/, '')]
      : 'childNodes' in node
        ? node.childNodes.flatMap(walk)
        : [];
  return parse(html).childNodes.flatMap(walk);
}

/** All that a reader sees of it, in words. */
export function wordsOf(html: string): string {
  const walk = (node: Tree.ChildNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(walk).join(' ') : '';
  return parse(html)
    .childNodes.map(walk)
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}
