/** Pipelines that are one expression and nothing else. */
import type * as ast from './ast.js';

/** The expression that a pipeline consists of, where it is nothing else. */
export function loneExpression(node: ast.PipelineBase): ast.Expression | undefined {
  if (node.kind !== 'Pipeline') return undefined;
  const [first, ...more] = node.elements;
  if (first?.kind !== 'CommandExpression' || more.length > 0 || first.redirections.length > 0)
    return undefined;
  return first.expression;
}
