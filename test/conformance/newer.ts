/** What kubectl 1.36 answers otherwise than 1.33 did, by which the other recordings were made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformance } from '../support/paths.js';

/** A command line with its answer; the fields of kubeconfig.jsonl. */
export interface Recording {
  readonly id: string;
  readonly group: string;
  readonly files: readonly string[];
  readonly home?: string;
  readonly args: readonly string[];
  readonly stdout: string;
  readonly stdoutAnyOf?: readonly string[];
  readonly exit: number;
  readonly stderrContains: string | null;
  readonly stderr?: string;
}

export function recordings(file: string): readonly Recording[] {
  return readFileSync(join(conformance, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Recording);
}

export const newer: readonly Recording[] = recordings('newer.jsonl');

/** The ids of cases in the other files that have another answer now. */
export const changed: ReadonlySet<string> = new Set(
  newer.filter(({ group }) => group === 'changed').map(({ id }) => id),
);
