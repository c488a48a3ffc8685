/** What a default in a kuberc does to scripts whose calls do not give that flag themselves. */

import { goBoolean, isGoDuration, isGoInteger } from '../go/flag-values.js';
import {
  type KubectlCommand,
  type KubectlFlagDefinition,
  kubectlCommands,
  kubectlFlag,
  kubectlSubcommand,
} from '../kubectl-flags/flags.js';
import { refusesOutput } from '../kubectl-flags/output-formats.js';
import type { CommandDefaults, FlagDefault } from './types.js';

export type Effect =
  /** There is no such command, so kubectl warns and goes on. */
  | { readonly kind: 'unknown-command' }
  /** Each call of the command ends with 1. */
  | { readonly kind: 'stops'; readonly why: string }
  /** Another server, identity, kubeconfig, or no check of the server. */
  | { readonly kind: 'identity'; readonly why: string }
  /** What a script relies on is otherwise. */
  | { readonly kind: 'changes'; readonly why: string };

/** What a default does; undefined where scripts need not mind. */
export function effectOf({ command }: CommandDefaults, { name, value }: FlagDefault): Effect | undefined {
  const found = commandNamed(command);
  if (found === undefined) return { kind: 'unknown-command' };
  const flag = klogs.has(name) ? undefined : kubectlFlag(found, name);
  if (flag === undefined || flag.until !== undefined)
    return { kind: 'stops', why: `kubectl ${found.path} has no flag ${name}` };
  if (!takes(flag, value) || (name === 'output' && refusesOutput(found.path, value)))
    return { kind: 'stops', why: `the flag ${name} does not take that value` };
  const global = identities[name];
  if (global !== undefined && !(flag.type === 'boolean' && goBoolean(value) === false))
    return { kind: 'identity', why: global };
  const rule = changes.find((one) => one.command.test(found.path) && one.flag === name && one.when(value));
  return rule === undefined ? undefined : { kind: 'changes', why: rule.why };
}

/** A command by its path, in which blanks may stand more than once. */
export function commandNamed(command: string): KubectlCommand | undefined {
  const words = command.split(/\s+/).filter((word) => word !== '');
  const top = kubectlCommands().get('');
  if (words.length === 0 || top === undefined) return undefined;
  return words.reduce<KubectlCommand | undefined>(
    (parent, word) => (parent === undefined ? undefined : kubectlSubcommand(parent, word)),
    top,
  );
}

/** Flags of every command that kuberc may not set (tried with 1.36). */
const klogs: ReadonlySet<string> = new Set(['v', 'vmodule', 'log-flush-frequency', 'help']);

/** pflag refuses the rest. Numbers and times that few would write are let through: kubectl decides. */
function takes({ type }: KubectlFlagDefinition, value: string): boolean {
  if (type === 'boolean') return goBoolean(value) !== undefined;
  if (type === 'integer') return isGoInteger(value) || /^[-+]?\d/.test(value);
  return type !== 'duration' || isGoDuration(value) || /^[-+]?\d/.test(value);
}

const identities: Readonly<Record<string, string>> = {
  'insecure-skip-tls-verify': 'the certificate of the server is not verified',
  server: 'another server is called',
  cluster: 'another cluster is called',
  context: 'another context is used',
  user: 'another user calls',
  kubeconfig: 'another kubeconfig is read',
  token: 'another credential is sent',
  username: 'another credential is sent',
  password: 'another credential is sent',
  'client-certificate': 'another credential is sent',
  'client-key': 'another credential is sent',
  'certificate-authority': 'another CA is trusted',
  'tls-server-name': 'the certificate is checked for another name',
  as: 'somebody else is impersonated',
  'as-group': 'somebody else is impersonated',
  'as-uid': 'somebody else is impersonated',
  'as-user-extra': 'somebody else is impersonated',
  namespace: 'another namespace is meant',
};

interface Change {
  readonly command: RegExp;
  readonly flag: string;
  readonly when: (value: string) => boolean;
  readonly why: string;
}

const on = (value: string): boolean => goBoolean(value) === true;
const given = (): boolean => true;
const writes =
  /^(?:apply|create|delete|patch|replace|scale|label|annotate|set|expose|run|autoscale|taint|drain|cordon|uncordon)\b/;

const changes: readonly Change[] = [
  {
    command: /^delete$/,
    flag: 'interactive',
    when: on,
    why: 'a delete asks first, and without a terminal it removes nothing and ends with 0',
  },
  {
    command: writes,
    flag: 'dry-run',
    when: (value) => value !== 'none',
    why: 'nothing is changed, and the call ends with 0',
  },
  {
    command: /^create token$/,
    flag: 'duration',
    when: given,
    why: 'a token lives another time than the server would choose',
  },
  {
    command: /^create token$/,
    flag: 'audience',
    when: given,
    why: 'the token is for another audience: the API server answers 401',
  },
  {
    command: /^create token$/,
    flag: 'output',
    when: given,
    why: 'a document is printed in the place of the token',
  },
  { command: /^config view$/, flag: 'raw', when: on, why: 'secrets are printed' },
  {
    command: /^config view$/,
    flag: 'minify',
    when: on,
    why: 'only what the current context uses is printed',
  },
  { command: /^(?:get|config view|version)$/, flag: 'output', when: given, why: 'another format is printed' },
  { command: /^get$/, flag: 'all-namespaces', when: on, why: 'the objects of every namespace are printed' },
  { command: /^(?:get|delete)$/, flag: 'selector', when: given, why: 'only some of the objects are meant' },
  {
    command: /^delete$/,
    flag: 'wait',
    when: (value) => !on(value),
    why: 'what was removed may still be there',
  },
  { command: /^delete$/, flag: 'cascade', when: given, why: 'what belongs to it goes, or stays' },
];
