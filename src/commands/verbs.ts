/** The verbs, by name. Each loads its module only when it is called: start-up is a feature. */
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

export const verbs: Readonly<Record<string, Verb>> = {
  generate: {
    usage: 'generate [recipe]',
    repeatable: ['audience'],
    describe: 'write the steps that call the API: an annotated, proven script',
    load: () => import('./generate.js'),
  },
  verify: {
    usage: 'verify <files..>',
    repeatable: ['target'],
    describe: 'dry run: prove what a script would do, without sending anything',
    load: () => import('./verify.js'),
  },
  explain: {
    usage: 'explain [codes..]',
    describe: 'what a code such as KS4101 means, and what to write instead',
    load: () => import('./explain.js'),
  },
  recipes: {
    usage: 'recipes',
    describe: 'the ways in, and what each needs',
    load: () => import('./recipes.js'),
  },
  get: {
    usage: 'get <kind> [names..]',
    describe: 'list contexts, clusters or users',
    load: () => import('./get.js'),
  },
  describe: {
    usage: 'describe [context]',
    describe: 'everything about one context: where each value comes from, certificates, tokens, recipes',
    load: () => import('./describe.js'),
  },
  lint: {
    usage: 'lint',
    describe: 'what is wrong with the kubeconfig: dangling names, expired certificates, open secrets, …',
    load: () => import('./lint.js'),
  },
  config: {
    usage: 'config',
    describe: "the reading half of kubectl's config, same arguments, same output",
    load: () => import('./config.js'),
  },
  query: {
    usage: 'query [template]',
    describe: "kubectl's -o jsonpath=TEMPLATE on the kubeconfig or a file",
    load: () => import('./query.js'),
  },
  explore: {
    usage: 'explore',
    describe: 'on a terminal: search the contexts, see one, choose a recipe, preview, copy, save',
    load: () => import('./explore.js'),
  },
  completion: {
    usage: 'completion <shell>',
    describe: 'a script that completes commands, options and names in bash, zsh, fish or PowerShell',
    load: () => import('./completion.js'),
  },
  __complete: {
    usage: '__complete',
    describe: 'what the completion scripts call',
    hidden: true,
    load: () => import('./complete.js'),
  },
};
