/** What a PowerShell expression comes to, as far as a dry run can know it. Objects are immutable; hashtables are names of entries in the state. */

import { spend, spendElements } from '../../effort.js';
import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { concatAll, emptiness, literal, type Value } from '../../value.js';
import type { NumberConstant, ScriptBlock } from '../parse/ast.js';

export type NumberType = NumberConstant['type'];
export type EncodingName = 'ascii' | 'utf8' | 'utf8-with-mark';

/** A status that only a run would show. */
export type UnknownExit = Extract<Exit, { readonly kind: 'unknown' }>;

export type PowerShellObject =
  /** `$null`; with `nothing`, what a pipeline without output gives: it enumerates to no element at all. */
  | { readonly kind: 'null'; readonly nothing?: true }
  /**
   * With `program`, the path of a program that the verifier has a model of. With `mayBeLines`, a line that a program
   * should print: whoever answers it can answer several, which are an array then.
   */
  | { readonly kind: 'string'; readonly text: Value; readonly program?: string; readonly mayBeLines?: true }
  | { readonly kind: 'number'; readonly type: NumberType; readonly value: number }
  /** `[char]65`: a UTF-16 unit. */
  | { readonly kind: 'char'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** A boolean that only a run would show: true where the status is 0. */
  | { readonly kind: 'condition'; readonly exit: UnknownExit }
  /** An `[int]` that only a run would show. */
  | {
      readonly kind: 'integer';
      readonly text: Value;
      /** It is the status of this command. */
      readonly exit?: Exit;
      /** It is this much or more. */
      readonly least?: number;
    }
  | { readonly kind: 'array'; readonly items: readonly PowerShellObject[] }
  /**
   * What a native command printed, where the number of its lines is not known. With `single`: nothing at all where
   * the text is empty, else a string; with `plain`, what `[string]` made of it: `$null` in place of nothing. As an
   * element of an array: no, one, or many elements. `mayBeLines`: as for strings.
   */
  | {
      readonly kind: 'output';
      readonly text: Value;
      readonly single: boolean;
      readonly plain?: true;
      readonly mayBeLines?: true;
    }
  /** With `ordered`, an `[ordered]` one: to it, a number is a position, and some members are others. */
  | { readonly kind: 'hashtable'; readonly id: number; readonly ordered?: true }
  | {
      readonly kind: 'record';
      readonly type: RecordType;
      /** Members by name in lower case. */
      readonly members: ReadonlyMap<string, PowerShellObject>;
    }
  /** `[byte[]]`; the content is the text of a file that holds them. With `many`, as an element: one or many elements. */
  | { readonly kind: 'bytes'; readonly content: Value; readonly many?: true }
  | { readonly kind: 'block'; readonly block: ScriptBlock }
  | { readonly kind: 'encoding'; readonly name: EncodingName }
  | { readonly kind: 'version'; readonly parts: readonly number[] }
  /** The version of the PowerShell that runs the script: this one or a newer one. */
  | { readonly kind: 'own-version'; readonly oldest: readonly number[] }
  | { readonly kind: 'process'; readonly id: number; readonly what: string }
  /** The programs of one name that `Get-Command` finds: one or more elements. */
  | { readonly kind: 'programs'; readonly name: string }
  /**
   * Nothing is known of it but where it came from; the text is what it would read as. With `many`, as an element: no,
   * one, or many elements.
   */
  /** `orNull`: a variable of type [string], which holds one text, or `$null`. */
  | { readonly kind: 'opaque'; readonly text: Value; readonly many?: true; readonly orNull?: true };

export type RecordType =
  | 'ErrorRecord'
  | 'Exception'
  | 'ApplicationInfo'
  | 'VersionTable'
  | 'UnixFileMode'
  | 'PSCustomObject'
  | 'TimeSpan'
  | 'Response';

export type Hashtable = ReadonlyMap<
  string,
  { readonly key: PowerShellObject; readonly value: PowerShellObject }
>;

export const nullObject: PowerShellObject = { kind: 'null' };
/** What a statement without output gives. */
export const nothing: PowerShellObject = { kind: 'null', nothing: true };

export function string(text: Value): PowerShellObject {
  return { kind: 'string', text };
}

/** A string that should be a line, and can be several, keeps that; what is made of it anew does not. */
export function linesMark(object: PowerShellObject): { readonly mayBeLines?: true } {
  return (object.kind === 'string' || object.kind === 'output') && object.mayBeLines === true
    ? { mayBeLines: true }
    : {};
}

export function plain(text: string): PowerShellObject {
  return string(literal(text));
}

export function bool(value: boolean): PowerShellObject {
  return { kind: 'bool', value };
}

export function int(value: number): PowerShellObject {
  return { kind: 'number', type: 'int', value };
}

/** A boolean that is the opposite or the same of a status. */
export function condition(exit: Exit): PowerShellObject {
  if (exit.kind === 'known') return bool(exit.status === 0);
  return exit.kind === 'failed' ? bool(false) : { kind: 'condition', exit };
}

/** What a pipeline gives for its output: nothing, the one object, or an array. */
export function fromItems(items: readonly PowerShellObject[]): PowerShellObject {
  spendElements(items.length);
  const [only, ...more] = items;
  if (only === undefined) return nothing;
  return more.length === 0 ? only : { kind: 'array', items };
}

/** The elements that an object becomes in a pipeline. */
export function enumerate(object: PowerShellObject): readonly PowerShellObject[] {
  if (object.kind === 'array') {
    spendElements(object.items.length);
    return object.items;
  }
  // It could be an array.
  if (object.kind === 'opaque') return [{ ...object, many: true }];
  if (object.kind === 'bytes') {
    // No bytes at all would be nothing.
    if (emptiness(object.content) !== 'nonempty') throw new Refusal('KS1003', 'bytes that may be none');
    return [{ ...object, many: true }];
  }
  return object.kind === 'null' && object.nothing === true ? [] : [object];
}

/** Whether every element stands for exactly one. */
export function isExact(items: readonly PowerShellObject[]): boolean {
  return items.every((item) => {
    if (item.kind === 'opaque' || item.kind === 'bytes') return item.many !== true;
    return item.kind !== 'output' && item.kind !== 'programs';
  });
}

/** The object with every text in it changed. */
export function mapTexts(object: PowerShellObject, change: (text: Value) => Value): PowerShellObject {
  switch (object.kind) {
    case 'string':
    case 'integer':
    case 'output':
    case 'opaque': {
      const text = change(object.text);
      return text === object.text ? object : { ...object, text };
    }
    case 'bytes': {
      const content = change(object.content);
      return content === object.content ? object : { ...object, content };
    }
    case 'array': {
      // One that holds itself several times, and so on, is small and endless to look through.
      spend(object.items.length);
      const items = object.items.map((item) => mapTexts(item, change));
      return items.every((item, index) => item === object.items[index]) ? object : { ...object, items };
    }
    case 'record': {
      const members = new Map([...object.members].map(([name, one]) => [name, mapTexts(one, change)]));
      const same = [...object.members].every(([name, one]) => members.get(name) === one);
      return same ? object : { ...object, members };
    }
    default:
      return object;
  }
}

/** Every text in the objects, one after the other: where they come from, and which secrets are among them. */
export function textsIn(items: readonly PowerShellObject[]): Value {
  const texts: Value[] = [];
  for (const item of items) {
    mapTexts(item, (text) => {
      texts.push(text);
      return text;
    });
  }
  return concatAll(texts);
}

/** What a pipeline gives out, one after the other. */
export type Items = readonly PowerShellObject[];
