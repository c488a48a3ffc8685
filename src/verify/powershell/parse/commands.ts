/** Commands: what is run, its parameters, arguments and redirections. */

import { parseArgument, parseSplat } from './arguments.js';
import type { Command, CommandElement, CommandParameter, Expression, Redirection } from './ast.js';
import { endsToken, isBlank, isDigit, isDoubleQuote, isLetter, isSingleQuote } from './characters.js';
import { parseCommaList } from './comma-list.js';
import type { Cursor } from './cursor.js';
import { parseNumber } from './numbers.js';
import { inOrder, parseRedirection } from './redirections.js';
import { parseWord, peekKeyword } from './words.js';

/** Words that mean something else, or nothing good, where a statement starts (`tokenizer.cs`, s_keywordText). */
const keywords = new Set(
  (
    'elseif if else switch foreach from in for while until do try catch finally trap data return continue break ' +
    'exit throw begin process end dynamicparam clean function filter param class define var using workflow parallel ' +
    'sequence inlinescript configuration public private static interface enum namespace module type assembly command ' +
    'hidden base default'
  ).split(' '),
);

/** Those among them that start statements of their own. */
const constructs = new Set(
  'class enum using data workflow configuration parallel sequence inlinescript'.split(' '),
);

/**
 * The command that starts here; undefined, nothing consumed, where none does. `first` says that it starts a pipeline:
 * there a keyword cannot name a command, and what starts an expression has been tried already.
 */
export function parseCommand(cursor: Cursor, first: boolean): Command | undefined {
  const start = cursor.position;
  const character = cursor.peek();
  const dot = character === '.' && (isBlank(cursor.peek(1)) || '$"\'({'.includes(cursor.peek(1) || ' '));
  const invocation = dot ? '.' : character === '&' ? '&' : undefined;
  if (invocation !== undefined) {
    cursor.take(invocation);
    if (cursor.peek() === '&') cursor.refuse('`&&` without a command before it', start);
    cursor.skipBlanks();
  }
  const name = invocation === undefined ? parseName(cursor, first) : parseInvoked(cursor);
  if (name === undefined) {
    if (invocation !== undefined) cursor.refuse(`a command is missing after \`${invocation}\``, start);
    return undefined;
  }
  const elements: [Expression, ...CommandElement[]] = [name];
  const redirections: Redirection[] = [];
  const end = parseElements(cursor, elements, redirections, name.extent.end);
  cursor.position = end;
  const extent = { start, end };
  return { kind: 'Command', invocation, elements, redirections: inOrder(redirections), extent };
}

/** The name of a command that no `&` precedes: a bare word, in which nothing expands. */
function parseName(cursor: Cursor, first: boolean): Expression | undefined {
  const start = cursor.position;
  const character = cursor.peek();
  if (character === '' || '|});&\r\n,'.includes(character)) return undefined;
  const keyword = first ? peekKeyword(cursor) : '';
  if (constructs.has(keyword)) cursor.refuseConstruct(keyword);
  if (keywords.has(keyword)) cursor.refuse(`\`${keyword}\` does not fit here`);
  const path = character === '.' && /[./\\\w]/.test(cursor.peek(1));
  if (!(isLetter(character) || isDigit(character) || path || '_~/\\%?'.includes(character))) {
    cursor.refuse('neither a command nor an expression starts here');
  }
  // `/=`, `%=`, `7>` and the like are read in ways of their own.
  const digit = isDigit(character) || (character === '.' && isDigit(cursor.peek(1)));
  if (digit && (cursor.peek(1) === '>' || parseNumber(cursor, true) !== undefined)) {
    cursor.refuse('a number where a command belongs', start);
  }
  const word = parseWord(cursor);
  if (word.kind !== 'StringConstant')
    return cursor.refuse('a command name with variables in it, without `&`', start);
  if (/[<>=]/.test(cursor.text.slice(start, start + 2)))
    cursor.refuse('a command name that is not read', start);
  return word;
}

/** What `&` or `.` runs. */
function parseInvoked(cursor: Cursor): Expression | undefined {
  if ('-@,:<>'.includes(cursor.peek() || ' ')) cursor.refuse('a command name that is not read');
  if (cursor.peek() === '.' && endsToken(cursor.peek(1))) cursor.refuse('a command name that is not read');
  return parseArgument(cursor);
}

