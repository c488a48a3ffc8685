/** Static .NET methods and properties that scripts may use: everything else is refused. */
import { concat, derived, emptiness, literal, show, textOf, unknown } from '../../value.js';
import { newEncoding } from './encodings.js';
import { failed } from './errors.js';
import { emptyStatus } from './machine.js';
import { condition, enumerate, isExact, nothing, type PowerShellObject, plain, string } from './objects.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import { escapeRegex } from './regex.js';
import {
  confirmCount,
  knownTextAt,
  NullArgument,
  nullableTextAt,
  refuseCall,
  type StaticCall,
  type StaticMethod,
  textAt,
} from './static-call.js';
import { bytesStatics } from './statics-bytes.js';
import { filesStatics } from './statics-files.js';
import { pathsStatics } from './statics-paths.js';
import { joined } from './text.js';
import { settle } from './truth.js';
import { environmentValue, writeEnvironment } from './variables.js';
import { printed } from './visible.js';

const of = (call: StaticCall, object: PowerShellObject): Paths<PowerShellObject> =>
  Paths.of(call.state, object);

/** `[string]::IsNullOrEmpty` */
const isNullOrEmpty: StaticMethod = (call) => {
  confirmCount(call, 1);
  return of(call, condition(emptyStatus(nullableTextAt(call, 0))));
};

/** `[string]::IsNullOrWhiteSpace`: where it says no, the text is not empty; where it says yes, it may be blank. */
const isNullOrWhiteSpace: StaticMethod = (call) => {
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
  const words = id !== undefined && (id.characters === 'digits' || id.characters === 'word');
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
const join: StaticMethod = (call) => {
  if (call.arguments.length < 2) refuseCall(call);
  const separator = textAt(call, 0);
  const [list, ...more] = call.arguments.slice(1);
  if (list === undefined) return refuseCall(call);
  const items = more.length === 0 ? enumerate(list) : [list, ...more];
  if (!isExact(items)) refuseCall(call);
  return of(call, string(joined(call.state, items, separator, call.offset)));
};

const concatenate: StaticMethod = (call) =>
  of(call, string(concat(...call.arguments.map((_, index) => nullableTextAt(call, index)))));

const newGuid: StaticMethod = (call) => {
  confirmCount(call, 0);
  return of(call, string(unknown('a new GUID', { nonEmpty: true, characters: 'word' })));
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

const escapeData: StaticMethod = (call) => {
  confirmCount(call, 1);
  const value = textAt(call, 0);
  const text = textOf(value);
  if (text === undefined) {
    if (emptiness(value) === 'empty') return of(call, plain(''));
    return of(call, string(derived(value, 'EscapeDataString', { characters: 'word' })));
  }
  if (!/^[\t\n\r\x20-\x7e]*$/.test(text)) refuseCall(call);
  // RFC 3986: .NET 4.5 and later keep only the unreserved characters; encodeURIComponent keeps !'()* too.
  const escaped = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return of(call, string(escaped === text ? value : literal(escaped)));
};

const getEnvironmentVariable: StaticMethod = (call) => {
  confirmCount(call, 1);
  const name = knownTextAt(call, 0);
  const value = environmentValue(call.machine, call.state, name);
  call.machine.recorder.assume(
    value === undefined
      ? `${name} is not set in the environment`
      : `${name} is set in the environment as it is here`,
  );
  return of(call, value === undefined ? { kind: 'null' } : string(value));
};

const setEnvironmentVariable: StaticMethod = (call) => {
  confirmCount(call, 2);
  const value = call.arguments[1];
  if (value === undefined) return refuseCall(call);
  writeEnvironment(call.state, knownTextAt(call, 0), value, call.offset);
  return of(call, nothing);
};

/** `[regex]::Unescape`: only escapes of characters by their code, and of what `Escape` escapes. */
const unescapeText: StaticMethod = (call) => {
  confirmCount(call, 1);
  const text = knownTextAt(call, 0);
  const done = text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^A-Za-z0-9])|(.?))/gs,
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

