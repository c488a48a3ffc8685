/** One thing that the linter found, before it is sorted by file. */
import type { Position } from '../errors.js';
import type { Entry } from '../kubeconfig/types.js';
import type { Code } from './rules.js';

export interface Problem {
  readonly code: Code;
  readonly position: Position;
  /** One sentence without a full stop. It never shows a secret. */
  readonly message: string;
  readonly fix: string | undefined;
}

export function problem(code: Code, position: Position, message: string, fix?: string): Problem {
  return { code, position, message, fix };
}

/** Where a field of an entry stands, or else the entry, or else the file. */
export function placeOf(entry: Entry, ...fields: readonly string[]): Position {
  const found = fields.map((field) => entry.origins.get(field)).find((position) => position !== undefined);
  return found ?? entry.position ?? startOf(entry.locationOfOrigin);
}

export function startOf(file: string): Position {
  return { file, line: 1, column: 1 };
}