/** Parameters, arguments and redirections to the end of the command. Returns where the last of them ends. */
function parseElements(
  cursor: Cursor,
  elements: CommandElement[],
  redirections: Redirection[],
  nameEnd: number,
): number {
  let end = nameEnd;
  let sawDashes = false;
  for (;;) {
    cursor.skipBlanks();
    if (parseRedirection(cursor, redirections)) {
      end = cursor.position;
      continue;
    }
    const dashes = cursor.startsWith('--') && endsToken(cursor.peek(2));
    const element = dashes
      ? parseDashes(cursor, sawDashes)
      : startsParameter(cursor)
        ? parseParameter(cursor, sawDashes)
        : (parseSplat(cursor) ?? parseList(cursor));
    sawDashes ||= dashes;
    if (element === undefined) {
      if (cursor.peek() === ',') cursor.refuse('an argument is missing before `,`');
      return end;
    }
    elements.push(element);
    end = cursor.position;
  }
}

/** The first lone `--` is a parameter (which only native commands see), each further one a word. */
function parseDashes(cursor: Cursor, sawDashes: boolean): CommandElement {
  const start = cursor.position;
  cursor.take('--');
  const extent = cursor.extentFrom(start);
  if (sawDashes) return { kind: 'StringConstant', quote: 'bare', value: '--', extent };
  return { kind: 'CommandParameter', name: '-', argument: undefined, spaceAfterColon: false, extent };
}

function startsParameter(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  return cursor.peek() === '-' && (isLetter(next) || next === '_' || next === '?');
}

/** `-Name`, `-Name:value`; or a word, where a quote comes up before the name ends (ScanParameter). */
function parseParameter(cursor: Cursor, sawDashes: boolean): CommandElement {
  const start = cursor.position;
  let length = 1;
  for (let character = cursor.peek(1); !endsParameterName(character); character = cursor.peek(length)) {
    cursor.requirePlain(character, start + length);
    if (isSingleQuote(character) || isDoubleQuote(character)) return parseWord(cursor, length);
    length++;
  }
  cursor.position += length;
  const name = cursor.text.slice(start + 1, cursor.position);
  const colon = cursor.take(':');
  if (sawDashes) {
    const value = cursor.text.slice(start, cursor.position);
    return { kind: 'StringConstant', quote: 'bare', value, extent: cursor.extentFrom(start) };
  }
  if (!colon) {
    return {
      kind: 'CommandParameter',
      name,
      argument: undefined,
      spaceAfterColon: false,
      extent: cursor.extentFrom(start),
    };
  }
  return parseParameterArgument(cursor, name, start);
}

function parseParameterArgument(cursor: Cursor, name: string, start: number): CommandParameter {
  const afterColon = cursor.position;
  cursor.skipBlanks();
  if (
    startsParameter(cursor) ||
    cursor.startsWith('--') ||
    /^(?:[1-6*]?>|<)/.test(cursor.peek() + cursor.peek(1))
  ) {
    cursor.refuse('this cannot be the value of a parameter');
  }
  const argument = parseList(cursor) ?? cursor.refuse('a value is missing after `:`');
  const spaceAfterColon = argument.extent.start !== afterColon;
  return { kind: 'CommandParameter', name, argument, spaceAfterColon, extent: cursor.extentFrom(start) };
}

const endsParameterName = (character: string): boolean =>
  character === '' || '{}();,|&.[:\r\n\t '.includes(character);

/** One argument, or several joined by commas. */
function parseList(cursor: Cursor): Expression | undefined {
  const first = parseArgument(cursor);
  if (first === undefined) return undefined;
  const elements = parseCommaList(cursor, first, () => {
    if (startsParameter(cursor) || (cursor.startsWith('--') && endsToken(cursor.peek(2))))
      cursor.refuse('a parameter as the element of a list');
    return parseArgument(cursor);
  });
  if (elements.length === 1) return first;
  return { kind: 'ArrayLiteral', elements, extent: { start: first.extent.start, end: cursor.position } };
}
