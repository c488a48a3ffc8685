/** `if`, `try` and `trap`. */
import type { Block, CatchClause, If, PipelineBase, Trap, Try, TypeConstraint } from './ast.js';
import { parseBlock } from './blocks.js';
import type { Cursor } from './cursor.js';
import { parsePipelineBase } from './pipelines.js';
import { parseTypeConstraint, startsAttribute } from './types.js';
import { peekKeyword } from './words.js';

/** `( pipeline )` after a keyword, line breaks allowed before and inside. */
export function parseCondition(cursor: Cursor): PipelineBase {
  cursor.skipNewlines();
  const start = cursor.position;
  if (!cursor.take('(')) cursor.refuse('`(` expected');
  cursor.skipNewlines();
  const condition = parsePipelineBase(cursor) ?? cursor.refuse('a condition is missing');
  cursor.skipNewlines();
  cursor.close(')', start);
  return condition;
}

/** Consumes the keyword if it is the next word, line breaks before it included. */
export function takeKeyword(cursor: Cursor, keyword: string): boolean {
  const start = cursor.position;
  cursor.skipNewlines();
  if (peekKeyword(cursor) === keyword) {
    cursor.position += keyword.length;
    return true;
  }
  cursor.position = start;
  return false;
}

/** `if (…) {…} elseif (…) {…} else {…}` */
export function parseIf(cursor: Cursor): If {
  const start = cursor.position;
  const clauses: { condition: PipelineBase; body: Block }[] = [];
  cursor.position += 'if'.length;
  do {
    const condition = parseCondition(cursor);
    clauses.push({ condition, body: parseBlock(cursor) });
  } while (takeKeyword(cursor, 'elseif'));
  const otherwise = takeKeyword(cursor, 'else') ? parseBlock(cursor) : undefined;
  return { kind: 'If', clauses, else: otherwise, extent: cursor.extentFrom(start) };
}

/** `try {…} catch [type] {…} finally {…}` */
export function parseTry(cursor: Cursor): Try {
  const start = cursor.position;
  cursor.position += 'try'.length;
  const body = parseBlock(cursor);
  const catches: CatchClause[] = [];
  while (takeKeyword(cursor, 'catch')) catches.push(parseCatch(cursor));
  for (const [index, clause] of catches.entries()) {
    // Which exception types exclude each other only a real PowerShell knows (`SemanticChecks.cs`, VisitTryStatement).
    const last = index === catches.length - 1;
    if (!last && (clause.types.length === 0 || index > 0)) {
      cursor.refuse('`catch` blocks that may shadow each other', clause.extent.start);
    }
    if (last && index > 0 && clause.types.length > 0) {
      cursor.refuse('`catch` blocks that may shadow each other', clause.extent.start);
    }
  }
  let final: Block | undefined;
  if (takeKeyword(cursor, 'finally')) {
    final = cursor.deeper(() => parseBlock(cursor), { finallyState: 'finally' });
  }
  if (catches.length === 0 && final === undefined) cursor.refuse('`try` without `catch` or `finally`', start);
  return { kind: 'Try', body, catches, finally: final, extent: cursor.extentFrom(start) };
}

function parseCatch(cursor: Cursor): CatchClause {
  const start = cursor.position - 'catch'.length;
  const types: TypeConstraint[] = [];
  cursor.skipNewlines();
  while (cursor.peek() === '[') {
    if (startsAttribute(cursor)) cursor.refuse('an attribute where an exception type belongs');
    types.push(parseTypeConstraint(cursor));
    cursor.skipNewlines();
    if (!cursor.take(',')) break;
    cursor.skipNewlines();
    if (cursor.peek() !== '[') cursor.refuse('an exception type is missing after `,`');
  }
  const body = parseBlock(cursor);
  return { kind: 'CatchClause', types, body, extent: cursor.extentFrom(start) };
}

/** `trap [type] {…}` */
export function parseTrap(cursor: Cursor): Trap {
  const start = cursor.position;
  cursor.position += 'trap'.length;
  cursor.skipNewlines();
  if (startsAttribute(cursor)) cursor.refuse('an attribute where an exception type belongs');
  const type = cursor.peek() === '[' ? parseTypeConstraint(cursor) : undefined;
  const body = cursor.deeper(() => parseBlock(cursor), { finallyState: 'none' });
  return { kind: 'Trap', type, body, extent: cursor.extentFrom(start) };
}
