/** The primaries of `test`, which several shells' conditions share. */
import type { VirtualFiles } from '../files.js';
import type { Place } from '../report.js';
import { emptiness, isOneNumber, show, textOf, type Value } from '../value.js';
import { sameText } from '../value-keys.js';
import { type Exit, exited } from './tool.js';

const unaries: ReadonlySet<string> = new Set([
  '-n',
  '-z',
  '-e',
  '-f',
  '-d',
  '-s',
  '-r',
  '-w',
  '-x',
  '-t',
  '-S',
]);

export function isUnaryTest(operator: string): boolean {
  return unaries.has(operator);
}

const truth = (yes: boolean): Exit => exited(yes ? 0 : 1);

/** `-n text`, `-f path`, …; undefined for operators that are not modelled. */
export function testUnary(
  operator: string,
  value: Value,
  files: VirtualFiles,
  _place: Place,
): Exit | undefined {
  if (operator === '-n' || operator === '-z') {
    const known = emptiness(value);
    if (known !== 'either') return truth((known === 'empty') === (operator === '-z'));
    const ids = value.flatMap((segment) => ('id' in segment ? [segment.id] : []));
    const blank = ids.map((id) => ({ id, text: '' }));
    const [only, ...more] = ids;
    const filled = only !== undefined && more.length === 0 ? [{ id: only, nonEmpty: true as const }] : [];
    const zero = operator === '-z';
    return {
      kind: 'unknown',
      what: `${show(value)} is ${zero ? 'empty' : 'not empty'}`,
      onSuccess: zero ? blank : filled,
      onFailure: zero ? filled : blank,
    };
  }
  if (operator === '-t') return { kind: 'unknown', what: `${show(value)} is a terminal` };
  if (emptiness(value) === 'empty') return exited(1);
  const found = files.look(value);
  const what = `${show(value)} ${fileWords[operator] ?? operator}`;
  if (found.kind === 'absent') return exited(1);
  if (found.kind === 'foreign' || !found.file.certain) return { kind: 'unknown', what };
  const { file } = found;
  switch (operator) {
    case '-e':
      return exited(0);
    case '-f':
      return truth(file.kind === 'file');
    case '-S':
      return { kind: 'unknown', what };
    case '-d':
      return truth(file.kind === 'folder');
    case '-s': {
      if (file.kind === 'folder') return { kind: 'unknown', what };
      const known = emptiness(file.content);
      if (known !== 'either') return truth(known === 'nonempty');
      const ids = file.content.flatMap((segment) => ('id' in segment ? [segment.id] : []));
      const [only, ...more] = ids;
      return {
        kind: 'unknown',
        what,
        onSuccess: only !== undefined && more.length === 0 ? [{ id: only, nonEmpty: true }] : [],
        onFailure: ids.map((id) => ({ id, text: '' })),
      };
    }
    case '-r':
    case '-w':
    case '-x':
      return { kind: 'unknown', what };
    default:
      return undefined;
  }
}

const fileWords: Readonly<Record<string, string>> = {
  '-e': 'exists',
  '-f': 'is a file',
  '-d': 'is a folder',
  '-s': 'is not empty',
  '-S': 'is a socket',
};

/** How numbers are read: as those of `test`, or as expressions, which `[[ ]]` and zsh evaluate. */
export type NumberReading = 'digits' | 'expression';

/** `a = b`, `1 -lt 2`, …; undefined for operators and numbers that are not modelled. */
export function testBinary(
  operator: string,
  left: Value,
  right: Value,
  reading: NumberReading,
): Exit | undefined {
  if (operator === '=' || operator === '==' || operator === '!=') {
    const same = testEqual(left, right);
    return operator === '!=' ? opposite(same) : same;
  }
  const compare = numbers.get(operator);
  if (compare === undefined) return undefined;
  const one = textOf(left);
  const other = textOf(right);
  if (one === undefined || other === undefined) {
    const certain = [left, right].every((value) => isNumber(value, reading));
    if (reading === 'expression' && !certain) return undefined;
    return { kind: 'unknown', what: `${show(left)} ${operator} ${show(right)}` };
  }
  const readings = [one, other].map((text) => numberText(text, reading));
  if (readings.includes(undefined)) return undefined;
  // test says `integer expression expected` and ends with 2.
  if (readings.includes('none')) return exited(2);
  return truth(compare(BigInt(one), BigInt(other)));
}

function isNumber(value: Value, reading: NumberReading): boolean {
  const text = textOf(value);
  if (text !== undefined) return numberText(text, reading) === 'number';
  return isOneNumber(value);
}

/** Whether a text is a number to every shell, none to any, or read by each in its own way. */
function numberText(text: string, reading: NumberReading): 'number' | 'none' | undefined {
  if (/^-?(0|[1-9][0-9]{0,17})$/.test(text)) return 'number';
  if (reading === 'expression') return undefined;
  if (/^-?[0-9]{1,18}$/.test(text)) return 'number';
  return /^[A-Za-z_./:,-]*$/.test(text) ? 'none' : undefined;
}

const numbers: ReadonlyMap<string, (left: bigint, right: bigint) => boolean> = new Map([
  ['-eq', (left, right) => left === right],
  ['-ne', (left, right) => left !== right],
  ['-lt', (left, right) => left < right],
  ['-le', (left, right) => left <= right],
  ['-gt', (left, right) => left > right],
  ['-ge', (left, right) => left >= right],
]);

function testEqual(left: Value, right: Value): Exit {
  const one = textOf(left);
  const other = textOf(right);
  if (one !== undefined && other !== undefined) return truth(one === other);
  if (sameText(left, right)) return exited(0);
  const what = `${show(left)} = ${show(right)}`;
  const [value, text] = other === undefined ? [right, one] : [left, other];
  const [only, ...more] = value;
  if (text === undefined || only === undefined || more.length > 0 || !('id' in only))
    return { kind: 'unknown', what };
  if (text === '') {
    if (only.nonEmpty) return exited(1);
    return {
      kind: 'unknown',
      what,
      onSuccess: [{ id: only.id, text }],
      onFailure: [{ id: only.id, nonEmpty: true }],
    };
  }
  return { kind: 'unknown', what, onSuccess: [{ id: only.id, text, nonEmpty: true }] };
}

function opposite(exit: Exit): Exit {
  if (exit.kind === 'known') return exited(exit.status === 0 ? 1 : 0);
  if (exit.kind === 'failed') return exited(0);
  const { what, onSuccess = [], onFailure = [] } = exit;
  return { kind: 'unknown', what: `not: ${what}`, onSuccess: onFailure, onFailure: onSuccess };
}
