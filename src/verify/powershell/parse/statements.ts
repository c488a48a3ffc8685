/** Statements. */
import type {
  Break,
  Continue,
  Exit,
  PipelineBase,
  Return,
  Statement,
  StringConstant,
  Throw,
  Trap,
} from './ast.js';
import { parseFunction } from './blocks.js';
import { endsToken, isNewline } from './characters.js';
import { parseIf, parseTrap, parseTry } from './conditionals.js';
import type { Cursor } from './cursor.js';
import { requireScannable } from './first-token.js';
import { isLoopKeyword, parseLoop } from './loops.js';
import { parsePipelineBase } from './pipelines.js';
import { peekKeyword, takeIdentifier } from './words.js';

/** The statement that starts here; undefined, nothing consumed, where none does. */
export function parseStatement(cursor: Cursor): Statement | Trap | undefined {
  return cursor.deeper(() => {
    const keyword = peekKeyword(cursor);
    switch (keyword) {
      case 'if':
        return parseIf(cursor);
      case 'try':
        return parseTry(cursor);
      case 'trap':
        return parseTrap(cursor);
      case 'function':
      case 'filter':
        return parseFunction(cursor, keyword);
      case 'return':
        return parseFlow(cursor, 'Return');
      case 'throw':
        return parseFlow(cursor, 'Throw');
      case 'exit':
        return parseFlow(cursor, 'Exit');
      case 'break':
        return parseJump(cursor, 'Break');
      case 'continue':
        return parseJump(cursor, 'Continue');
      default:
        break;
    }
    if (isLoopKeyword(keyword)) return parseLoop(cursor, keyword, undefined, cursor.position);
    if (cursor.peek() === ':') return parseLabelled(cursor);
    requireScannable(cursor);
    return parsePipelineBase(cursor);
  });
}

/** What may stand to the right of `=`. */
export function parseAssignedStatement(cursor: Cursor): Statement {
  const start = cursor.position;
  const statement = parseStatement(cursor) ?? cursor.refuse('a value is missing after `=`');
  switch (statement.kind) {
    case 'Trap':
    case 'FunctionDefinition':
    case 'Return':
    case 'Exit':
    case 'Break':
    case 'Continue':
    case 'Throw':
      return cursor.refuse('this cannot be assigned', start);
    default:
      return statement;
  }
}

function parseLabelled(cursor: Cursor): Statement {
  const start = cursor.position;
  cursor.take(':');
  const label = takeIdentifier(cursor);
  if (label === '' || !endsToken(cursor.peek())) cursor.refuse('a label of a form that is not read', start);
  cursor.skipNewlines();
  const keyword = peekKeyword(cursor);
  if (!isLoopKeyword(keyword)) return cursor.refuse('a label before what is no loop', start);
  return parseLoop(cursor, keyword, label, start);
}

/** `return`, `throw`, `exit`, each with an optional pipeline on the same line. */
function parseFlow(cursor: Cursor, kind: 'Return' | 'Throw' | 'Exit'): Return | Throw | Exit {
  const start = cursor.position;
  if (kind === 'Return' && cursor.finallyState !== 'none') cursor.refuse('`return` leaves a `finally` block');
  cursor.position += kind.length;
  const end = cursor.position;
  cursor.skipBlanks();
  const value: PipelineBase | undefined = parsePipelineBase(cursor);
  if (value === undefined && cursor.peek() === '|') cursor.refuse('a command is missing before `|`');
  const extent = { start, end: value?.extent.end ?? end };
  return { kind, value, extent };
}

function parseJump(cursor: Cursor, kind: 'Break' | 'Continue'): Break | Continue {
  const start = cursor.position;
  cursor.position += kind.length;
  let end = cursor.position;
  cursor.skipBlanks();
  const labelStart = cursor.position;
  const name = takeIdentifier(cursor);
  let label: StringConstant | undefined;
  if (name !== '') {
    end = cursor.position;
    label = { kind: 'StringConstant', quote: 'bare', value: name, extent: cursor.extentFrom(labelStart) };
    cursor.skipBlanks();
  }
  const next = cursor.peek();
  if (next !== '' && !isNewline(next) && !';})'.includes(next)) {
    cursor.refuse(`a label of a form that is not read after \`${kind.toLowerCase()}\``);
  }
  const leaves = cursor.finallyState === 'finally' || (cursor.finallyState === 'loop' && label !== undefined);
  if (leaves) cursor.refuse(`\`${kind.toLowerCase()}\` may leave a \`finally\` block`, start);
  return { kind, label, extent: { start, end } };
}
