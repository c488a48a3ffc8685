/** Variables, and `$(…)` inside strings. */
import type { SubExpression, Variable } from './ast.js';
import { continuesIdentifier, endsToken, isDoubleQuote, startsVariable } from './characters.js';
import type { Cursor } from './cursor.js';
import { parseSubExpression } from './groups.js';

/**
 * What `$` starts inside a string or a word: a variable or `$(…)`, consumed; or undefined where the `$` is text.
 * Property access is no part of it: in `"$x.y"` the `.y` is text.
 */
export function parseDollar(cursor: Cursor, hereString: boolean): Variable | SubExpression | undefined {
  const next = cursor.peek(1);
  if (next === '(') return parseNestedSubExpression(cursor, hereString);
  if (next > '~') cursor.refuse('`$` before a character that may or may not belong to a name');
  if (next !== '{' && !startsVariable(next)) return undefined;
  return parseVariable(cursor);
}

/**
 * `$name`, `${name}` or `@name`, which the caller has seen to start one. Names are plain ASCII; in braces they hold
 * no brace, backtick, double quote or line break.
 */
export function parseVariable(cursor: Cursor): Variable {
  const start = cursor.position;
  const splatted = cursor.peek() === '@';
  cursor.position++;
  const path = cursor.peek() === '{' ? parseBraced(cursor) : parseName(cursor);
  const extent = cursor.extentFrom(start);
  const parts = path.split(':');
  const name = parts.pop() ?? '';
  if (parts.length > 1 || name === '' || parts[0] === '')
    cursor.refuse('a variable name with stray colons', start);
  const scope = parts[0]?.toLowerCase();
  if (scope === 'using') cursor.refuse('the scope $using: is not read', start);
  return { kind: 'Variable', name, scope, splatted, extent };
}

function parseName(cursor: Cursor): string {
  const start = cursor.position;
  const first = cursor.peek();
  cursor.position++;
  if (first === '$' || first === '?' || first === '^') return first;
  for (;;) {
    const character = cursor.peek();
    if (character === ':' && cursor.peek(1) === ':') break;
    if (character > '~') cursor.refuse('a variable name before a character that may or may not belong to it');
    if (!continuesIdentifier(character) && character !== '?' && character !== ':') break;
    cursor.position++;
  }
  return cursor.text.slice(start, cursor.position);
}

function parseBraced(cursor: Cursor): string {
  const match = cursor.match(/\{([ !#-_a-z|~]{1,200})\}/y);
  if (match?.[1] === undefined) return cursor.refuse('a variable name in braces that is not read');
  cursor.position += match[0].length;
  return match[1];
}

/**
 * Among a command's arguments a variable is a word of its own only if what follows ends it, or goes on with `.`, `[`,
 * `=` or `::`. Else undefined, nothing consumed: the whole word is an expandable string.
 */
export function parseArgumentVariable(cursor: Cursor): Variable | undefined {
  const start = cursor.position;
  const next = cursor.peek(1);
  const braced = next === '{';
  if (!startsVariable(next) && !(braced && cursor.peek() === '$')) return undefined;
  const variable = parseVariable(cursor);
  const after = cursor.peek();
  const single = next === '$' || next === '?' || next === '^';
  const ends =
    endsToken(after) ||
    (!single && (after === '.' || after === '[')) ||
    (!single && !braced && after === '=');
  if (ends || (!single && !braced && after === ':')) return variable;
  cursor.position = start;
  return undefined;
}

/**
 * PowerShell first finds the end of `$(…)` in a string by counting parentheses, blind to quotes and comments, and
 * then parses what lies between (`tokenizer.cs`, ScanSubExpression). This accepts it where both views agree.
 */
function parseNestedSubExpression(cursor: Cursor, hereString: boolean): SubExpression {
  const start = cursor.position;
  const end = findSubExpressionEnd(cursor, hereString);
  const inner = cursor.text.slice(start, end);
  if (/[\r\n]/.test(inner) && inner.includes('|')) {
    cursor.refuse('a pipeline over several lines inside a string is not read', start);
  }
  const { limit, nested } = cursor;
  cursor.limit = end;
  cursor.nested = true;
  const result = cursor.deeper(() => parseSubExpression(cursor), { commaSeparates: false });
  cursor.limit = limit;
  cursor.nested = nested;
  if (cursor.position !== end)
    cursor.refuse('parentheses in strings or comments inside `$(…)` of a string', start);
  return result;
}

/** Where the `$(` that stands here ends, by the count of its parentheses. */
export function findSubExpressionEnd(cursor: Cursor, hereString: boolean): number {
  let open = 0;
  for (let at = cursor.position + 1; at < cursor.limit; at++) {
    const character = cursor.text.charAt(at);
    if (character === '(') open++;
    else if (character === ')' && --open === 0) return at + 1;
    else if (
      !hereString &&
      (character === '`' || isDoubleQuote(character)) &&
      at + 1 < cursor.limit &&
      isDoubleQuote(cursor.text.charAt(at + 1))
    ) {
      cursor.refuse('doubled or escaped double quotes inside `$(…)` of a string', at);
    } else if (character === '\0') cursor.refuse('a NUL character', at);
  }
  return cursor.refuse('`$(` without its `)` inside a string');
}
