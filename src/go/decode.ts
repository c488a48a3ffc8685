/**
 * JSON data → Go values, with the type checks and messages of Go's encoding/json (as sigs.k8s.io/json has it): the
 * first mismatch in the order of sorted keys is the error, and decoding goes on to the end.
 */
import type { Position } from '../errors.js';
import { decodeBase64 } from './base64.js';
import { nilBytes, nilList, nilMap } from './nil.js';
import { formatFloat, jsonNumber } from './numbers.js';
import { wellFormed } from './utf8.js';
import type { ListTree, Tree } from './yaml/tree.js';
import type { Mark } from './yaml/yaml-error.js';

/** Where a value goes: the Go struct and the path of JSON names from the top. */
export interface Target {
  readonly struct: string;
  readonly path: string;
}

export interface Mismatch {
  /** Go's message, such as `json: cannot unmarshal number into Go struct field AuthInfo.users.user.token of type string`. */
  readonly message: string;
  readonly position: Position;
  /** The last name of the path. */
  readonly field: string;
  /** What stands there, and what should. */
  readonly found: string;
  readonly wanted: string;
}

/** A key that the file format does not have where it stands. */
export interface UnknownField {
  /** The path of JSON names, such as `clusters.cluster.server-name`. */
  readonly path: string;
  readonly name: string;
  readonly position: Position;
  /** The names that are known there. */
  readonly known: readonly string[];
}

/** Reads one value. */
export type Reader<T> = (value: Tree, target: Target) => T;

/** Hears where each known field of a struct stands. */
export type Seen = (field: string, position: Position) => void;

/** What the readers of a struct gave; a field that is not there is missing. */
export type Fields<R extends Readonly<Record<string, Reader<unknown>>>> = {
  readonly [K in keyof R]?: ReturnType<R[K]>;
};

export class GoDecoder {
  readonly #file: string;
  readonly #isSecret: (path: string) => boolean;
  readonly #linesBefore: number;
  /** Every value of a wrong type; Go reports the first. */
  readonly mismatches: Mismatch[] = [];
  readonly unknownFields: UnknownField[] = [];

  /**
   * `isSecret` says of the path of a field whether its value is shown to nobody; `linesBefore` is how many lines of the
   * file stand before what is read.
   */
  constructor(file: string, isSecret: (path: string) => boolean, linesBefore = 0) {
    this.#file = file;
    this.#isSecret = isSecret;
    this.#linesBefore = linesBefore;
  }

