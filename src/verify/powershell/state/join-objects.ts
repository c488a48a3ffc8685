/** One object for two that paths came to. */

import { alphabets } from '../../alphabet.js';
import { spend } from '../../effort.js';
import { joinValues } from '../../join-values.js';
import { commonHolder, secret, secretsIn, unknown, type Value } from '../../value.js';
import { identity } from '../../value-keys.js';
import { joinTables } from './join-tables.js';
import { isExact, linesMark, nullObject, type PowerShellObject, textsIn } from './objects.js';
import type { State } from './state.js';

/** A value that is one thing on one path and another on the other. */
export function mixed(label: string): PowerShellObject {
  return { kind: 'opaque', text: unknown(label) };
}

export function joinObjects(
  label: string,
  one: PowerShellObject,
  other: PowerShellObject,
  left: State,
  right: State,
  into: State,
): PowerShellObject {
  spend(1);
  // What is in a hashtable is no part of the object, and may differ.
  if (one === other && !(one.kind in holders)) return one;
  if (one.kind === 'string' && other.kind === 'string') {
    const text = joinValues(label, one.text, other.text);
    return one.program !== undefined && one.program === other.program
      ? { kind: 'string', text, program: one.program }
      : { kind: 'string', text, ...linesMark(one), ...linesMark(other) };
  }
  if (
    one.kind === 'number' &&
    other.kind === 'number' &&
    one.type === other.type &&
    one.value === other.value
  )
    return one;
  if (one.kind === 'bool' && other.kind === 'bool' && one.value === other.value) return one;
  if (
    (one.kind === 'bool' || one.kind === 'condition') &&
    (other.kind === 'bool' || other.kind === 'condition')
  ) {
    if (one.kind === 'condition' && other.kind === 'condition' && one.exit === other.exit) return one;
    return { kind: 'condition', exit: { kind: 'unknown', what: `${label} is true` } };
  }
  if (isInteger(one) && isInteger(other)) return joinIntegers(label, one, other);
  if (one.kind === 'array' && other.kind === 'array' && one.items.length === other.items.length) {
    return { kind: 'array', items: joinLists(label, one.items, other.items, left, right, into) };
  }
  if (
    one.kind === 'record' &&
    other.kind === 'record' &&
    one.type === other.type &&
    one.members.size === other.members.size
  ) {
    const members = new Map<string, PowerShellObject>();
    for (const [name, member] of one.members) {
      const second = other.members.get(name);
      if (second === undefined) return mixed(label);
      members.set(name, joinObjects(`${label}.${name}`, member, second, left, right, into));
    }
    return { ...one, members };
  }
  if (one.kind === 'hashtable' && other.kind === 'hashtable') {
    if (one.ordered !== other.ordered) return mixed(label);
    const table = joinTables(label, one.id, other.id, left, right, into);
    return table.kind === 'hashtable' && one.ordered === true ? { ...table, ordered: true } : table;
  }
  if (one.kind === 'bytes' && other.kind === 'bytes') {
    const bytes = { kind: 'bytes', content: joinValues(label, one.content, other.content) } as const;
    return one.many === true || other.many === true ? { ...bytes, many: true } : bytes;
  }
  if (isSame(one, other)) return one;
  if (one.kind === 'output' && other.kind === 'output' && one.plain === other.plain) {
    return {
      kind: 'output',
      text: joinValues(label, one.text, other.text),
      single: one.single && other.single,
      ...(one.plain === true ? { plain: true } : {}),
      ...linesMark(one),
      ...linesMark(other),
    };
  }
  if (one.kind === 'opaque' && other.kind === 'opaque') {
    const opaque = { kind: 'opaque', text: joinValues(label, one.text, other.text) } as const;
    return one.many === true || other.many === true ? { ...opaque, many: true } : opaque;
  }
  return withSecrets(label, one, other);
}

/** Objects that hold others. */
const holders: Readonly<Partial<Record<PowerShellObject['kind'], true>>> = {
  array: true,
  record: true,
  hashtable: true,
};

/** Elements one by one where each stands for as many on both ways. */
export function joinLists(
  label: string,
  one: readonly PowerShellObject[],
  other: readonly PowerShellObject[],
  left: State,
  right: State,
  into: State,
): readonly PowerShellObject[] {
  const alike =
    one.length === other.length &&
    one.every((item, index) => {
      const second = other[index];
      return second !== undefined && (isExact([item]) ? isExact([second]) : item.kind === second.kind);
    });
  if (!alike) return [joinedItems(label, [...one, ...other])];
  return one.map((item, index) => joinObjects(label, item, other[index] ?? item, left, right, into));
}

/** What was given out on ways that gave out more or less. */
function joinedItems(label: string, items: readonly PowerShellObject[]): PowerShellObject {
  return { kind: 'opaque', text: eitherOf(label, items), many: true };
}

/** The text of what may be any of several things: a secret, where one of them is. */
function eitherOf(label: string, items: readonly PowerShellObject[]): Value {
  const secrets = secretsIn(textsIn(items));
  const [first] = secrets;
  if (first === undefined) return unknown(label);
  const cluster = secrets.every((one) => one.cluster === first.cluster) ? first.cluster : undefined;
  const byCurrentContext = secrets.some((one) => one.byCurrentContext === true);
  const encoded = secrets.some((one) => one.encoded === true);
  const ofPod = secrets.every((one) => one.ofPod === true);
  const holder = commonHolder(secrets);
  return secret(first.origin, cluster, { byCurrentContext, encoded, ofPod, holder });
}

/** What is left of two things that have nothing in common: where they came from, if that is a secret. */
export function withSecrets(
  label: string,
  one: PowerShellObject,
  other: PowerShellObject = nullObject,
): PowerShellObject {
  return { kind: 'opaque', text: eitherOf(label, [one, other]) };
}

/** Objects without texts of their own. */
function isSame(one: PowerShellObject, other: PowerShellObject): boolean {
  if (one.kind === 'block' && other.kind === 'block') return one.block === other.block;
  // Started on two ways by one command.
  if (one.kind === 'process' && other.kind === 'process') return one.what === other.what;
  const simple = ['null', 'number', 'char', 'bool', 'encoding', 'version', 'own-version', 'programs'];
  return simple.includes(one.kind) && JSON.stringify(one) === JSON.stringify(other);
}

type Integer = Extract<PowerShellObject, { kind: 'number' | 'integer' }>;

function isInteger(object: PowerShellObject): object is Integer {
  return object.kind === 'integer' || (object.kind === 'number' && object.type === 'int');
}

function joinIntegers(label: string, one: Integer, other: Integer): PowerShellObject {
  if (
    one.kind === 'integer' &&
    other.kind === 'integer' &&
    identity(one.text) === identity(other.text) &&
    one.exit === other.exit &&
    one.least === other.least
  )
    return one;
  const least = (object: Integer): number =>
    object.kind === 'number' ? object.value : (object.least ?? Number.NEGATIVE_INFINITY);
  const smallest = Math.min(least(one), least(other));
  const text = unknown(label, {
    nonEmpty: true,
    characters: smallest >= 0 ? alphabets.digits : alphabets.word,
  });
  // A counter grows from round to round: only that it is not negative is followed.
  return smallest >= 0 ? { kind: 'integer', text, least: 0 } : { kind: 'integer', text };
}
