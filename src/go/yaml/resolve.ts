/** What a scalar without quotes means to Go's YAML library: YAML 1.1 with the library's own habits (goyaml.v2 resolve.go). */
import { YamlError } from './yaml-error.js';

export type Resolved = null | boolean | bigint | number | string;

/** What a scalar turned out to be; `other` stands for tags that the library does not know. */
export type ResolvedKind =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'str'
  | 'timestamp'
  | 'merge'
  | 'binary'
  | 'other';

interface Resolution {
  readonly kind: ResolvedKind;
  readonly value: Resolved;
}

const words = new Map<string, Resolution>();
const word = (kind: ResolvedKind, value: Resolved, ...spellings: readonly string[]): void => {
  for (const spelling of spellings) words.set(spelling, { kind, value });
};
word('bool', true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON');
word('bool', false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF');
word('null', null, '', '~', 'null', 'Null', 'NULL');
word('float', Number.NaN, '.nan', '.NaN', '.NAN');
word('float', Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF');
word('float', Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF');
word('merge', '<<', '<<');

/** What without quotes is no text. */
export const wordsOfYaml: readonly string[] = [...words.keys()];

const tagKinds: Readonly<Record<string, ResolvedKind>> = {
  'tag:yaml.org,2002:str': 'str',
  'tag:yaml.org,2002:bool': 'bool',
  'tag:yaml.org,2002:int': 'int',
  'tag:yaml.org,2002:float': 'float',
  'tag:yaml.org,2002:null': 'null',
  'tag:yaml.org,2002:timestamp': 'timestamp',
};

const binaryTag = 'tag:yaml.org,2002:binary';

/** The kind that a tag asks for: undefined for no tag, `other` for one that leaves the text as it is. */
function askedKind(tag: string): ResolvedKind | undefined {
  if (tag === '') return undefined;
  if (tag === binaryTag) return 'binary';
  return Object.hasOwn(tagKinds, tag) ? tagKinds[tag] : 'other';
}

/**
 * The value of a scalar with this tag (empty: none). Throws a YamlError where the tag asks for something else than the
 * text is. A `binary` value is still in base64.
 */
export function resolve(tag: string, text: string): Resolution {
  const asked = askedKind(tag);
  if (asked === 'other' || asked === 'binary') return { kind: asked, value: text };
  const found = asked === 'str' ? { kind: 'str' as const, value: text } : resolveText(text, asked);
  if (asked === undefined || asked === 'str' || asked === found.kind) return found;
  if (asked === 'float' && found.kind === 'int' && typeof found.value === 'bigint' && isInt64(found.value)) {
    return { kind: 'float', value: Number(found.value) };
  }
  throw new YamlError(`cannot decode a !!${found.kind} as a !!${asked}`);
}

function resolveText(text: string, asked: ResolvedKind | undefined): Resolution {
  if (!/^[-+.~0-9yYnNtTfFoO<]/.test(text) && text !== '') return { kind: 'str', value: text };
  const known = words.get(text);
  // `<<` is in the table of words, yet no scalar that begins with `<` is looked up there.
  if (known !== undefined && known.kind !== 'merge') return known;
  if (/^\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text)) return floatOr(text, text);
  if (!/^[-+0-9]/.test(text)) return { kind: 'str', value: text };
  if ((asked === undefined || asked === 'timestamp') && isTimestamp(text)) {
    return { kind: 'timestamp', value: text };
  }
  const plain = text.replaceAll('_', '');
  const integer = parseGoInteger(plain);
  if (integer !== undefined) return { kind: 'int', value: integer };
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) return floatOr(plain, text);
  return { kind: 'str', value: text };
}

/** A number too large for a float stays text. */
function floatOr(digits: string, text: string): Resolution {
  const value = Number(digits);
  return Number.isFinite(value) ? { kind: 'float', value } : { kind: 'str', value: text };
}

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;

export function isInt64(value: bigint): boolean {
  return value >= minInt64 && value <= maxInt64;
}

/** Go's strconv.ParseInt with base 0, then ParseUint: `0x1F`, `0b1`, `0o17` and `017` besides decimals. */
function parseGoInteger(text: string): bigint | undefined {
  const match = /^([-+]?)(?:(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, sign, prefixed, octal, decimal] = match;
  const magnitude = BigInt(prefixed ?? (octal !== undefined ? `0o${octal}` : (decimal ?? '0')));
  const value = sign === '-' ? -magnitude : magnitude;
  if (isInt64(value)) return value;
  return sign === '' && value <= maxUint64 ? value : undefined;
}

const dateFirst = /^[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})(.*)$/s;
const timeAfter =
  /^(?:([Tt])| +)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[-+]([0-9]{2}):([0-9]{2}))?$/;

/** Whether Go's time.Parse takes the text in one of the formats that the library knows. */
function isTimestamp(text: string): boolean {
  const date = dateFirst.exec(text);
  if (date === null) return false;
  const [, month, day, rest] = date;
  if (!isDate(Number(text.slice(0, 4)), Number(month), Number(day))) return false;
  if (rest === '' || rest === undefined) return true;
  const time = timeAfter.exec(rest);
  if (time === null) return false;
  const [, separator, hour, minute, second, zone, zoneHour, zoneMinute] = time;
  // A zone belongs behind a `T`, and only there.
  if ((separator === undefined) !== (zone === undefined)) return false;
  if (Number(zoneHour ?? 0) > 24 || Number(zoneMinute ?? 0) > 60) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function isDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
