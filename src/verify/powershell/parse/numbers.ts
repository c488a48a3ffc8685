/** Numbers, as `tokenizer.cs` scans them (ScanNumber). */
import type { MinVersion, NumberConstant } from './ast.js';
import { endsNumber, endsToken } from './characters.js';
import type { Cursor } from './cursor.js';

const shape =
  /([+-]?)(?:(0x[0-9a-f]*)|(\d*\.(?!\.)\d*(?:e[+-]?\d+)?|\d+e[+-]?\d+)|(\d+))(u?[usldyn]?)(?:([kmgtp])b)?/iy;

const multipliers: Readonly<Record<string, number>> = {
  '': 1,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50,
};

/**
 * The number that starts here, consumed; or undefined, nothing consumed, where PowerShell reads a word instead.
 * In an expression (not among a command's arguments) an operator may follow directly, and a sign may precede.
 */
export function parseNumber(cursor: Cursor, inExpression: boolean): NumberConstant | undefined {
  const start = cursor.position;
  const match = cursor.match(shape);
  if (match === undefined || !/\d/.test(match[0])) return undefined;
  if (match[0].length > 100) cursor.refuse('a number too long to be read exactly');
  const after = cursor.peek(match[0].length);
  if (!endsToken(after) && !(inExpression && endsNumber(after))) {
    if (cursor.match(/[+-]?0b[01]/iy) !== undefined) cursor.refuse('binary numbers are not read');
    return undefined;
  }
  if (inExpression && after === '>') cursor.refuse('a number directly before `>`');
  const value = evaluate(cursor, match);
  if (value === undefined) {
    if (inExpression) cursor.refuse('a number too large for its suffix');
    return undefined;
  }
  cursor.position += match[0].length;
  const extent = cursor.extentFrom(start);
  return { kind: 'NumberConstant', ...value, text: match[0], extent };
}

type Value = Pick<NumberConstant, 'type' | 'value' | 'minVersion'>;

function evaluate(cursor: Cursor, match: RegExpExecArray): Value | undefined {
  const [, sign = '', hexadecimal, real, decimal = '', suffix = '', unit = ''] = match;
  const factor = (sign === '-' ? -1 : 1) * (multipliers[unit.toLowerCase()] ?? 1);
  if (real !== undefined) {
    const value = Number(real) * factor;
    if (suffix !== '' || !Number.isFinite(value)) cursor.refuse('a number of a kind that is not read');
    return { type: 'double', value };
  }
  // From eight digits on, a hexadecimal number may be negative.
  if (hexadecimal !== undefined && !/^0x[0-9a-f]{1,7}$/i.test(hexadecimal)) {
    cursor.refuse('a hexadecimal number without digits, or with more than seven');
  }
  // No negative zero: integers have none.
  const value = Number(hexadecimal ?? decimal) * factor || 0;
  if (!Number.isSafeInteger(value)) cursor.refuse('a number too large to be read exactly');
  return typed(cursor, value, suffix.toLowerCase());
}

function typed(cursor: Cursor, value: number, suffix: string): Value | undefined {
  const within = (bits: number): boolean => value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
  const minVersion: MinVersion = '6.2';
  switch (suffix) {
    case '':
      return { type: within(32) ? 'int' : 'long', value };
    case 'l':
      return { type: 'long', value };
    case 'd':
      return { type: 'decimal', value };
    case 's':
      return within(16) ? { type: 'short', value, minVersion } : undefined;
    case 'y':
      return within(8) ? { type: 'sbyte', value, minVersion } : undefined;
    default:
      return cursor.refuse(`numbers with the suffix ${suffix} are not read`);
  }
}
