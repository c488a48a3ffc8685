/** Properties and methods of objects. */
import { derived, emptiness, literal, show, textOf, transformed, unknown, type Value } from '../../value.js';
import { exitOf } from './compare.js';
import { failed } from './errors.js';
import type { Machine } from './machine.js';
import { condition, int, isExact, nothing, nullObject, type PowerShellObject, string } from './objects.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import type { StaticCall } from './static-call.js';
import { encodingMethod } from './statics-bytes.js';
import { describe, isPlainAscii, toText } from './text.js';
import { settle } from './truth.js';

/** `target.name` */
export function readMember(
  machine: Machine,
  state: State,
  target: PowerShellObject,
  name: string,
  offset: number,
): Paths<PowerShellObject> {
  const lower = name.toLowerCase();
  const refuse = (): never => {
    throw new Refusal('KS1003', `.${name} of ${describe(target)} is not modelled`, offset);
  };
  const of = (object: PowerShellObject): Paths<PowerShellObject> => Paths.of(state, object);
  const absent = (): Paths<PowerShellObject> => {
    if (state.strict) return failed(state, `The property '${name}' cannot be found on this object`, offset);
    return of(nullObject);
  };
  switch (target.kind) {
    case 'output':
      if (target.single) {
        return settle(machine, state, target, offset).chain((one, at) =>
          readMember(machine, at, one, name, offset),
        );
      }
      if (lower !== 'count' && lower !== 'length') return refuse();
      // One line is a string, and its length another thing than a count.
      return lower === 'count' && !state.strict ? of(count(`lines of ${show(target.text)}`, 0)) : refuse();
    case 'null':
      if (lower === 'count' || lower === 'length') return state.strict ? absent() : of(int(0));
      return absent();
    case 'string': {
      if (lower === 'length') {
        const text = textOf(target.text);
        return of(
          text === undefined
            ? count(`length of ${show(target.text)}`, emptiness(target.text) === 'nonempty' ? 1 : 0)
            : int(text.length),
        );
      }
      if (lower === 'count' && !state.strict) return of(int(1));
      return lower === 'count' ? absent() : refuse();
    }
    case 'array':
      if (lower === 'count' || lower === 'length') return of(countOf(target.items));
      return memberOfEach(state, target.items, name, offset);
    case 'hashtable':
      return of(readEntry(state, target.id, lower) ?? missingEntry(state, lower, name, offset, refuse));
    case 'record':
      return readRecord(target, lower, of, absent, refuse);
    case 'version':
      if (lower === 'major') return of(int(target.parts[0] ?? 0));
      if (lower === 'minor') return of(int(target.parts[1] ?? 0));
      return refuse();
    case 'own-version':
      if (lower === 'major') return of(count('major version of PowerShell', target.oldest[0] ?? 5));
      return refuse();
    case 'process':
      if (lower === 'id') {
        return of({
          kind: 'integer',
          text: unknown(`process id of ${target.what}`, { nonEmpty: true, characters: 'digits' }),
          least: 1,
        });
      }
      if (lower === 'hasexited') return of(condition({ kind: 'unknown', what: `${target.what} has ended` }));
      return refuse();
    case 'programs':
      return refuse();
    case 'opaque':
      return of({ kind: 'opaque', text: derived(target.text, `.${name}`) });
    default:
      return refuse();
  }
}

function count(what: string, least: number): PowerShellObject {
  return { kind: 'integer', text: unknown(what, { nonEmpty: true, characters: 'digits' }), least };
}

function countOf(items: readonly PowerShellObject[]): PowerShellObject {
  if (isExact(items)) return int(items.length);
  const least = items.filter((item) => item.kind !== 'output' && item.kind !== 'opaque').length;
  return count('number of elements', least);
}

