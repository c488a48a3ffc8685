/** Blocks of statements, script blocks, functions and their parameters. */
import type {
  Attribute,
  Block,
  Extent,
  FunctionDefinition,
  ParamBlock,
  ParameterDeclaration,
  ScriptBlock,
  Statement,
  Trap,
  TypeConstraint,
} from './ast.js';
import { endsToken, startsVariable } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseVariable } from './dollar.js';
import { parseExpression } from './expressions.js';
import { parseStatement } from './statements.js';
import { parseAttribute, parseTypeConstraint, startsAttribute } from './types.js';
import { peekKeyword } from './words.js';

/** `{ statements }`, line breaks allowed before it. */
export function parseBlock(cursor: Cursor): Block {
  cursor.skipNewlines();
  const start = cursor.position;
  if (!cursor.take('{')) cursor.refuse('`{` expected');
  const body = parseStatementList(cursor);
  cursor.close('}', start);
  return { ...body, extent: cursor.extentFrom(start) };
}

/** Statements up to `)`, `}` or the end. The extent reaches from the first to the last of them. */
export function parseStatementList(cursor: Cursor): Block {
  const statements: Statement[] = [];
  const traps: Trap[] = [];
  cursor.skipSeparators();
  let extent: Extent = { start: cursor.position, end: cursor.position };
  for (;;) {
    const statement = parseStatement(cursor);
    if (statement === undefined) break;
    if (statements.length + traps.length === 0) extent = statement.extent;
    extent = { start: extent.start, end: statement.extent.end };
    if (statement.kind === 'Trap') traps.push(statement);
    else statements.push(statement);
    cursor.skipSeparators();
  }
  return { kind: 'Block', statements, traps, extent };
}

/**
 * A script block: `{ … }`, or the whole script where `whole` says so. `declared` are the parameters of
 * `function f($a) {…}`.
 */
export function parseScriptBlock(
  cursor: Cursor,
  declared: ParamBlock | undefined,
  whole = false,
): ScriptBlock {
  const start = cursor.position;
  if (!whole && !cursor.take('{')) cursor.refuse('`{` expected');
  const block = cursor.deeper(() => parseScriptBody(cursor, declared), {
    commaSeparates: false,
    finallyState: 'none',
  });
  if (whole) {
    if (cursor.peek() !== '') cursor.refuse(`\`${cursor.peek()}\` does not fit here`);
  } else cursor.close('}', start);
  return { ...block, requires: whole ? cursor.requirements : [], extent: cursor.extentFrom(start) };
}

function parseScriptBody(cursor: Cursor, declared: ParamBlock | undefined): ScriptBlock {
  const own = parseParamBlock(cursor);
  if (own !== undefined && declared !== undefined)
    cursor.refuse('parameters declared twice', own.extent.start);
  cursor.skipSeparators();
  const blocks: { begin?: Block; process?: Block; end?: Block } = {};
  for (let name = peekBlockName(cursor); name !== undefined; name = peekBlockName(cursor)) {
    if (blocks[name] !== undefined) cursor.refuse(`\`${name}\` twice`);
    cursor.position += name.length;
    blocks[name] = parseBlock(cursor);
    cursor.skipSeparators();
  }
  const named = Object.keys(blocks).length > 0;
  const end = named ? blocks.end : parseStatementList(cursor);
  const { begin, process } = blocks;
  const extent = { start: 0, end: 0 };
  return { kind: 'ScriptBlock', params: own ?? declared, begin, process, end, requires: [], extent };
}

function peekBlockName(cursor: Cursor): 'begin' | 'process' | 'end' | undefined {
  const keyword = peekKeyword(cursor);
  return keyword === 'begin' || keyword === 'process' || keyword === 'end' ? keyword : undefined;
}

