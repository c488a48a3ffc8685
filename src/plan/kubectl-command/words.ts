/** The words of a kubectl command → which command, its flags and its arguments, as spf13/cobra and pflag read them. */
import { quoted } from '../../display.js';
import { UsageError } from '../../errors.js';
import { goBoolean } from '../../go/flag-values.js';
import {
  hasSubcommands,
  type KubectlCommand,
  type KubectlFlagDefinition,
  kubectlCommands,
  kubectlFlag,
  kubectlFlagOfLetter,
  kubectlSubcommand,
} from '../../kubectl-flags/flags.js';

export interface CommandWords {
  /** Such as `get`, `auth can-i`. */
  readonly verb: string;
  /** By long name, each value that is given; of a flag without one, what it implies. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly args: readonly string[];
}

/** Reads `kubectl get pods -n shop`. Throws a UsageError where kubectl would not take it. */
export function commandWords(words: readonly string[]): CommandWords {
  const [program = '', ...rest] = words;
  if (!/^(?:.*[\\/])?(?:kubectl|oc)(?:\.exe)?$/.test(program))
    throw new UsageError(`${quoted(program)} is no kubectl command`, {
      hint: 'write it behind two dashes: generate request -- kubectl get pods -n shop',
    });
  const { command, left } = commandOf(rest);
  return { verb: command.path, ...new Reader(command, left).read() };
}

function commandOf(words: readonly string[]): { command: KubectlCommand; left: readonly string[] } {
  const root = kubectlCommands().get('');
  if (root === undefined) throw new Error('no root command');
  let command: KubectlCommand = root;
  let left = words;
  while (hasSubcommands(command)) {
    const at: number | undefined = firstArgument(left, command);
    const next: KubectlCommand | undefined =
      at === undefined ? undefined : kubectlSubcommand(command, left[at] ?? '');
    if (next === undefined || at === undefined) {
      if (command.path !== '' && left.length > 0) break;
      throw new UsageError(`kubectl has no command ${quoted(left[at ?? 0] ?? '')}`, {
        hint: "'kubectl --help' lists them",
      });
    }
    command = next;
    left = left.toSpliced(at, 1);
  }
  return { command, left };
}

/** The first word that is neither a flag nor its value. */
function firstArgument(words: readonly string[], command: KubectlCommand): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') return at;
    const [, name = '', value] = /^--?([^=]*)(=.*)?$/s.exec(word) ?? [];
    const flag = word.startsWith('--') ? kubectlFlag(command, name) : kubectlFlagOfLetter(command, name);
    if (value === undefined && flag?.implied === undefined) at++;
  }
  return undefined;
}

class Reader {
  private readonly flags = new Map<string, string[]>();
  private readonly args: string[] = [];
  private at = 0;

  constructor(
    private readonly command: KubectlCommand,
    private readonly words: readonly string[],
  ) {}

  read(): Omit<CommandWords, 'verb'> {
    while (this.at < this.words.length) {
      const word = this.words[this.at++] ?? '';
      if (word === '--') {
        this.args.push(...this.words.slice(this.at));
        break;
      }
      if (!word.startsWith('-') || word === '-') this.args.push(word);
      else if (word.startsWith('--')) this.long(word);
      else this.letters(word);
    }
    return { flags: this.flags, args: this.args };
  }

  private long(word: string): void {
    const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    this.add(kubectlFlag(this.command, name), `--${name}`, value);
  }

  private letters(word: string): void {
    for (let index = 1; index < word.length; index++) {
      const letter = word.charAt(index);
      const flag = kubectlFlagOfLetter(this.command, letter);
      const rest = word.slice(index + 1);
      const isAlone = flag?.implied !== undefined && !rest.startsWith('=');
      this.add(flag, `-${letter}`, isAlone || rest === '' ? undefined : rest.replace(/^=/, ''));
      if (!isAlone) return;
    }
  }

  private add(flag: KubectlFlagDefinition | undefined, spelled: string, value: string | undefined): void {
    if (flag === undefined)
      throw new UsageError(`kubectl ${this.command.path} has no flag ${spelled}`, {
        hint: `'kubectl ${this.command.path} --help' lists them`,
      });
    const text = value ?? flag.implied ?? this.words[this.at++];
    if (text === undefined)
      throw new UsageError(`kubectl ${this.command.path} ${spelled} needs a value`, {
        hint: `${spelled} VALUE`,
      });
    const isBoolean = flag.type === 'boolean';
    const truth = goBoolean(text);
    if ((isBoolean && truth === undefined) || (flag.type === 'integer' && !/^-?\d+$/.test(text)))
      throw new UsageError(`kubectl ${this.command.path} ${spelled} takes no value ${quoted(text)}`, {
        hint: `'kubectl ${this.command.path} --help' says which`,
      });
    const all = this.flags.get(flag.name) ?? [];
    all.push(isBoolean ? String(truth) : text);
    this.flags.set(flag.name, all);
  }
}