/** `$array.name`: the property of every element. */
function memberOfEach(
  state: State,
  items: readonly PowerShellObject[],
  name: string,
  offset: number,
): Paths<PowerShellObject> {
  if (!isExact(items) || items.some((item) => item.kind !== 'record' && item.kind !== 'opaque')) {
    throw new Refusal('KS1003', `.${name} of an array is not modelled`, offset);
  }
  const found = items.map((item) =>
    item.kind === 'record' ? item.members.get(name.toLowerCase()) : undefined,
  );
  if (found.some((one) => one === undefined))
    throw new Refusal('KS1003', `.${name} of an array is not modelled`, offset);
  return Paths.of(state, { kind: 'array', items: found.filter((one) => one !== undefined) });
}

function readEntry(state: State, id: number, lower: string): PowerShellObject | undefined {
  return state.heap.get(id)?.get(`s:${lower}`)?.value;
}

function missingEntry(
  state: State,
  lower: string,
  name: string,
  offset: number,
  refuse: () => never,
): PowerShellObject {
  if (/^(count|keys|values|item|syncroot|is.*)$/.test(lower)) return refuse();
  if (state.strict)
    throw new Refusal('KS1003', `.${name} is not in the hashtable, which is an error`, offset);
  return nullObject;
}

function readRecord(
  target: Extract<PowerShellObject, { kind: 'record' }>,
  lower: string,
  of: (object: PowerShellObject) => Paths<PowerShellObject>,
  absent: () => Paths<PowerShellObject>,
  refuse: () => never,
): Paths<PowerShellObject> {
  const own = target.members.get(lower);
  if (own !== undefined && !(target.type === 'ErrorRecord' && lower === 'message')) return of(own);
  if (target.type === 'PSCustomObject' && !/^(count|length|psobject|pstypenames|ps.*)$/.test(lower))
    return absent();
  return refuse();
}

/** `target.method(arguments)` */
export function callMember(
  call: StaticCall,
  target: PowerShellObject,
  method: string,
): Paths<PowerShellObject> {
  const { machine, state, offset } = call;
  const lower = method.toLowerCase();
  if (target.kind === 'output' && target.single) {
    return settle(machine, state, target, offset).chain((one, at) =>
      callMember({ ...call, state: at }, one, method),
    );
  }
  if (target.kind === 'null')
    return failed(state, 'You cannot call a method on a null-valued expression.', offset);
  if (target.kind === 'encoding') return encodingMethod(call, target.name, lower);
  if (target.kind === 'string') return Paths.of(state, stringMethod(call, target.text, lower, method));
  if (lower === 'tostring' && call.arguments.length === 0) {
    if (
      target.kind === 'opaque' ||
      target.kind === 'number' ||
      target.kind === 'integer' ||
      target.kind === 'bool'
    ) {
      return Paths.of(state, string(toText(state, target, offset)));
    }
  }
  if (target.kind === 'hashtable' && (lower === 'containskey' || lower === 'contains')) {
    const key = call.arguments[0];
    const text = key?.kind === 'string' ? textOf(key.text) : undefined;
    if (text !== undefined && call.arguments.length === 1) {
      const found = state.heap.get(target.id)?.has(`s:${text.toLowerCase()}`) ?? false;
      return Paths.of(state, { kind: 'bool', value: found });
    }
  }
  if (
    target.kind === 'process' &&
    (lower === 'kill' || lower === 'waitforexit') &&
    call.arguments.length === 0
  ) {
    if (lower === 'waitforexit') throw new Refusal('KS3109', 'waiting for a process is not modelled', offset);
    return Paths.of(state, nothing);
  }
  throw new Refusal('KS3102', `.${method}() of ${describe(target)} is not modelled`, offset);
}

