/** The arguments of a call as the argument parsers take them, each with its value and its place. */
import type { Place } from '../report.js';
import { dropStart, knownPrefix, textOf, type Value } from '../value.js';
import type { ArgumentToken, ArgumentValue } from './argument-token.js';
import type { ToolCall } from './tool.js';

export interface Token extends ArgumentToken {
  readonly value: Value;
  readonly place: Place;
}

/** One argument. A path of mktemp begins with a slash, which is all that parsers look at. */
export function tokenOf(value: Value, place: Place): Token {
  const text = textOf(value);
  const [first] = value;
  const prefix = first?.kind === 'unknown' && first.temporary === true ? '/' : knownPrefix(value);
  return { text, prefix, value, place };
}

/** All arguments of a call. */
export function tokensOf(call: ToolCall): readonly Token[] {
  return call.argv.map((value, index) => tokenOf(value, call.argumentPlaces[index] ?? call.place));
}

/** The value behind an option: the whole token, or what stands behind `--name=`. */
export function argumentValue(argument: ArgumentValue<Token>): Value {
  return dropStart(argument.token.value, argument.from);
}