const escapeText: StaticMethod = (call) => {
  confirmCount(call, 1);
  return of(call, plain(escapeRegex(knownTextAt(call, 0))));
};

const methods: ReadonlyMap<string, StaticMethod> = new Map<string, StaticMethod>([
  ['string::isnullorempty', isNullOrEmpty],
  ['string::isnullorwhitespace', isNullOrWhiteSpace],
  ['string::join', join],
  ['string::concat', concatenate],
  ['guid::newguid', newGuid],
  ['console::writeline', writeToConsole],
  ['console::write', writeToConsole],
  ['uri::escapedatastring', escapeData],
  ['environment::getenvironmentvariable', getEnvironmentVariable],
  ['environment::setenvironmentvariable', setEnvironmentVariable],
  ['regex::unescape', unescapeText],
  ['regex::escape', escapeText],
  ...pathsStatics,
  ...filesStatics,
  ...bytesStatics,
]);

/** A type's name as the tables have it. */
function tableName(type: string): string {
  const lower = type.toLowerCase().replace(/^system\./, '');
  return lower === 'text.regularexpressions.regex' ? 'regex' : lower;
}

/** `[type]::method(arguments)` */
export function callStatic(call: StaticCall, type: string, method: string): Paths<PowerShellObject> {
  const name = `${tableName(type)}::${method.toLowerCase()}`;
  if (method.toLowerCase() === 'new') {
    const made = newEncoding(tableName(type), call.arguments);
    if (made !== undefined) return of(call, made);
  }
  const model = methods.get(name);
  if (model === undefined) throw new Refusal('KS3102', `[${type}]::${method}() is not modelled`, call.offset);
  const run = (ready: StaticCall): Paths<PowerShellObject> => {
    try {
      return model(ready);
    } catch (error) {
      if (!(error instanceof NullArgument)) throw error;
      return failed(ready.state, 'Value cannot be null.', ready.offset);
    }
  };
  // $null is an empty text to a method, or a null where PowerShell knows that it came from a [string].
  const both = (ready: StaticCall): Paths<PowerShellObject> => {
    if (!ready.arguments.some((one) => one.kind === 'null' && one.nothing !== true)) return run(ready);
    const other = { ...ready, state: ready.state.clone() };
    const nulls = other.arguments.map((one) => (one.kind === 'null' ? nothing : one));
    return Paths.all([run(ready), run({ ...other, arguments: nulls })]);
  };
  // These take an output of at most one line as it is.
  if (name === 'string::isnullorempty' || name === 'string::isnullorwhitespace') return run(call);
  // Only now: settling decides, and what it decides changes the state.
  const settled = call.arguments.reduce<Paths<readonly PowerShellObject[]>>(
    (paths, argument) =>
      paths.chain((before, at) =>
        settle(call.machine, at, argument, call.offset).map((one) => [...before, one]),
      ),
    Paths.of(call.state, []),
  );
  return settled.chain((args, state) => both({ ...call, arguments: args, state }));
}

/** `[type]::member` */
export function readStatic(call: StaticCall, type: string, member: string): PowerShellObject {
  const name = `${tableName(type)}::${member.toLowerCase()}`;
  switch (name) {
    case 'text.encoding::ascii':
      return { kind: 'encoding', name: 'ascii' };
    case 'text.encoding::utf8':
      return { kind: 'encoding', name: 'utf8-with-mark' };
    case 'net.securityprotocoltype::tls12':
    case 'net.securityprotocoltype::tls13':
      return { kind: 'opaque', text: literal(member) };
    case 'string::empty':
      return plain('');
    case 'environment::newline':
      return plain(call.machine.world.os === 'windows' ? '\r\n' : '\n');
    case 'io.path::directoryseparatorchar':
      return { kind: 'char', value: call.machine.world.os === 'windows' ? 92 : 47 };
    default:
      throw new Refusal('KS3102', `[${type}]::${member} is not modelled`, call.offset);
  }
}
