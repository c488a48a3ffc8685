/** Type names and attributes in brackets. */
import type { Attribute, Expression, NamedArgument, TypeConstraint, TypeName } from './ast.js';
import type { Cursor } from './cursor.js';
import { parseExpression, requireNoPlusNumber } from './expressions.js';
import { takeIdentifier } from './words.js';

const typeName = /[a-z_]\w*(?:[.+][a-z_]\w*)*(?:`\d+)?/iy;
const attributeStart = /\[[a-z_][\w.]*\(/iy;

/** The type name that starts here: dotted names, `[]`, and generic arguments. */
function parseTypeName(cursor: Cursor): TypeName {
  return cursor.deeper(() => {
    const start = cursor.position;
    let name = cursor.takeRun(typeName);
    if (name === '') cursor.refuse('a type name is missing, or of a form that is not read');
    if (cursor.peek() === '[' && cursor.peek(1) !== ']') name += parseGenericArguments(cursor);
    while (cursor.take('[]')) name += '[]';
    return { name, extent: cursor.extentFrom(start) };
  });
}

function parseGenericArguments(cursor: Cursor): string {
  const names: string[] = [];
  cursor.take('[');
  do {
    cursor.take(' ');
    names.push(parseTypeName(cursor).name);
  } while (cursor.take(','));
  if (!cursor.take(']')) cursor.refuse('a type name of a form that is not read');
  return `[${names.join(',')}]`;
}

/** True where `[name(` starts here: an attribute with arguments, and no type. */
export function startsAttribute(cursor: Cursor): boolean {
  return cursor.match(attributeStart) !== undefined;
}

/** `[type]` */
export function parseTypeConstraint(cursor: Cursor): TypeConstraint {
  const start = cursor.position;
  cursor.take('[');
  const type = parseTypeName(cursor);
  if (!cursor.take(']')) cursor.refuse('a type name of a form that is not read');
  return { kind: 'TypeConstraint', type, extent: cursor.extentFrom(start) };
}

/** `[Name(arguments)]` */
export function parseAttribute(cursor: Cursor): Attribute {
  const start = cursor.position;
  cursor.take('[');
  const type = parseTypeName(cursor);
  if (!cursor.take('(')) cursor.refuse('an attribute of a form that is not read');
  const positional: Expression[] = [];
  const named: NamedArgument[] = [];
  cursor.deeper(() => parseAttributeArguments(cursor, positional, named), { commaSeparates: true });
  if (!cursor.take(')')) cursor.refuse('an attribute argument of a form that is not read');
  cursor.skipNewlines();
  if (!cursor.take(']')) cursor.refuse('an attribute without its `]`');
  return { kind: 'Attribute', type, positional, named, extent: cursor.extentFrom(start) };
}

function parseAttributeArguments(cursor: Cursor, positional: Expression[], named: NamedArgument[]): void {
  cursor.skipNewlines();
  if (cursor.peek() === ')') return;
  for (;;) {
    const start = cursor.position;
    const name = takeIdentifier(cursor);
    if (name === '') {
      positional.push(parseConstant(cursor));
    } else {
      if (named.some((known) => known.name.toLowerCase() === name.toLowerCase())) {
        cursor.refuse('the same attribute argument twice', start);
      }
      const nameEnd = cursor.position;
      cursor.skipBlanks();
      if (cursor.take('=')) {
        cursor.skipNewlines();
        const value = parseConstant(cursor);
        named.push({ kind: 'NamedArgument', name, value, extent: { start, end: value.extent.end } });
      } else {
        named.push({ kind: 'NamedArgument', name, value: undefined, extent: { start, end: nameEnd } });
      }
    }
    cursor.skipNewlines();
    if (!cursor.take(',')) return;
    cursor.skipNewlines();
  }
}

/** PowerShell allows constants and script blocks here (`SemanticChecks.cs`, VisitAttribute). */
function parseConstant(cursor: Cursor): Expression {
  const start = cursor.position;
  requireNoPlusNumber(cursor);
  const value = parseExpression(cursor);
  if (value === undefined || !isConstant(value)) {
    return cursor.refuse('an attribute argument that is no plain constant', start);
  }
  return value;
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'StringConstant':
    case 'NumberConstant':
    case 'ScriptBlockExpression':
    case 'TypeExpression':
      return true;
    case 'Variable':
      return value.scope === undefined && /^(?:true|false|null)$/i.test(value.name);
    default:
      return false;
  }
}
