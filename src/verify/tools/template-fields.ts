/** What a JSONPath template can print of a live object, before any is known. */
import type { Node, Template } from '../../jsonpath/ast.js';

/** The chains of field names in the template; a wildcard or a recursive step ends one with `*`. */
export function fieldChains(template: Template): readonly (readonly string[])[] {
  const chains: string[][] = [];
  const list = (nodes: readonly Node[]): void => {
    let chain: string[] = [];
    const [first] = nodes;
    const goesThrough = first?.kind === 'identifier' && first.name === 'range';
    const end = (): void => {
      // What `{range .items[*]}` prints stands behind it.
      if (chain.length > 0 && !(goesThrough && chain.join() === 'items')) chains.push(chain);
      chain = [];
    };
    for (const node of nodes) {
      switch (node.kind) {
        case 'field':
          chain.push(node.name);
          break;
        case 'wildcard':
        case 'recursive':
          chain.push('*');
          break;
        case 'union':
          for (const one of node.lists) {
            const before = chain.length;
            list(one.nodes);
            void before;
          }
          chain.push('*');
          break;
        case 'list':
          end();
          list(node.nodes);
          break;
        default:
          break;
      }
    }
    end();
  };
  for (const node of template.nodes) if (node.kind === 'list') list(node.nodes);
  return chains;
}

/** Whether the template prints text of the document at all. */
export function printsWhole(template: Template): boolean {
  return template.nodes.some(
    (node) =>
      node.kind === 'list' &&
      !node.nodes.some(
        (inner) => inner.kind === 'field' || inner.kind === 'text' || inner.kind === 'identifier',
      ),
  );
}
