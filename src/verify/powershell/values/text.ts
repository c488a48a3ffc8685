/** Objects as text, as `[string]` and `"…"` make it. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { concat, derived, literal, show, textOf, unknown, type Value } from '../../value.js';
import { isExact, type PowerShellObject, type RecordType, textsIn } from '../state/objects.js';
import type { State } from '../state/state.js';

/** Records whose text is that of a member. */
const textMembers: Partial<Record<RecordType, string>> = { ErrorRecord: 'message', ApplicationInfo: 'text' };

/** The object's text; objects that PowerShell would write in a way that is not modelled are refused. */
export function toText(state: State, object: PowerShellObject, offset: number): Value {
  switch (object.kind) {
    case 'null':
      return [];
    case 'string':
    case 'opaque':
      return object.text;
    case 'number':
      return literal(numberText(object, offset));
    case 'char':
      return literal(String.fromCharCode(object.value));
    case 'bool':
      return literal(object.value ? 'True' : 'False');
    case 'condition':
      return unknown(`whether ${object.exit.what}`, { nonEmpty: true, characters: alphabets.word });
    case 'integer':
      return object.exit === undefined ? object.text : exitText(state, object.exit, object.text);
    case 'output':
      return object.single ? object.text : joinedLines(object.text);
    case 'array':
      return joined(state, object.items, literal(' '), offset);
    case 'version':
      return literal(object.parts.join('.'));
    case 'own-version':
      return unknown('version of PowerShell', { nonEmpty: true, characters: alphabets.word });
    case 'record': {
      const own = textMembers[object.type];
      const member = own === undefined ? undefined : object.members.get(own);
      if (member !== undefined) return toText(state, member, offset);
      break;
    }
    default:
  }
  throw new Refusal('KS1003', `the text of ${describe(object)} is not modelled`, offset);
}

/** The elements' texts with a text between them. */
export function joined(
  state: State,
  items: readonly PowerShellObject[],
  separator: Value,
  offset: number,
): Value {
  const [only, ...more] = items;
  if (only?.kind === 'output' && only.single && more.length === 0) return only.text;
  // How many there are, and so how often the separator comes, is not known.
  if (!isExact(items)) return derived(textsIn(items), `elements joined by ${show(separator)}`);
  return concat(
    ...items.flatMap((item, index) => {
      if (item.kind === 'array') throw new Refusal('KS1003', 'an array inside an array as text', offset);
      const text = toText(state, item, offset);
      return index === 0 ? [text] : [separator, text];
    }),
  );
}

function joinedLines(text: Value): Value {
  return derived(text, 'lines joined by a blank');
}

/** The text of an exit status, with what is known of it by now. */
function exitText(state: State, exit: Exit, text: Value): Value {
  if (exit.kind === 'known') return literal(String(exit.status));
  return state.facts.get(exit) === true ? literal('0') : text;
}

/** A number as PowerShell writes it; where its versions differ, it is refused. */
export function numberText(number: Extract<PowerShellObject, { kind: 'number' }>, offset: number): string {
  const { value, type } = number;
  const text = String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15 && (type !== 'decimal' || !Object.is(value, -0))) {
    return Object.is(value, -0) ? refuseNumber(offset) : text;
  }
  // Below 0.0001, .NET writes an exponent.
  if (type !== 'double' || !/^-?\d+\.\d+$/.test(text) || text.length > 15 || Math.abs(value) < 1e-4) {
    return refuseNumber(offset);
  }
  return text;
}

function refuseNumber(offset: number): never {
  throw new Refusal('KS1003', 'the text of this number is not the same in every PowerShell', offset);
}

/** Printable ASCII with tabs and line breaks: what culture-sensitive comparisons treat like ordinal ones. */
export function isPlainAscii(text: string): boolean {
  return /^[\t\n\r\x20-\x7e]*$/.test(text);
}

/** What an object is, for messages. */
export function describe(object: PowerShellObject): string {
  switch (object.kind) {
    case 'string':
    case 'opaque':
    case 'output':
      return textOf(object.text) === undefined ? show(object.text) : 'a string';
    case 'null':
      return '$null';
    case 'record':
      return `an object of type ${object.type}`;
    case 'block':
      return 'a script block';
    default:
      return `a value of type ${object.kind}`;
  }
}
