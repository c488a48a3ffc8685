/** What stands in brackets: `( )`, `$( )`, `@( )`, `@{ }` and `{ }`. */
import type {
  ArrayExpression,
  Expression,
  Hashtable,
  Paren,
  ScriptBlockExpression,
  Statement,
  SubExpression,
} from './ast.js';
import { parseScriptBlock, parseStatementList } from './blocks.js';
import type { Cursor } from './cursor.js';
import { parseUnary, requireNoPlusNumber } from './expressions.js';
import { parsePipelineBase } from './pipelines.js';
import { parseAssignedStatement } from './statements.js';
import { takeIdentifier } from './words.js';

/** `( pipeline )` */
export function parseParen(cursor: Cursor): Paren {
  const start = cursor.position;
  cursor.take('(');
  const pipeline = cursor.deeper(
    () => {
      cursor.skipNewlines();
      const inner = parsePipelineBase(cursor) ?? cursor.refuse('parentheses without a command or expression');
      cursor.skipNewlines();
      return inner;
    },
    { commaSeparates: false },
  );
  cursor.close(')', start);
  return { kind: 'Paren', pipeline, extent: cursor.extentFrom(start) };
}

/** `$( statements )` */
export function parseSubExpression(cursor: Cursor): SubExpression {
  const start = cursor.position;
  cursor.take('$(');
  const body = cursor.deeper(() => parseStatementList(cursor), { commaSeparates: false });
  cursor.close(')', start);
  return { kind: 'SubExpression', body, extent: cursor.extentFrom(start) };
}

/** `@( statements )` */
export function parseArrayExpression(cursor: Cursor): ArrayExpression {
  const start = cursor.position;
  cursor.take('@(');
  const body = cursor.deeper(() => parseStatementList(cursor), { commaSeparates: false });
  cursor.close(')', start);
  return { kind: 'ArrayExpression', body, extent: cursor.extentFrom(start) };
}

/** `{ … }` as a value */
export function parseScriptBlockExpression(cursor: Cursor): ScriptBlockExpression {
  const scriptBlock = parseScriptBlock(cursor, undefined);
  return { kind: 'ScriptBlockExpression', scriptBlock, extent: scriptBlock.extent };
}

/** `@{ key = value; … }` */
export function parseHashtable(cursor: Cursor): Hashtable {
  const start = cursor.position;
  cursor.take('@{');
  const entries = cursor.deeper(() => {
    const read: { key: Expression; value: Statement }[] = [];
    const keys = new Set<string>();
    cursor.skipNewlines();
    while (cursor.peek() !== '}') {
      const key = parseKey(cursor, keys);
      cursor.skipBlanks();
      if (!cursor.take('=')) cursor.refuse('`=` expected after the key of a hashtable');
      cursor.skipNewlines();
      read.push({ key, value: parseAssignedStatement(cursor) });
      const end = cursor.position;
      cursor.skipSeparators();
      // A statement that ends in `}` could be followed by anything; a key needs a separator before it.
      if (cursor.peek() !== '}' && !/[\r\n;]/.test(cursor.text.slice(end, cursor.position))) {
        cursor.refuse('`;`, a line break or `}` expected in a hashtable');
      }
    }
    return read;
  });
  cursor.take('}');
  return { kind: 'Hashtable', entries, extent: cursor.extentFrom(start) };
}

/** A key; constant keys must differ by more than case (`SemanticChecks.cs`, VisitHashtable). */
function parseKey(cursor: Cursor, keys: Set<string>): Expression {
  const start = cursor.position;
  requireNoPlusNumber(cursor);
  const name = takeIdentifier(cursor);
  const key: Expression | undefined =
    name === ''
      ? cursor.deeper(() => parseUnary(cursor), { commaSeparates: true })
      : { kind: 'StringConstant', quote: 'bare', value: name, extent: cursor.extentFrom(start) };
  if (key === undefined) return cursor.refuse('the key of a hashtable is missing');
  switch (key.kind) {
    case 'StringConstant':
      addKey(cursor, keys, key.value, start);
      return key;
    case 'NumberConstant':
      if (key.type !== 'int') cursor.refuse('a key of this kind is not read', start);
      addKey(cursor, keys, String(key.value), start);
      return key;
    case 'Variable':
    case 'ExpandableString':
    case 'Member':
    case 'Paren':
      return key;
    default:
      return cursor.refuse('a key of this kind is not read', start);
  }
}

function addKey(cursor: Cursor, keys: Set<string>, key: string, at: number): void {
  const upper = `u${key.toUpperCase()}`;
  const lower = `l${key.toLowerCase()}`;
  if (keys.has(upper) || keys.has(lower)) cursor.refuse('the same key twice in a hashtable', at);
  keys.add(upper).add(lower);
}
