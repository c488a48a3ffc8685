/** Commands of one pipeline take turns, object by object: where that makes a difference, it is refused. */
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';

const changing: ReadonlySet<string> = new Set([
  'Assignment',
  'Postfix',
  'Command',
  'Try',
  'Throw',
  'Exit',
  'Switch',
]);

/** Whether running it changes or starts something that a command further down the pipe could see. */
export function changesSomething(root: ast.Node): boolean {
  let changes = false;
  visitNodes(root, (node) => {
    if (changing.has(node.kind)) changes = true;
    else if (node.kind === 'Unary') changes ||= node.operator === '++' || node.operator === '--';
    else if (node.kind === 'Binary') changes ||= /match$/.test(node.operator);
    else if (node.kind === 'InvokeMember') changes ||= node.static;
  });
  return changes;
}

/** Script blocks among the arguments of a command. */
export function blocksIn(elements: readonly ast.CommandElement[]): readonly ast.ScriptBlock[] {
  return elements.flatMap((element) => {
    const value = element.kind === 'CommandParameter' ? element.argument : element;
    return value?.kind === 'ScriptBlockExpression' ? [value.scriptBlock] : [];
  });
}
