/** Every node of a tree. */
import type { Node } from './ast.js';

/** Calls for a node and all nodes below it, from the outside inwards. */
export function visitNodes(root: Node, visit: (node: Node) => void): void {
  const pending: object[] = [root];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (isNode(one)) visit(one);
    for (const value of Object.values(one)) {
      if (typeof value === 'object' && value !== null) pending.push(value);
    }
  }
}

function isNode(value: object): value is Node {
  return 'kind' in value && 'extent' in value;
}
