/** What a verb is: how it is called, and what its module does with the options. */
import type { Host } from '../host.js';
import type { VerbName } from './option.js';
import type { OptionName, Options } from './options.js';
import type { Flag } from './pflag.js';

/**
 * Does the work of a verb; returns the exit code (0 done and clean, 1 findings, 2 not proved, 3 usage). `given` are the
 * options that the command line has, whatever their values.
 */
export type Run<Name extends VerbName> = (
  options: Options<Name>,
  host: Host,
  given: ReadonlySet<OptionName<Name>>,
) => number | Promise<number>;

/** What the module of a verb exports. */
export interface VerbModule<Name extends VerbName> {
  readonly run: Run<Name>;
}

/** A verb that reads its arguments itself, because kubectl's own flag syntax is promised to the byte. */
export interface RawVerbModule {
  runRaw(args: readonly string[], host: Host): number | Promise<number>;
}

/** How a verb is called. */
export interface Usage {
  /** The verb and its arguments: <required>, [optional], and files.. for many. */
  readonly usage: string;
  readonly describe: string;
  /** Command lines, and what they are for; `$0` is the program. */
  readonly examples?: readonly (readonly [line: string, words: string])[];
  /** Behind everything else in the help. */
  readonly epilogue?: string;
  /** Called by programs, and shown to nobody. */
  readonly hidden?: boolean;
}

/** A verb of the table of options. */
export interface Verb<Name extends VerbName> extends Usage {
  load(): Promise<VerbModule<Name>>;
}

export interface Subcommand {
  /** With its arguments, as help shows it. */
  readonly usage: string;
  readonly describe: string;
  readonly flags: readonly Flag[];
}

export interface RawVerb extends Usage {
  readonly raw: true;
  load(): Promise<RawVerbModule>;
  /** What follows, where a subcommand with flags of its own does. */
  subcommands?(): Promise<ReadonlyMap<string, Subcommand>>;
}

/** The verbs that are parsed by the table of options. */
export type ParsedName = Exclude<VerbName, 'query'>;

export type ParsedVerbs = { readonly [Name in ParsedName]: Verb<Name> };

/** All verbs, by name: those of the table of options, those with kubectl's syntax, and those that programs call. */
export type Verbs = ParsedVerbs & { readonly [name in 'query' | 'config' | '__complete']: RawVerb };

export function isVerb(name: string, verbs: Verbs): name is keyof Verbs {
  return Object.hasOwn(verbs, name);
}

/** Whether a name is a verb of the table, which reads no arguments itself. */
export function isParsed(name: string, verbs: Verbs): name is ParsedName {
  return isVerb(name, verbs) && !('raw' in verbs[name]);
}
