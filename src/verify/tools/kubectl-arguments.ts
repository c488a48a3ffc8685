/** kubectl's reading of its argument list: spf13/cobra finds the command, spf13/pflag reads the flags. */

import { goBoolean, isGoDuration, isGoInteger } from '../../go/flag-values.js';
import {
  type KubectlCommand,
  type KubectlFlagDefinition,
  kubectlFlag,
  kubectlFlagOfLetter,
} from '../../kubectl-flags/flags.js';
import { compareVersions, type Version } from '../../tool-version.js';
import { type ArgumentToken, type ArgumentValue, knownPart, valueText } from './argument-token.js';
import { findKubectlCommand } from './kubectl-command.js';

/** The newest version that the flag table was read off. */
export const newestKubectl: Version = [1, 36, 0];

/** One flag, in the order of the argument list. The last of a kind holds, except for lists. */
export interface KubectlFlag<T extends ArgumentToken> {
  readonly definition: KubectlFlagDefinition;
  /** As written, without its value: `-n`, `--dry-run`. */
  readonly spelled: string;
  /** Undefined where the flag stands alone: its value is then `definition.implied`. */
  readonly value: ArgumentValue<T> | undefined;
  readonly token: T;
}

export type KubectlArgumentErrorKind =
  | 'unknown-argument'
  | 'unknown-command'
  | 'unknown-flag'
  | 'missing-value'
  | 'bad-value'
  | 'too-new'
  | 'removed';

export interface KubectlArgumentError<T extends ArgumentToken> {
  readonly kind: KubectlArgumentErrorKind;
  readonly token: T;
  /** The flag or the command, as written; empty for an argument that is not known. */
  readonly spelled: string;
  /** With `too-new` and `removed`: the version that made the difference. */
  readonly version?: Version;
}

export interface KubectlArguments<T extends ArgumentToken> {
  readonly command: KubectlCommand;
  readonly flags: readonly KubectlFlag<T>[];
  readonly positionals: readonly T[];
  /** How many positionals stand before `--`; undefined where there is none. */
  readonly beforeDash: number | undefined;
  /** `-h` or `--help`: kubectl prints help and does nothing. */
  readonly help: boolean;
  /** In order. With any of these, kubectl of that version stops before it does anything. */
  readonly errors: readonly KubectlArgumentError<T>[];
}

/** Reads an argument list, without kubectl's own name, as that version of kubectl does. */
export function parseKubectlArguments<T extends ArgumentToken>(
  tokens: readonly T[],
  target: Version = newestKubectl,
): KubectlArguments<T> {
  const { command, rest, stopped } = findKubectlCommand(tokens);
  const reader = new KubectlArgumentReader(command, rest, target);
  if (stopped !== undefined) {
    const spelled = stopped.token.text ?? '';
    reader.errors.push({ kind: stopped.kind, token: stopped.token, spelled });
  } else {
    reader.read();
    const [first] = tokens;
    if (command.since !== undefined && first !== undefined && compareVersions(target, command.since) < 0) {
      reader.errors.push({ kind: 'too-new', token: first, spelled: command.path, version: command.since });
    }
  }
  const { flags, positionals, beforeDash, errors, help } = reader;
  return { command, flags, positionals, beforeDash, help, errors };
}

class KubectlArgumentReader<T extends ArgumentToken> {
  readonly flags: KubectlFlag<T>[] = [];
  readonly positionals: T[] = [];
  readonly errors: KubectlArgumentError<T>[] = [];
  beforeDash: number | undefined;
  help = false;
  private index = 0;

  constructor(
    private readonly command: KubectlCommand,
    private readonly tokens: readonly T[],
    private readonly target: Version,
  ) {}

  read(): void {
    let going = true;
    while (going) {
      const token = this.tokens[this.index++];
      if (token === undefined) return;
      const known = knownPart(token);
      if (token.text === '--') {
        this.beforeDash = this.positionals.length;
        this.positionals.push(...this.tokens.slice(this.index));
        return;
      }
      if (token.text === undefined && (known === '' || known === '-' || known === '--')) {
        going = this.fail('unknown-argument', token, '');
      } else if (!known.startsWith('-') || known === '-') this.positionals.push(token);
      else if (known.startsWith('--')) going = this.long(token, known);
      else going = this.short(token, known);
    }
  }

  /** Notes an error; false where nothing after it can be read for certain. */
  private fail(kind: KubectlArgumentErrorKind, token: T, spelled: string, version?: Version): boolean {
    this.errors.push(version === undefined ? { kind, token, spelled } : { kind, token, spelled, version });
    return kind === 'bad-value' || kind === 'too-new' || kind === 'removed';
  }

  private long(token: T, known: string): boolean {
    const equals = known.indexOf('=');
    const spelled = equals < 0 ? known : known.slice(0, equals);
    if (token.text === undefined && equals < 0) return this.fail('unknown-argument', token, known);
    const definition = kubectlFlag(this.command, spelled.slice('--'.length));
    if (definition === undefined) return this.fail('unknown-flag', token, spelled);
    if (equals >= 0) return this.add(definition, spelled, token, { token, from: equals + 1 });
    return this.addWithNext(definition, spelled, token);
  }

  /** One or more letters behind one dash: `-A`, `-nx`, `-n=x`, `-Aoyaml`. */
  private short(token: T, known: string): boolean {
    for (let at = 1; at < known.length; at++) {
      const spelled = `-${known.charAt(at)}`;
      const definition = kubectlFlagOfLetter(this.command, known.charAt(at));
      if (definition === undefined) return this.fail('unknown-flag', token, spelled);
      const last = at + 1 === known.length;
      if (last && token.text === undefined) return this.fail('unknown-argument', token, known);
      // `-n=x`; but the value of `-n=` is `=`.
      if (known.charAt(at + 1) === '=' && (at + 2 < known.length || token.text === undefined)) {
        if (at + 2 === known.length) return this.fail('unknown-argument', token, known);
        return this.add(definition, spelled, token, { token, from: at + 2 });
      }
      if (definition.implied !== undefined) {
        if (!this.add(definition, spelled, token, undefined)) return false;
      } else if (last) return this.addWithNext(definition, spelled, token);
      else return this.add(definition, spelled, token, { token, from: at + 1 });
    }
    return true;
  }

  private addWithNext(definition: KubectlFlagDefinition, spelled: string, token: T): boolean {
    if (definition.implied !== undefined) return this.add(definition, spelled, token, undefined);
    const next = this.tokens[this.index];
    if (next === undefined) return this.fail('missing-value', token, spelled);
    this.index++;
    return this.add(definition, spelled, token, { token: next, from: 0 });
  }

  private add(
    definition: KubectlFlagDefinition,
    spelled: string,
    token: T,
    value: ArgumentValue<T> | undefined,
  ): boolean {
    const { since, until } = definition;
    if (since !== undefined && compareVersions(this.target, since) < 0)
      this.fail('too-new', token, spelled, since);
    if (until !== undefined && compareVersions(this.target, until) >= 0)
      this.fail('removed', token, spelled, until);
    const text = value === undefined ? definition.implied : valueText(value);
    if (text !== undefined && !takesText(definition, text)) this.fail('bad-value', token, spelled);
    if (definition.name === 'help' && text !== undefined && goBoolean(text) === true) this.help = true;
    this.flags.push({ definition, spelled, value, token });
    return true;
  }
}

function takesText({ type }: KubectlFlagDefinition, text: string): boolean {
  if (type === 'boolean') return goBoolean(text) !== undefined;
  if (type === 'integer') return isGoInteger(text);
  return type !== 'duration' || isGoDuration(text);
}
