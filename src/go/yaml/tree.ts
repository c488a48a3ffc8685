/** What a YAML text holds once kubectl has made JSON of it: plain data, each piece with its place. */
import type { Mark } from './yaml-error.js';

export type Scalar = null | boolean | bigint | number | string;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly mark: Mark;
  /** Integers are bigint, all other numbers are finite floats. */
  readonly value: Scalar;
}

export interface ListTree {
  readonly kind: 'list';
  readonly mark: Mark;
  readonly items: readonly Tree[];
}

export interface MapTree {
  readonly kind: 'map';
  readonly mark: Mark;
  /** Keys in the order of their UTF-8 bytes, as Go writes JSON. */
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  readonly keyMark: Mark;
  readonly value: Tree;
}

export type Tree = ScalarTree | ListTree | MapTree;
