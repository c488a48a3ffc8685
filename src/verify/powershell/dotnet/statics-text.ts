/** `[string]`, `[regex]`, `[Uri]`, `[Guid]`, `[Console]` and `[Environment]`. */
import { alphabets } from '../../alphabet.js';
import { emptyStatus } from '../../run/learnt.js';
import { concat, derived, emptiness, literal, show, textOf, unknown } from '../../value.js';
import {
  condition,
  enumerate,
  isExact,
  nothing,
  type PowerShellObject,
  plain,
  string,
} from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { printed } from '../state/visible.js';
import { escapeRegex } from '../values/regex.js';
import { joined } from '../values/text.js';
import { environmentObject, environmentValue, writeEnvironment } from '../variables/environment.js';
import {
  confirmCount,
  knownTextAt,
  nullableTextAt,
  refuseCall,
  type StaticCall,
  type StaticMethod,
  textAt,
} from './static-call.js';

export const of = (call: StaticCall, object: PowerShellObject): Paths<PowerShellObject> =>
  Paths.of(call.state, object);

/** `[string]::IsNullOrEmpty` */
export const isNullOrEmpty: StaticMethod = (call) => {
  confirmCount(call, 1);
  return of(call, condition(emptyStatus(nullableTextAt(call, 0))));
};

/** `[string]::IsNullOrWhiteSpace`: where it says no, the text is not empty; where it says yes, it may be blank. */
export const isNullOrWhiteSpace: StaticMethod = (call) => {
  confirmCount(call, 1);
  const value = nullableTextAt(call, 0);
  const text = textOf(value);
  if (text !== undefined)
    return of(
      call,
      condition({ kind: 'known', status: /^[\s\u0085]*$/.test(text.replaceAll('\ufeff', 'x')) ? 0 : 1 }),
    );
  const known = value.map((segment) => textOf([segment]) ?? '').join('');
  if (/[^\s\u0085\ufeff]/.test(known)) return of(call, condition({ kind: 'known', status: 1 }));
  const [only, ...more] = value;
  const id = only !== undefined && 'id' in only && more.length === 0 ? only : undefined;
  const words = id?.characters.within(alphabets.word) === true;
  if (words) return of(call, condition(emptyStatus(value)));
  return of(call, {
    kind: 'condition',
    exit: {
      kind: 'unknown',
      what: `${show(value)} is empty or blank`,
      onFailure: id === undefined ? [] : [{ id: id.id, nonEmpty: true }],
    },
  });
};

/** `[string]::Join(separator, array)` */
export const join: StaticMethod = (call) => {
  if (call.arguments.length < 2) refuseCall(call);
  const separator = textAt(call, 0);
  const [list, ...more] = call.arguments.slice(1);
  if (list === undefined) return refuseCall(call);
  const items = more.length === 0 ? enumerate(list) : [list, ...more];
  if (!isExact(items)) refuseCall(call);
  return of(call, string(joined(call.state, items, separator, call.offset)));
};

export const concatenate: StaticMethod = (call) =>
  of(call, string(concat(...call.arguments.map((_, index) => nullableTextAt(call, index)))));

export const newGuid: StaticMethod = (call) => {
  confirmCount(call, 0);
  return of(call, string(unknown('a new GUID', { nonEmpty: true, characters: alphabets.word })));
};

/** `[Console]::Error.WriteLine` and `[Console]::WriteLine` are methods of objects that need no model of their own. */
export function writeToConsole(call: StaticCall): Paths<PowerShellObject> {
  if (call.arguments.length > 1) refuseCall(call);
  const [object] = call.arguments;
  if (object === undefined) return of(call, nothing);
  if (object.kind === 'array' || object.kind === 'bytes') refuseCall(call);
  printed(call.machine, nullableTextAt(call, 0), call.offset);
  return of(call, nothing);
}

export const escapeData: StaticMethod = (call) => {
  confirmCount(call, 1);
  const value = textAt(call, 0);
  const text = textOf(value);
  if (text === undefined) {
    if (emptiness(value) === 'empty') return of(call, plain(''));
    return of(call, string(derived(value, 'EscapeDataString', { characters: alphabets.word })));
  }
  if (!/^[\t\n\r\x20-\x7e]*$/.test(text)) refuseCall(call);
  // RFC 3986: .NET 4.5 and later keep only the unreserved characters; encodeURIComponent keeps !'()* too.
  const escaped = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return of(call, string(escaped === text ? value : literal(escaped)));
};

export const getEnvironmentVariable: StaticMethod = (call) => {
  confirmCount(call, 1);
  const name = knownTextAt(call, 0);
  const value = environmentValue(call.machine, call.state, name);
  call.machine.recorder.assume(
    value === undefined
      ? `${name} is not set in the environment`
      : `${name} is set in the environment as it is here`,
  );
  return of(call, environmentObject(value));
};

export const setEnvironmentVariable: StaticMethod = (call) => {
  confirmCount(call, 2);
  const value = call.arguments[1];
  if (value === undefined) return refuseCall(call);
  // To a method, $null is an empty text where it is no real null.
  const text = value.kind === 'null' && value.nothing !== true ? plain('') : value;
  writeEnvironment(call.machine, call.state, knownTextAt(call, 0), text, call.offset);
  return of(call, nothing);
};

/** `[regex]::Unescape`: only escapes of characters by their code, and of what `Escape` escapes. */
export const unescapeText: StaticMethod = (call) => {
  confirmCount(call, 1);
  const text = knownTextAt(call, 0);
  const done = text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^A-Za-z0-9_])|(.?))/gs,
    (_all, unit, byte, mark, other) => {
      if (unit !== undefined || byte !== undefined)
        return String.fromCharCode(Number.parseInt(unit ?? byte, 16));
      if (mark !== undefined) return mark;
      const named: Readonly<Record<string, string>> = {
        n: '\n',
        t: '\t',
        r: '\r',
        f: '\f',
        v: '\v',
        a: '\u0007',
        e: '\u001b',
      };
      return named[other] ?? refuseCall(call);
    },
  );
  return of(call, plain(done));
};

export const escapeText: StaticMethod = (call) => {
  confirmCount(call, 1);
  return of(call, plain(escapeRegex(knownTextAt(call, 0))));
};
