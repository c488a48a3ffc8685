/** Methods of strings. */

import { Alphabet, alphabets } from '../../alphabet.js';
import { maximumElements, replaceEvery, spendElements } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import { derived, literal, show, textOf, transformed, type Value } from '../../value.js';
import { condition, int, type PowerShellObject, string } from '../state/objects.js';
import { exitOf } from '../values/compare.js';
import { isPlainAscii, toText } from '../values/text.js';
import type { StaticCall } from './static-call.js';

export function stringMethod(
  call: StaticCall,
  value: Value,
  lower: string,
  method: string,
): PowerShellObject {
  const { state, offset, arguments: args } = call;
  const refuse = (): never => {
    throw new Refusal('KS3102', `.${method}() with these arguments is not modelled`, offset);
  };
  const text = textOf(value);
  const texts = args.map((arg) =>
    arg.kind === 'string' || arg.kind === 'char' ? textOf(toText(state, arg, offset)) : undefined,
  );
  const numbers = args.map((arg) =>
    arg.kind === 'number' && Number.isInteger(arg.value) ? arg.value : undefined,
  );
  const [first, second] = texts;
  const make = (result: string): PowerShellObject =>
    string(result === text ? value : transformed(value, result));
  const lost = (characters: Alphabet = alphabets.any): PowerShellObject =>
    string(
      derived(value, `.${method}(${args.map((arg) => show(toText(state, arg, offset))).join(', ')})`, {
        characters,
      }),
    );
  const only = value.length === 1 ? value[0] : undefined;
  const characters = only !== undefined && 'characters' in only ? only.characters : alphabets.any;
  const kept = characters.or(Alphabet.of(''));
  switch (lower) {
    case 'tostring':
      // A GUID in its other forms is a GUID.
      return args.length === 0 || (only?.kind === 'unknown' && only.what === 'a new GUID')
        ? string(value)
        : refuse();
    case 'trim':
    case 'trimstart':
    case 'trimend': {
      if (args.length > 1 || (args.length === 1 && (first === undefined || first.length !== 1)))
        return refuse();
      if (text === undefined) {
        // Without white space in it, there is nothing to cut off.
        if (args.length === 0 && value.every((one) => !spaced(one))) return string(value);
        return lost(kept);
      }
      if (first === undefined) return make(trimmed(text, lower, /\s|\u0085/));
      return make(trimmed(text, lower, first));
    }
    case 'tolower':
    case 'toupper':
    case 'tolowerinvariant':
    case 'toupperinvariant':
      if (args.length > 0) return refuse();
      if (text === undefined) return lost(kept);
      if (!isPlainAscii(text)) return refuse();
      return make(lower.startsWith('tolower') ? text.toLowerCase() : text.toUpperCase());
    case 'replace':
      if (args.length !== 2 || first === undefined || second === undefined || first === '') return refuse();
      return text === undefined ? lost() : make(replaceEvery(text, first, second));
    case 'startswith':
    case 'endswith':
    case 'contains': {
      if (args.length !== 1 || first === undefined) return refuse();
      if (first === '') return { kind: 'bool', value: true };
      if (text === undefined)
        return condition({ kind: 'unknown', what: `${show(value)} ${words[lower]} ${show(literal(first))}` });
      if (!isPlainAscii(text) || !isPlainAscii(first)) return refuse();
      const yes =
        lower === 'startswith'
          ? text.startsWith(first)
          : lower === 'endswith'
            ? text.endsWith(first)
            : text.includes(first);
      return condition(exitOf(yes));
    }
    case 'substring': {
      const [start, length] = numbers;
      if (text === undefined || start === undefined || start < 0 || start > text.length || args.length > 2)
        return refuse();
      if (args.length === 1) return make(text.slice(start));
      if (length === undefined || length < 0 || start + length > text.length) return refuse();
      return make(text.slice(start, start + length));
    }
    case 'indexof':
      if (
        text === undefined ||
        first === undefined ||
        args.length !== 1 ||
        !isPlainAscii(text) ||
        !isPlainAscii(first)
      )
        return refuse();
      return int(text.indexOf(first));
    case 'split': {
      if (args.length !== 1 || first === undefined || first.length !== 1) return refuse();
      if (text === undefined)
        return {
          kind: 'array',
          items: [{ kind: 'output', text: derived(value, `.Split(${show(literal(first))})`), single: false }],
        };
      const parts = text.split(first, maximumElements + 1);
      spendElements(parts.length);
      return { kind: 'array', items: parts.map((part) => string(transformed(value, part))) };
    }
    default:
      return refuse();
  }
}

const words: Readonly<Record<string, string>> = {
  startswith: 'starts with',
  endswith: 'ends with',
  contains: 'contains',
};

function spaced(segment: Value[number]): boolean {
  const text = textOf([segment]);
  if (text !== undefined) return /[\s\u0085]/.test(text);
  return !('characters' in segment) || !segment.characters.within(alphabets.word);
}

function trimmed(text: string, method: string, what: RegExp | string): string {
  const cut = (one: string): boolean =>
    typeof what === 'string' ? one === what : what.test(one) && one !== '\ufeff';
  let start = 0;
  let end = text.length;
  if (method !== 'trimend') while (start < end && cut(text[start] ?? '')) start++;
  if (method !== 'trimstart') while (end > start && cut(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}
