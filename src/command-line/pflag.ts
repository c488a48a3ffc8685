/** kubectl's flag syntax (spf13/pflag), for the verbs that promise kubectl's own arguments. */

import { UsageError } from '../errors.js';
import { goQuote } from '../go/quote.js';
import { wrap } from '../print/wrap-phrases.js';
import { english, type Say } from '../speech.js';
import type { ValueSource } from './option.js';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What a value is called in the help; a flag without is a boolean one. */
  readonly value?: string;
  /** Values worth offering; others may be as good. */
  readonly choices?: readonly string[];
  /** Where completion finds others. */
  readonly values?: ValueSource;
  /** Says what is wrong with a value, in the words that pflag gives the flag's own type. */
  readonly check?: (value: string) => string | undefined;
  readonly describe: string;
  /** Accepted as kubectl does, and shown to nobody: it has no effect here. */
  readonly hidden?: boolean;
}

export const helpFlag: Flag = { name: 'help', short: 'h', describe: 'show this help' };

export interface Flags {
  /** The last value of a text flag. */
  text(name: string): string | undefined;
  /** The last value of a boolean flag. */
  boolean(name: string): boolean | undefined;
  readonly positionals: readonly string[];
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((word) => [word, true] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((word) => [word, false] as const),
]);

/**
 * Reads arguments: `--name value`, `--name=value`, `-o value`, `-ovalue`, `-o=value`, booleans alone or with `=`;
 * flags and positionals in any order, only positionals after `--`. A text flag takes the next argument, whatever it is.
 * @throws UsageError in pflag's words.
 */
export function parseFlags(args: readonly string[], flags: readonly Flag[]): Flags {
  const reader = new FlagReader(args, flags);
  reader.read();
  return {
    text: (name) => reader.texts.get(name),
    boolean: (name) => reader.booleans.get(name),
    positionals: reader.positionals,
  };
}

class FlagReader {
  readonly texts = new Map<string, string>();
  readonly booleans = new Map<string, boolean>();
  readonly positionals: string[] = [];
  private at = 0;

  constructor(
    private readonly args: readonly string[],
    private readonly flags: readonly Flag[],
  ) {}

  read(): void {
    while (this.at < this.args.length) {
      const argument = this.args[this.at++] ?? '';
      if (argument === '--') {
        this.positionals.push(...this.args.slice(this.at));
        return;
      }
      if (argument.startsWith('--')) this.long(argument.slice(2));
      else if (argument.startsWith('-') && argument !== '-') this.shorts(argument.slice(1));
      else this.positionals.push(argument);
    }
  }

  private long(argument: string): void {
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (/^[-=]|^$/.test(name)) throw new UsageError(`bad flag syntax: --${argument}`);
    const flag = this.flags.find((known) => known.name === name);
    if (flag === undefined) throw new UsageError(`unknown flag: --${name}`);
    if (equals >= 0) this.set(flag, argument.slice(equals + 1));
    else if (flag.value === undefined) this.booleans.set(name, true);
    else this.set(flag, this.nextArgument(`flag needs an argument: --${name}`));
  }

  private shorts(letters: string): void {
    for (let index = 0; index < letters.length; index++) {
      const letter = letters.charAt(index);
      const flag = this.flags.find((known) => known.short === letter);
      if (flag === undefined)
        throw new UsageError(`unknown shorthand flag: '${letter}' in -${letters.slice(index)}`);
      const rest = letters.slice(index + 1);
      if (rest.startsWith('=')) {
        this.set(flag, rest.slice(1));
        return;
      }
      if (flag.value !== undefined) {
        const missing = `flag needs an argument: '${letter}' in -${letters.slice(index)}`;
        this.set(flag, rest === '' ? this.nextArgument(missing) : rest);
        return;
      }
      this.booleans.set(flag.name, true);
    }
  }

  private nextArgument(missing: string): string {
    const argument = this.args[this.at++];
    if (argument === undefined) throw new UsageError(missing);
    return argument;
  }

  private set(flag: Flag, value: string): void {
    const problem = flag.value === undefined ? checkBoolean(value) : flag.check?.(value);
    if (problem !== undefined) {
      const shown = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
      throw new UsageError(`invalid argument ${goQuote(value)} for "${shown}" flag: ${problem}`);
    }
    if (flag.value !== undefined) this.texts.set(flag.name, value);
    else this.booleans.set(flag.name, truths.get(value) ?? false);
  }
}

function checkBoolean(value: string): string | undefined {
  if (truths.has(value)) return undefined;
  return `strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`;
}

/** The help of each flag that does something, in lines of at most `columns` as far as the words allow. */
export function describeFlags(all: readonly Flag[], columns: number, say: Say = english.say): string {
  const flags = all.filter(({ hidden }) => hidden !== true);
  const left = flags.map(({ name, short, value }) => {
    return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  });
  const width = Math.max(...left.map((text) => text.length));
  const room = Math.max(24, columns - width - 4);
  return flags
    .map(({ describe }, index) => {
      const [first = '', ...rest] = wrap(say(describe), room);
      const lines = [`  ${(left[index] ?? '').padEnd(width)}  ${first}`];
      return [...lines, ...rest.map((line) => `${' '.repeat(width + 4)}${line}`)].join('\n');
    })
    .map((text) => `${text}\n`)
    .join('');
}
