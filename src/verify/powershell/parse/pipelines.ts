/** Pipelines, chains of them, and assignments. */
import type {
  Assignment,
  Command,
  CommandExpression,
  Expression,
  Extent,
  Pipeline,
  PipelineBase,
  PipelineChain,
} from './ast.js';
import { isNewline } from './characters.js';
import { parseCommand } from './commands.js';
import type { Cursor } from './cursor.js';
import { parseExpression } from './expressions.js';
import { requireScannable } from './first-token.js';
import { takeAssignmentOperator } from './operators.js';
import { parseRedirections } from './redirections.js';
import { parseAssignedStatement } from './statements.js';
import { requireAssignable } from './targets.js';

/** Pipelines in one chain make a left-deep tree. */
const maximumChain = 500;

/**
 * The assignment, pipeline or chain that starts here; undefined, nothing consumed, where none does. What follows is
 * checked to end it: a line end, `;`, `)`, `}` or the end of the text.
 */
export function parsePipelineBase(cursor: Cursor): PipelineBase | undefined {
  const first = parseFirst(cursor);
  if (first === undefined) return undefined;
  if (first.kind === 'Assignment') return first;
  let left: Pipeline | PipelineChain = parsePipeline(cursor, first);
  for (let count = 0; ; count++) {
    if (count > maximumChain) cursor.refuse(`more than ${maximumChain} pipelines in a row`);
    cursor.skipBlanks();
    const operator = cursor.startsWith('&&') ? '&&' : cursor.startsWith('||') ? '||' : undefined;
    if (operator === undefined) break;
    cursor.take(operator);
    cursor.skipNewlines();
    requireScannable(cursor);
    const next = parseFirst(cursor) ?? cursor.refuse(`a command is missing after ${operator}`);
    if (next.kind === 'Assignment')
      return cursor.refuse(`an assignment after ${operator}`, next.extent.start);
    const right = parsePipeline(cursor, next);
    const extent: Extent = { start: left.extent.start, end: right.extent.end };
    left = { kind: 'PipelineChain', left, operator, right, minVersion: '7.0', extent };
  }
  const end = cursor.peek();
  if (end !== '' && !isNewline(end) && !';)}'.includes(end)) {
    cursor.refuse(
      end === '&'
        ? '`&` at the end of a command (a background job)'
        : 'this continues neither the command nor the expression',
    );
  }
  return left;
}

/** The first element of a pipeline, or a whole assignment. */
function parseFirst(cursor: Cursor): Command | CommandExpression | Assignment | undefined {
  const expression = parseExpression(cursor);
  if (expression === undefined) return parseCommand(cursor, true);
  cursor.skipBlanks();
  const operator = takeAssignmentOperator(cursor);
  if (operator !== undefined) return parseAssignment(cursor, expression, operator);
  const redirections = parseRedirections(cursor);
  const last = redirections.reduce((end, { extent }) => Math.max(end, extent.end), expression.extent.end);
  const extent = { start: expression.extent.start, end: last };
  return { kind: 'CommandExpression', expression, redirections, extent };
}

function parseAssignment(cursor: Cursor, left: Expression, operator: Assignment['operator']): Assignment {
  requireAssignable(cursor, left, operator === '=');
  cursor.skipNewlines();
  const right = cursor.deeper(() => parseAssignedStatement(cursor));
  const extent = { start: left.extent.start, end: right.extent.end };
  const version = operator === '??=' ? ({ minVersion: '7.0' } as const) : {};
  return { kind: 'Assignment', left, operator, right, extent, ...version };
}

/** The rest of a pipeline after its first element. */
function parsePipeline(cursor: Cursor, first: Command | CommandExpression): Pipeline {
  const elements: (Command | CommandExpression)[] = [first];
  let leading = false;
  for (;;) {
    const end = cursor.position;
    cursor.skipBlanks();
    if (startsLeadingPipe(cursor)) {
      leading = true;
      cursor.skipNewlines();
    }
    if (cursor.peek() !== '|' || cursor.peek(1) === '|') {
      cursor.position = end;
      break;
    }
    cursor.take('|');
    cursor.skipNewlines();
    elements.push(parseCommand(cursor, false) ?? cursor.refuse('a command is missing after `|`'));
  }
  const last = elements.at(-1) ?? first;
  const extent = { start: first.extent.start, end: last.extent.end };
  return { kind: 'Pipeline', elements, extent, ...(leading ? { minVersion: '7.0' } : {}) };
}

/**
 * True at a line end after which a line starts with `|`: from 7.0 on that continues the pipeline, comments between,
 * but no empty line.
 */
function startsLeadingPipe(cursor: Cursor): boolean {
  if (!isNewline(cursor.peek())) return false;
  const start = cursor.position;
  cursor.skipNewlines();
  const between = cursor.text.slice(start, cursor.position);
  const pipe = cursor.peek() === '|';
  if (pipe && (cursor.peek(1) === '|' || cursor.nested || !/^(?:\r\n|\r|\n)[ \t]*$/.test(between))) {
    cursor.refuse('`|` at the start of a line, not directly after the line it continues');
  }
  cursor.position = start;
  return pipe;
}
