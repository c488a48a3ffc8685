/** `[Convert]` and the encodings. */
import { alphabets } from '../../alphabet.js';
import { derived, literal, secretsIn, show, textOf, transformed, type Value } from '../../value.js';
import { failed } from '../state/errors.js';
import { type EncodingName, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import {
  confirmCount,
  mayThrow,
  refuseCall,
  type StaticCall,
  type StaticMethod,
  textAt,
} from './static-call.js';

const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `[Convert]::FromBase64String`: white space is skipped; anything else throws. */
const fromBase64: StaticMethod = (call) => {
  confirmCount(call, 1);
  const value = textAt(call, 0);
  const text = textOf(value);
  if (text === undefined) {
    const whole = `${show(value)} is base64`;
    return mayThrow(
      call,
      whole,
      (at) => Paths.of(at.state, { kind: 'bytes', content: decoded(value) }),
      'The input is not a valid Base-64 string',
    );
  }
  const packed = text.replace(/[ \t\r\n]/g, '');
  if (!canonical.test(packed)) {
    call.machine.recorder.find(
      'KS5007',
      call.machine.source.place(call.offset),
      `${show(value)} is not base64`,
    );
    return failed(call.state, 'The input is not a valid Base-64 string', call.offset);
  }
  const bytes = Buffer.from(packed, 'base64');
  const content = bytes.toString('utf8');
  if (!Buffer.from(content, 'utf8').equals(bytes)) return refuseCall(call);
  return Paths.of(call.state, { kind: 'bytes', content: transformed(value, content) });
};

/** What is in a text that is not known, after decoding: a token stays one. */
function decoded(value: Value): Value {
  const [only, ...more] = value;
  if (only?.kind === 'secret' && more.length === 0) {
    return [{ ...only, id: derivedId(value), encoded: false }];
  }
  return derived(
    value,
    'base64 decoding',
    secretsIn(value).length > 0 ? { characters: alphabets.word.assumed() } : {},
  );
}

function derivedId(value: Value): number {
  const [segment] = derived(value, 'base64 decoding');
  return segment !== undefined && 'id' in segment ? segment.id : 0;
}

const toBase64: StaticMethod = (call) => {
  confirmCount(call, 1);
  const [bytes] = call.arguments;
  if (bytes?.kind !== 'bytes') return refuseCall(call);
  const text = textOf(bytes.content);
  if (text === undefined) {
    return Paths.of(call.state, string(derived(bytes.content, 'base64', { characters: alphabets.word })));
  }
  return Paths.of(
    call.state,
    string(transformed(bytes.content, Buffer.from(text, 'utf8').toString('base64'))),
  );
};

/** `[Text.Encoding]::UTF8.GetString(bytes)` and `GetBytes(text)`. */
export function encodingMethod(
  call: StaticCall,
  encoding: EncodingName,
  method: string,
): Paths<PowerShellObject> {
  confirmCount(call, 1);
  if (method === 'getstring') {
    const [bytes] = call.arguments;
    if (bytes?.kind !== 'bytes') return refuseCall(call);
    return Paths.of(call.state, string(encoding === 'ascii' ? asAscii(bytes.content, true) : bytes.content));
  }
  if (method === 'getbytes') {
    const value = textAt(call, 0);
    return Paths.of(call.state, {
      kind: 'bytes',
      content: encoding === 'ascii' ? asAscii(value, false) : value,
    });
  }
  return refuseCall(call);
}

/** What ASCII leaves of a text: `?` for each UTF-16 unit (writing) or byte of UTF-8 (reading) that it lacks. */
export function asAscii(value: Value, reading: boolean): Value {
  return value.flatMap((segment): Value => {
    const text = textOf([segment]);
    if (text === undefined) return [segment];
    const changed = text.replace(/[^\0-\x7f]+/g, (run) =>
      '?'.repeat(reading ? Buffer.byteLength(run, 'utf8') : run.length),
    );
    return changed === text
      ? [segment]
      : segment.kind === 'secret'
        ? transformed([segment], changed)
        : literal(changed);
  });
}

export const bytesStatics: ReadonlyMap<string, StaticMethod> = new Map<string, StaticMethod>([
  ['convert::frombase64string', fromBase64],
  ['convert::tobase64string', toBase64],
]);
