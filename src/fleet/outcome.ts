/** What became of each document, and what is said of them all. */
import { inert } from '../display.js';
import type { UserError } from '../errors.js';
import type { Host } from '../host.js';
import type { ContextFacts } from './facts.js';
import type { Row } from './table.js';

export interface Outcome {
  readonly row: Row;
  readonly facts: ContextFacts;
  readonly became: 'written' | 'unchanged' | 'failed';
  readonly error?: UserError;
}

/** The worst of the exit codes; 0 where all is well. */
export const worst = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((code, { error }) => Math.max(code, error?.exitCode ?? 0), 0);

/** Each failure once, with the contexts that it is of. */
export function tellFailures(outcomes: readonly Outcome[], host: Host): void {
  const alike = new Map<string, { readonly error: UserError; readonly names: string[] }>();
  for (const { row, error } of outcomes) {
    if (error === undefined) continue;
    const key = JSON.stringify([error.message, error.hint, error.position]);
    const known = alike.get(key) ?? { error, names: [] };
    known.names.push(nameOf(row));
    alike.set(key, known);
  }
  for (const { error, names } of alike.values()) {
    const { message, position, hint } = error;
    host.stderr.write(`error: ${message.split('\n').map(inert).join('\n')}\n`);
    if (position !== undefined)
      host.stderr.write(`  at ${inert(position.file)}:${position.line}:${position.column}\n`);
    host.stderr.write(`  for ${listed(names)}\n`);
    if (hint !== undefined) host.stderr.write(`  ${hint.split('\n').map(inert).join('\n  ')}\n`);
  }
}

const nameOf = ({ kubeconfig, context }: Row): string =>
  inert([kubeconfig, context].filter((part) => part !== undefined && part !== '').join(' '));

/** A few of many names. */
const listed = (names: readonly string[]): string =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

export interface Summary {
  readonly folder: string;
  /** The file that tells of them all. */
  readonly index: string;
  /** Files that were removed; undefined where none were to be. */
  readonly removed: number | undefined;
  /** Files of contexts that are no longer there. */
  readonly left: number;
}

/** A line that counts them, and one for what is left. */
export function tellSummary(
  outcomes: readonly Outcome[],
  { folder, index, removed, left }: Summary,
  host: Host,
): void {
  const count = (wanted: Outcome['became']): number =>
    outcomes.filter(({ became }) => became === wanted).length;
  const counts = [
    `${count('written')} written`,
    `${count('unchanged')} unchanged`,
    `${count('failed')} failed`,
    ...(removed === undefined ? [] : [`${removed} removed`]),
  ];
  host.stderr.write(`${inert(folder)}: ${counts.join(', ')}; see ${index} there\n`);
  if (left > 0)
    host.stderr.write(
      `note: ${left} ${left === 1 ? 'file is' : 'files are'} of no context of these: --prune removes ${left === 1 ? 'it' : 'them'}\n`,
    );
}
