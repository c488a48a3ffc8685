/** What is expected of a command line that is typed, and how it is held against the answer. */
import assert from 'node:assert/strict';
import type { Answer } from './typed.js';

export interface Expected {
  readonly exit?: number;
  readonly out?: RegExp;
  readonly err?: RegExp;
  /** The files that are made, and nothing else. */
  readonly files?: readonly string[];
}

/** By what they have in common: command lines, and what each answers. */
export type Rows = Readonly<Record<string, readonly (readonly [line: string, expected: Expected])[]>>;

/** A usage error: exit code 3, nothing printed, nothing written. */
export const wrong = (err: RegExp): Expected => ({ exit: 3, out: /^$/, err, files: [] });

export const bash: Expected = { exit: 0, out: /^#!\/usr\/bin\/env bash\n/, err: /^$/ };
export const powershell: Expected = { exit: 0, out: /^#requires -Version 5\.1\n/, err: /^$/ };
export const japanese: Expected = { exit: 0, out: /トークン/ };

export const written = (file: string): Expected => ({
  exit: 0,
  out: /^$/,
  err: new RegExp(`^written: ${file}$`, 'm'),
  files: [`/cwd/${file}`],
});

export function check({ exit, stdout, stderr, files }: Answer, expected: Expected): void {
  assert.equal(exit, expected.exit ?? 0, stderr);
  if (expected.out !== undefined) assert.match(stdout, expected.out);
  if (expected.err !== undefined) assert.match(stderr, expected.err);
  if (expected.files !== undefined) assert.deepEqual(Object.keys(files), expected.files);
  // Nothing of the parser shows: no spelling of its own, no other language, no trace.
  assert.doesNotMatch(stderr, /Unknown argument|Invalid values|Not enough|allNamespaces|未知|node:|\bat \//);
}
