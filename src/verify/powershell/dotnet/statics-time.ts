/** `[TimeSpan]`: a number of seconds in larger units. */
import { Alphabet, alphabets } from '../../alphabet.js';
import { show, textOf, unknown, type Value } from '../../value.js';
import { failed } from '../state/errors.js';
import { int, type PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { confirmCount, mayThrow, refuseCall, type StaticMethod, textAt } from './static-call.js';

/** Int64.MaxValue ticks of 100 ns: what is longer than that throws. */
const mostSeconds = 922_337_203_685;

const tooLong = 'TimeSpan overflowed because the duration is too long.';

/** `[TimeSpan]::FromSeconds` of digits alone: others would be fractions, exponents or words of the locale. */
const fromSeconds: StaticMethod = (call) => {
  confirmCount(call, 1);
  const value = textAt(call, 0);
  const text = textOf(value);
  if (text === undefined) {
    if (!value.every(isDigits)) refuseCall(call);
    return mayThrow(
      call,
      `${show(value)} seconds are a time that .NET knows`,
      ({ state }) =>
        Paths.of(
          state,
          timeSpan((unit) => part(value, unit)),
        ),
      tooLong,
    );
  }
  if (!/^[0-9]{1,15}$/.test(text)) return refuseCall(call);
  const seconds = Number(text);
  if (seconds > mostSeconds) return failed(call.state, tooLong, call.offset);
  const sizes: Readonly<Record<string, number>> = {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return Paths.of(
    call.state,
    timeSpan((unit) => int(sizes[unit] ?? 0)),
  );
};

const digits = Alphabet.of('0123456789');

const isDigits = (segment: Value[number]): boolean =>
  'characters' in segment
    ? segment.characters.isSurelyWithin(digits)
    : /^[0-9]*$/.test(textOf([segment]) ?? ' ');

const timeSpan = (of: (unit: string) => PowerShellObject): PowerShellObject => ({
  kind: 'record',
  type: 'TimeSpan',
  members: new Map(['days', 'hours', 'minutes', 'seconds'].map((unit) => [unit, of(unit)])),
});

const part = (value: Value, unit: string): PowerShellObject => ({
  kind: 'integer',
  text: unknown(`${unit} in ${show(value)} seconds`, { nonEmpty: true, characters: alphabets.digits }),
  least: 0,
});

export const timeStatics: readonly (readonly [string, StaticMethod])[] = [
  ['timespan::fromseconds', fromSeconds],
];