function stringMethod(call: StaticCall, value: Value, lower: string, method: string): PowerShellObject {
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
  const lost = (characters: 'any' | 'line' | 'word' = 'any'): PowerShellObject =>
    string(
      derived(value, `.${method}(${args.map((arg) => show(toText(state, arg, offset))).join(', ')})`, {
        characters,
      }),
    );
  const only = value.length === 1 ? value[0] : undefined;
  const characters = only !== undefined && 'characters' in only ? only.characters : 'any';
  const kept = characters === 'digits' ? 'word' : characters;
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
      return text === undefined ? lost() : make(text.replaceAll(first, () => second));
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
      return { kind: 'array', items: text.split(first).map((part) => string(transformed(value, part))) };
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
  return !('characters' in segment) || (segment.characters !== 'word' && segment.characters !== 'digits');
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

/** `target[index]` */
export function readIndex(
  state: State,
  target: PowerShellObject,
  index: PowerShellObject,
  offset: number,
): Paths<PowerShellObject> {
  const refuse = (): never => {
    throw new Refusal('KS1003', `an index into ${describe(target)} is not modelled`, offset);
  };
  if (target.kind === 'hashtable') {
    const key = keyOf(index);
    if (key === undefined) return refuse();
    return Paths.of(state, state.heap.get(target.id)?.get(key)?.value ?? nullObject);
  }
  if (target.kind === 'opaque' || (target.kind === 'output' && !target.single)) {
    const shown =
      index.kind === 'number' || index.kind === 'string' ? show(toText(state, index, offset)) : refuse();
    return unknownElement(state, target.text, `[${shown}]`, offset);
  }
  if (index.kind !== 'number' || !Number.isInteger(index.value)) return refuse();
  if (target.kind === 'array') return indexArray(state, target.items, index.value, offset, refuse);
  const text = target.kind === 'string' ? textOf(target.text) : undefined;
  if (text === undefined) return refuse();
  const at = index.value < 0 ? text.length + index.value : index.value;
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return refuse();
  return Paths.of(state, { kind: 'char', value: unit });
}

function indexArray(
  state: State,
  items: readonly PowerShellObject[],
  index: number,
  offset: number,
  refuse: () => never,
): Paths<PowerShellObject> {
  const first = items[0];
  if (index === 0 && first?.kind === 'programs') return Paths.of(state, applicationOf(first.name));
  if (!isExact(items)) {
    const [only, ...more] = items;
    if (more.length > 0 || only === undefined || !('text' in only)) return refuse();
    return unknownElement(state, only.text, `[${index}]`, offset);
  }
  const found = items[index < 0 ? items.length + index : index];
  if (found !== undefined) return Paths.of(state, found);
  return state.strict
    ? failed(state, 'Index was outside the bounds of the array.', offset)
    : Paths.of(state, nullObject);
}

/** An element that may be there or not; under strict mode, one that is not is an error. */
function unknownElement(state: State, text: Value, index: string, offset: number): Paths<PowerShellObject> {
  const element: PowerShellObject = { kind: 'opaque', text: derived(text, index) };
  if (!state.strict) return Paths.of(state, element);
  const other = state.clone();
  return Paths.all([
    Paths.of(state, element),
    failed(other, 'Index was outside the bounds of the array.', offset),
  ]);
}

/** One program that `Get-Command` found. */
export function applicationOf(name: string): PowerShellObject {
  const path: PowerShellObject = {
    kind: 'string',
    text: unknown(`path of ${name}`, { nonEmpty: true, characters: 'line' }),
    program: name,
  };
  return {
    kind: 'record',
    type: 'ApplicationInfo',
    members: new Map<string, PowerShellObject>([
      ['source', path],
      ['path', path],
      ['definition', path],
      ['name', { kind: 'string', text: literal(name), program: name }],
      ['text', { kind: 'string', text: literal(name), program: name }],
    ]),
  };
}

/** The key of a hashtable's entry: its kind and its text, without regard to case. */
export function keyOf(object: PowerShellObject): string | undefined {
  if (object.kind === 'number' && object.type === 'int') return `i:${object.value}`;
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  return text === undefined || !isPlainAscii(text) ? undefined : `s:${text.toLowerCase()}`;
}
