/** kubectl's commands and flags by name. */

import { parseVersion, type Version } from '../tool-version.js';
import { kubectlFlagTable } from './table.js';

export type KubectlFlagType = 'boolean' | 'text' | 'list' | 'integer' | 'duration';

export interface KubectlFlagDefinition {
  readonly name: string;
  readonly letter: string | undefined;
  readonly type: KubectlFlagType;
  /** What the flag is set to when it stands without `=value`; undefined where it takes the next argument. */
  readonly implied: string | undefined;
  /** Undefined: 1.27 or before. */
  readonly since: Version | undefined;
  /** The first version that lacks it again. */
  readonly until: Version | undefined;
}

export interface KubectlCommand {
  /** Such as `config view`; empty for kubectl itself. */
  readonly path: string;
  readonly aliases: readonly string[];
  readonly since: Version | undefined;
  /** Its own flags, by name; those that every command takes are `globalKubectlFlags`. */
  readonly flags: ReadonlyMap<string, KubectlFlagDefinition>;
}

const types: Readonly<Record<string, KubectlFlagType>> = {
  b: 'boolean',
  s: 'text',
  l: 'list',
  i: 'integer',
  d: 'duration',
  o: 'text',
};

// pflag's NoOptDefVal of the flags of type `o`.
const implied: Readonly<Record<string, string>> = {
  cascade: 'background',
  'dry-run': 'unchanged',
  validate: 'strict',
};

const flagForm = /^([^/:]+)(?:\/(.))?:(.)(?:@([\d.]+))?(?:!([\d.]+))?$/;

function flagOf(word: string): KubectlFlagDefinition {
  const [, name, letter, type, since, until] = flagForm.exec(word) ?? [];
  const typeName = types[type ?? ''];
  if (name === undefined || typeName === undefined) throw new Error(`not a flag: ${word}`);
  return {
    name,
    letter,
    type: typeName,
    implied: type === 'o' ? implied[name] : type === 'b' ? 'true' : undefined,
    since: since === undefined ? undefined : parseVersion(since),
    until: until === undefined ? undefined : parseVersion(until),
  };
}

let commands: ReadonlyMap<string, KubectlCommand> | undefined;

/** Every command by its path; kubectl itself is the empty one. */
export function kubectlCommands(): ReadonlyMap<string, KubectlCommand> {
  commands ??= load();
  return commands;
}

function load(): ReadonlyMap<string, KubectlCommand> {
  const loaded = new Map<string, KubectlCommand>();
  for (const block of kubectlFlagTable.trim().split(/\n(?! )/)) {
    const [head = '', ...lines] = block.split('\n');
    const [names = '', since] = head.split('@');
    const [path = '', ...aliases] = names.split('|');
    const words = lines
      .join(' ')
      .split(' ')
      .filter((word) => word !== '');
    const flags = new Map(words.map(flagOf).map((flag) => [flag.name, flag]));
    const key = path === 'kubectl' ? '' : path;
    loaded.set(key, {
      path: key,
      aliases,
      since: since === undefined ? undefined : parseVersion(since),
      flags,
    });
  }
  return loaded;
}

// spf13/cobra gives every command this one.
const help: KubectlFlagDefinition = {
  name: 'help',
  letter: 'h',
  type: 'boolean',
  implied: 'true',
  since: undefined,
  until: undefined,
};

/** The command below a command, by name or alias. */
export function kubectlSubcommand(command: KubectlCommand, word: string): KubectlCommand | undefined {
  const prefix = command.path === '' ? '' : `${command.path} `;
  const direct = kubectlCommands().get(`${prefix}${word}`);
  if (direct !== undefined && word !== '' && !word.includes(' ')) return direct;
  for (const candidate of kubectlCommands().values()) {
    if (candidate.aliases.includes(word) && parentPath(candidate.path) === command.path) return candidate;
  }
  return undefined;
}

let parents: ReadonlySet<string> | undefined;

/** Whether any command stands below it. */
export function hasSubcommands(command: KubectlCommand): boolean {
  parents ??= new Set([...kubectlCommands().keys()].map(parentPath));
  return parents.has(command.path);
}

function parentPath(path: string): string {
  const space = path.lastIndexOf(' ');
  return space < 0 ? '' : path.slice(0, space);
}

/** A flag that a command takes, by its long name; `_` counts as `-`, as in k8s.io/component-base/cli/flag. */
export function kubectlFlag(command: KubectlCommand, name: string): KubectlFlagDefinition | undefined {
  const normal = name.replaceAll('_', '-');
  return (
    command.flags.get(normal) ??
    kubectlCommands().get('')?.flags.get(normal) ??
    (normal === 'help' ? help : undefined)
  );
}

/** A flag that a command takes, by its letter. */
export function kubectlFlagOfLetter(
  command: KubectlCommand,
  letter: string,
): KubectlFlagDefinition | undefined {
  for (const flags of [
    command.flags,
    kubectlCommands().get('')?.flags ?? new Map<string, KubectlFlagDefinition>(),
  ]) {
    for (const flag of flags.values()) if (flag.letter === letter) return flag;
  }
  return letter === 'h' ? help : undefined;
}
