/** How a step of the evaluation ends early. */

import type { Items } from '../go/item.js';
import type { Node } from './ast.js';
import { JsonPathError } from './error.js';

/** An error, and what the step hands on beside it: a filter that asks for existence looks at that alone. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly items: Items,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Where kubectl panics. */
export function crash(node: Node): JsonPathError {
  return new JsonPathError(
    'crash',
    'kubectl crashes here: the template asks for something of nothing',
    node.start,
  );
}
