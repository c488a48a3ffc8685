/** Static .NET methods and properties that scripts may use: everything else is refused. */

import { Refusal } from '../../refusal.js';
import { literal } from '../../value.js';
import { failed } from '../state/errors.js';
import { nothing, type PowerShellObject, plain } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { settle } from '../values/truth.js';
import { newEncoding } from './encodings.js';
import { NullArgument, type StaticCall, type StaticMethod } from './static-call.js';
import { bytesStatics } from './statics-bytes.js';
import { filesStatics } from './statics-files.js';
import { pathsStatics } from './statics-paths.js';
import {
  concatenate,
  escapeData,
  escapeText,
  getEnvironmentVariable,
  isNullOrEmpty,
  isNullOrWhiteSpace,
  join,
  newGuid,
  of,
  setEnvironmentVariable,
  unescapeText,
  writeToConsole,
} from './statics-text.js';
import { timeStatics } from './statics-time.js';

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
  ...timeStatics,
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