  position(mark: Mark): Position {
    return { file: this.#file, line: this.#linesBefore + mark.line + 1, column: mark.column + 1 };
  }

  /** Reads the fields of a struct in the order of their names. `name` is the Go type without its package. */
  struct<R extends Readonly<Record<string, Reader<unknown>>>>(
    tree: Tree,
    target: Target,
    name: string,
    readers: R,
    seen: Seen = () => {},
  ): Fields<R> {
    const fields: Record<string, unknown> = {};
    if (tree.kind !== 'map') {
      if (!isNull(tree)) this.#refuse(tree, target, `v1.${name}`);
      return fields as Fields<R>;
    }
    for (const [key, { keyMark, value }] of tree.entries) {
      const path = target.path === '' ? key : `${target.path}.${key}`;
      const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
      if (read === undefined) {
        const known = Object.keys(readers);
        this.unknownFields.push({ path, name: key, position: this.position(keyMark), known });
        continue;
      }
      seen(key, this.position(value.kind === 'scalar' ? value.mark : keyMark));
      fields[key] = read(value, { struct: name, path });
    }
    return fields as Fields<R>;
  }

  readonly string: Reader<string> = (tree, target) => this.text(tree, target, 'string');

  /** A string of a Go type with a name of its own. */
  text(tree: Tree, target: Target, type: string): string {
    if (tree.kind === 'scalar' && typeof tree.value === 'string') return wellFormed(tree.value);
    if (!isNull(tree)) this.#refuse(tree, target, type);
    return '';
  }

  readonly bool: Reader<boolean> = (tree, target) => {
    if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
    if (!isNull(tree)) this.#refuse(tree, target, 'bool');
    return false;
  };

  /** A list of something; null is Go's nil slice. */
  list<T>(tree: Tree, target: Target, type: string, item: Reader<T>): readonly T[] {
    if (isNull(tree)) return nilList;
    if (tree.kind === 'list') return tree.items.map((one) => item(one, target));
    this.#refuse(tree, target, `[]${type}`);
    return nilList;
  }

  readonly strings: Reader<readonly string[]> = (tree, target) =>
    this.list(tree, target, 'string', this.string);

  /** A map with values of one type; null is Go's nil map. */
  map<T>(tree: Tree, target: Target, type: string, item: Reader<T>): ReadonlyMap<string, T> {
    if (isNull(tree)) return nilMap;
    if (tree.kind === 'map') {
      return new Map([...tree.entries].map(([key, { value }]) => [wellFormed(key), item(value, target)]));
    }
    this.#refuse(tree, target, `map[string]${type}`);
    return nilMap;
  }

  /** Bytes in base64, or as a list of numbers. */
  readonly bytes: Reader<Uint8Array> = (tree, target) => {
    if (tree.kind === 'list') return this.#byteList(tree, target);
    if (tree.kind === 'scalar' && typeof tree.value === 'string') {
      const decoded = decodeBase64(wellFormed(tree.value));
      if (decoded instanceof Uint8Array) return decoded;
      this.#fail({ tree, target, found: 'text that is no base64', wanted: 'base64' }, decoded.problem);
    } else if (!isNull(tree)) {
      this.#refuse(tree, target, '[]uint8');
    }
    return nilBytes;
  };

  #byteList(tree: ListTree, target: Target): Uint8Array {
    return Uint8Array.from(tree.items, (item) => {
      if (isNull(item)) return 0;
      const value = item.kind === 'scalar' ? item.value : undefined;
      if (typeof value === 'bigint' && value >= 0n && value <= 255n) return Number(value);
      if (typeof value === 'bigint' || typeof value === 'number') {
        this.#refuse(item, target, 'uint8', `number ${jsonNumber(value)}`);
      } else {
        this.#refuse(item, target, 'uint8');
      }
      return 0;
    });
  }

  #refuse(tree: Tree, target: Target, type: string, found: string = goKind(tree)): void {
    const where = target.struct === '' ? 'value' : `struct field ${target.struct}.${target.path}`;
    this.#fail(
      { tree, target, found: describe(tree, !this.#isSecret(target.path)), wanted: type },
      `json: cannot unmarshal ${found} into Go ${where} of type ${type}`,
    );
  }

  #fail(
    at: { readonly tree: Tree; readonly target: Target; readonly found: string; readonly wanted: string },
    message: string,
  ): void {
    this.mismatches.push({
      message,
      position: this.position(at.tree.mark),
      field: at.target.path.split('.').at(-1) ?? '',
      found: at.found,
      wanted: at.wanted,
    });
  }
}

export function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** What Go's JSON calls it. */
export function goKind(tree: Tree): string {
  if (tree.kind === 'map') return 'object';
  if (tree.kind === 'list') return 'array';
  if (typeof tree.value === 'boolean') return 'bool';
  return typeof tree.value === 'string' ? 'string' : 'number';
}

/** For people; a text may be a secret and is not shown, and a number only where it is none. */
function describe(tree: Tree, open: boolean): string {
  if (tree.kind === 'map') return 'a map';
  if (tree.kind === 'list') return 'a list';
  if (typeof tree.value === 'boolean') return `the boolean ${tree.value}`;
  if (typeof tree.value === 'string') return 'a text';
  if (!open) return 'a number';
  return `the number ${typeof tree.value === 'number' ? formatFloat(tree.value) : tree.value}`;
}
