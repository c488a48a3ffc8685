/** Properties and methods of objects. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { derived, emptiness, show, textOf, unknown } from '../../value.js';
import { failed } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import {
  condition,
  int,
  isExact,
  nothing,
  nullObject,
  type PowerShellObject,
  string,
  textsIn,
} from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { describe, toText } from '../values/text.js';
import { settle } from '../values/truth.js';
import type { StaticCall } from './static-call.js';
import { encodingMethod } from './statics-bytes.js';
import { stringMethod } from './string-methods.js';

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
          text: unknown(`process id of ${target.what}`, { nonEmpty: true, characters: alphabets.digits }),
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
  return { kind: 'integer', text: unknown(what, { nonEmpty: true, characters: alphabets.digits }), least };
}

function countOf(items: readonly PowerShellObject[]): PowerShellObject {
  if (isExact(items)) return int(items.length);
  const least = items.filter(
    (item) => item.kind !== 'output' && item.kind !== 'opaque' && item.kind !== 'bytes',
  ).length;
  return count('number of elements', least);
}

/**
 * `$array.name`: the property of every element, arrays among them taken apart; a single one is itself, and none is
 * `$null` (MiscOps.cs, EnumerableOps.PropertyGetter).
 */
function memberOfEach(
  state: State,
  items: readonly PowerShellObject[],
  name: string,
  offset: number,
): Paths<PowerShellObject> {
  const found = items.map((item) =>
    item.kind === 'record' && item.type === 'PSCustomObject'
      ? item.members.get(name.toLowerCase())
      : undefined,
  );
  const values = found.flatMap((one) => (one?.kind === 'array' ? one.items : one === undefined ? [] : [one]));
  const unknown = values.some(({ kind }) => kind === 'output' || kind === 'bytes' || kind === 'programs');
  if (found.includes(undefined) || unknown || (state.strict && values.length === 0)) {
    throw new Refusal('KS1003', `.${name} of an array is not modelled`, offset);
  }
  // What is not known may be an array.
  if (values.some(({ kind }) => kind === 'opaque')) {
    return Paths.of(state, { kind: 'opaque', text: derived(textsIn(values), `.${name} of each`) });
  }
  const [only = nullObject, ...more] = values;
  return Paths.of(state, more.length === 0 ? only : { kind: 'array', items: values });
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
  if (target.kind === 'hashtable' && (lower === 'contains' || (lower === 'containskey' && !target.ordered))) {
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
