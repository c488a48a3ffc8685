/** Loops and `switch`. */

import { parseArgument } from './arguments.js';
import type {
  Block,
  DoUntil,
  DoWhile,
  Expression,
  For,
  ForEach,
  PipelineBase,
  Switch,
  While,
} from './ast.js';
import { parseBlock } from './blocks.js';
import { endsToken, isLetter } from './characters.js';
import { parseCondition, takeKeyword } from './conditionals.js';
import type { Cursor } from './cursor.js';
import { parseVariable } from './dollar.js';
import { parsePipelineBase } from './pipelines.js';
import { peekKeyword } from './words.js';

type LoopKeyword = 'while' | 'do' | 'for' | 'foreach' | 'switch';

export const isLoopKeyword = (word: string): word is LoopKeyword =>
  ['while', 'do', 'for', 'foreach', 'switch'].includes(word);

/** The loop whose keyword starts here; `start` is where its label starts, if it has one. */
export function parseLoop(
  cursor: Cursor,
  keyword: LoopKeyword,
  label: string | undefined,
  start: number,
): While | DoWhile | DoUntil | For | ForEach | Switch {
  cursor.position += keyword.length;
  switch (keyword) {
    case 'while': {
      const condition = parseCondition(cursor);
      const body = parseBody(cursor);
      return { kind: 'While', label, condition, body, extent: cursor.extentFrom(start) };
    }
    case 'do':
      return parseDo(cursor, label, start);
    case 'for':
      return parseFor(cursor, label, start);
    case 'foreach':
      return parseForEach(cursor, label, start);
    case 'switch':
      return parseSwitch(cursor, label, start);
  }
}

function parseBody(cursor: Cursor): Block {
  const inFinally = cursor.finallyState !== 'none';
  return cursor.deeper(() => parseBlock(cursor), { finallyState: inFinally ? 'loop' : 'none' });
}

function parseDo(cursor: Cursor, label: string | undefined, start: number): DoWhile | DoUntil {
  const body = parseBody(cursor);
  const until = takeKeyword(cursor, 'until');
  if (!until && !takeKeyword(cursor, 'while')) cursor.refuse('`while` or `until` expected');
  const condition = parseCondition(cursor);
  return { kind: until ? 'DoUntil' : 'DoWhile', label, condition, body, extent: cursor.extentFrom(start) };
}

function parseFor(cursor: Cursor, label: string | undefined, start: number): For {
  cursor.skipNewlines();
  if (!cursor.take('(')) cursor.refuse('`(` expected');
  const part = (): PipelineBase | undefined => {
    cursor.skipNewlines();
    const pipeline = parsePipelineBase(cursor);
    cursor.skipBlanks();
    return pipeline;
  };
  const initializer = part();
  if (!cursor.take(';')) cursor.refuse('`;` expected');
  const condition = part();
  if (!cursor.take(';')) cursor.refuse('`;` expected');
  const iterator = part();
  cursor.skipNewlines();
  if (!cursor.take(')')) cursor.refuse('`)` expected');
  const body = parseBody(cursor);
  return { kind: 'For', label, initializer, condition, iterator, body, extent: cursor.extentFrom(start) };
}

function parseForEach(cursor: Cursor, label: string | undefined, start: number): ForEach {
  cursor.skipNewlines();
  if (!cursor.take('(')) cursor.refuse('`(` expected');
  cursor.skipNewlines();
  if (cursor.peek() !== '$' || !(isLetter(cursor.peek(1)) || cursor.peek(1) === '_')) {
    cursor.refuse('a variable expected');
  }
  const variable = parseVariable(cursor);
  // It is read as an argument is: what does not end a token makes it a piece of a longer word (ScanVariable).
  if (!endsToken(cursor.peek())) cursor.refuse('the variable of `foreach` must end here');
  if (!takeKeyword(cursor, 'in')) cursor.refuse('`in` expected');
  cursor.skipNewlines();
  const list = parsePipelineBase(cursor) ?? cursor.refuse('what to loop over is missing');
  cursor.skipNewlines();
  if (!cursor.take(')')) cursor.refuse('`)` expected');
  const body = parseBody(cursor);
  return { kind: 'ForEach', label, variable, list, body, extent: cursor.extentFrom(start) };
}

function parseSwitch(cursor: Cursor, label: string | undefined, start: number): Switch {
  const flags = parseSwitchFlags(cursor);
  if (flags.length > 0 && cursor.peek() !== '(') cursor.refuse('`(` expected on the line of the flags');
  const subject = parseCondition(cursor);
  const clauses: { condition: Expression; body: Block }[] = [];
  let fallback: Block | undefined;
  cursor.skipNewlines();
  if (!cursor.take('{')) cursor.refuse('`{` expected');
  cursor.skipNewlines();
  do {
    const isDefault = peekKeyword(cursor) === 'default';
    if (isDefault && fallback !== undefined) cursor.refuse('`default` twice');
    const condition = parseSwitchCondition(cursor);
    const body = parseBody(cursor);
    if (isDefault) fallback = body;
    else clauses.push({ condition, body });
    cursor.skipSeparators();
  } while (cursor.peek() !== '}');
  cursor.take('}');
  return {
    kind: 'Switch',
    label,
    flags,
    subject,
    clauses,
    default: fallback,
    extent: cursor.extentFrom(start),
  };
}

function parseSwitchFlags(cursor: Cursor): Switch['flags'] {
  const flags: ('regex' | 'wildcard' | 'exact' | 'casesensitive')[] = [];
  cursor.skipNewlines();
  while (cursor.peek() === '-') {
    const match = cursor.match(/-(regex|wildcard|exact|casesensitive)(?=[\s(])/iy);
    const flag = match?.[1]?.toLowerCase();
    if (flag === undefined || match === undefined)
      return cursor.refuse('a flag of `switch` that is not read');
    if (flag === 'regex' || flag === 'wildcard' || flag === 'exact' || flag === 'casesensitive')
      flags.push(flag);
    cursor.position += match[0].length;
    cursor.skipBlanks();
  }
  if (flags.filter((flag) => flag !== 'casesensitive').length > 1)
    cursor.refuse('flags of `switch` that exclude each other');
  return flags;
}

function parseSwitchCondition(cursor: Cursor): Expression {
  const character = cursor.peek();
  if (character === '-') cursor.refuse('a condition of `switch` that is not read');
  const start = cursor.position;
  const condition = parseArgument(cursor) ?? cursor.refuse('a condition of `switch` is missing');
  const bareDefault = condition.kind === 'StringConstant' && condition.quote === 'bare';
  if (bareDefault && condition.value.toLowerCase() === 'default' && peekWord(cursor, start) !== 'default') {
    cursor.refuse('`default` in a spelling that is not read', start);
  }
  return condition;
}

const peekWord = (cursor: Cursor, start: number): string => cursor.text.slice(start, start + 7).toLowerCase();