/** `[CmdletBinding()] param ( … )`; undefined, nothing consumed, where none starts. */
function parseParamBlock(cursor: Cursor): ParamBlock | undefined {
  cursor.skipNewlines();
  const attributes: Attribute[] = [];
  while (startsAttribute(cursor)) {
    attributes.push(parseAttribute(cursor));
    cursor.skipNewlines();
  }
  if (peekKeyword(cursor) !== 'param') {
    if (attributes.length > 0) cursor.refuse('an attribute before what is no param block');
    return undefined;
  }
  const start = cursor.position;
  cursor.position += 'param'.length;
  cursor.skipNewlines();
  if (cursor.peek() !== '(') cursor.refuse('`(` expected after `param`');
  const parameters = parseParameters(cursor);
  return { kind: 'ParamBlock', attributes, parameters, extent: cursor.extentFrom(start) };
}

/** `( $a, [type]$b = value )` */
function parseParameters(cursor: Cursor): ParameterDeclaration[] {
  const parameters: ParameterDeclaration[] = [];
  const names = new Set<string>();
  cursor.take('(');
  cursor.deeper(
    () => {
      cursor.skipNewlines();
      if (cursor.peek() === ')') return;
      do {
        const parameter = parseParameter(cursor);
        const { name, scope } = parameter.variable;
        const key = `${scope ?? ''}:${name}`.toLowerCase();
        if (names.has(key)) cursor.refuse('the same parameter twice', parameter.extent.start);
        names.add(key);
        parameters.push(parameter);
        cursor.skipNewlines();
      } while (cursor.take(','));
    },
    { commaSeparates: true },
  );
  if (!cursor.take(')')) cursor.refuse('`)` or `,` expected after a parameter');
  return parameters;
}

function parseParameter(cursor: Cursor): ParameterDeclaration {
  const attributes: (Attribute | TypeConstraint)[] = [];
  cursor.skipNewlines();
  const start = cursor.position;
  while (cursor.peek() === '[') {
    const attribute = startsAttribute(cursor) ? parseAttribute(cursor) : parseTypeConstraint(cursor);
    if (attribute.kind === 'TypeConstraint' && /^(?:ordered|void)$|\bvoid$/i.test(attribute.type.name)) {
      cursor.refuse('a type that no parameter can have', attribute.extent.start);
    }
    attributes.push(attribute);
    cursor.skipNewlines();
  }
  if (cursor.peek() !== '$' || !startsVariable(cursor.peek(1))) cursor.refuse('a parameter is missing');
  const variable = parseVariable(cursor);
  let end = cursor.position;
  let value: ParameterDeclaration['default'];
  cursor.skipNewlines();
  if (cursor.take('=')) {
    cursor.skipNewlines();
    value = parseExpression(cursor) ?? cursor.refuse('a default value is missing');
    end = value.extent.end;
  }
  return { kind: 'ParameterDeclaration', variable, attributes, default: value, extent: { start, end } };
}

/** `function name {…}`, `function name($a, $b) {…}`, `filter name {…}` */
export function parseFunction(cursor: Cursor, keyword: 'function' | 'filter'): FunctionDefinition {
  const start = cursor.position;
  cursor.position += keyword.length;
  cursor.skipBlanks();
  const name = cursor.takeRun(/(?:(?:global|script|local|private):)?[a-z_][\w-]*/iy);
  if (name === '' || !endsToken(cursor.peek())) {
    cursor.refuse('a function name is missing, or of a form that is not read');
  }
  cursor.skipNewlines();
  const listStart = cursor.position;
  let params: ParamBlock | undefined;
  if (cursor.peek() === '(') {
    const parameters = parseParameters(cursor);
    params = { kind: 'ParamBlock', attributes: [], parameters, extent: cursor.extentFrom(listStart) };
    cursor.skipNewlines();
  }
  const body = parseScriptBlock(cursor, params);
  return {
    kind: 'FunctionDefinition',
    name,
    filter: keyword === 'filter',
    body,
    extent: cursor.extentFrom(start),
  };
}
