/** What a verb is: how it is called, and what its module does with the arguments. */
import type { Argv } from 'yargs';
import type { Host } from '../host.js';
import type { Flag } from './pflag.js';

/** What a verb's module exports. */
export interface VerbModule {
  /** Declares positionals, options and examples. */
  options(yargs: Argv): Argv;
  /** Does the work; returns the exit code (0 done and clean, 1 findings, 2 not proved, 3 usage). */
  run(argv: Arguments, host: Host): number | Promise<number>;
}

/** yargs' parsed arguments, unchecked: each verb narrows what it reads. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A verb that reads its arguments itself, because kubectl's own flag syntax is promised to the byte. */
export interface RawVerbModule {
  runRaw(args: readonly string[], host: Host): number | Promise<number>;
  /** What its command line may hold, for completion: flags, or subcommands with flags of their own. */
  readonly flags?: readonly Flag[];
  readonly subcommands?: ReadonlyMap<string, { readonly describe: string; readonly flags: readonly Flag[] }>;
  /** Those worth offering; all, where it says nothing. */
  shownFlags?(flags: readonly Flag[]): readonly Flag[];
}

export interface Verb {
  /** yargs' command string. */
  readonly usage: string;
  readonly describe: string;
  /** Options that count each time they are given: a string alone, or an array. Of all others the last one holds. */
  readonly repeatable?: readonly string[];
  /** Called by programs, and shown to nobody. */
  readonly hidden?: boolean;
  load(): Promise<VerbModule | RawVerbModule>;
}
