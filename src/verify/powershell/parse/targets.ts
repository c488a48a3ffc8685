/** What can be assigned to (`SemanticChecks.cs`, CheckAssignmentTarget), a little narrower. */
import type { Expression } from './ast.js';
import type { Cursor } from './cursor.js';

/** Variables whose type PowerShell fixes: a cast before them is checked against it. */
const automatic = new Set(
  '_ args this input pscmdlet psboundparameters myinvocation psscriptroot pscommandpath psitem switch foreach'.split(
    ' ',
  ),
);

/** Refuses an expression that cannot be assigned to; arrays of targets only where `arrays` says so. */
export function requireAssignable(cursor: Cursor, target: Expression, arrays: boolean): void {
  switch (target.kind) {
    case 'Variable':
      if (!target.splatted) return;
      break;
    case 'Member':
    case 'Index':
      return;
    case 'ArrayLiteral':
      if (!arrays) break;
      for (const element of target.elements) requireAssignable(cursor, element, true);
      return;
    case 'Convert': {
      const { operand, type } = target;
      const fixed = operand.kind === 'Variable' && automatic.has(operand.name.toLowerCase());
      if (fixed || /^(?:void|ref|ordered|type)$|\b(?:void|psreference)$/i.test(type.name)) break;
      if (operand.kind === 'ArrayLiteral' || operand.kind === 'Convert') break;
      requireAssignable(cursor, operand, false);
      return;
    }
    default:
      break;
  }
  cursor.refuse('this cannot be assigned to', target.extent.start);
}
