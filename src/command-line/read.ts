/** The words behind a verb → what each option and argument is given, by the table of options. */
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { nearestName } from '../matching/nearest.js';
import { extraWordHint, insteadOf, optionHint, valueHint } from './instead.js';
import type { Option, VerbName } from './option.js';
import { optionsOf } from './options.js';

/** Values by the names of the table: a text or flag as it was said last, of what is repeated all. */
export type Said = Readonly<Record<string, string | boolean | readonly string[]>>;

/**
 * Reads `--name value`, `--name=value`, `-n value`, `-n=value`, `-nvalue` and `-ab`; `--` ends the options, and `-` is an
 * argument. The next word is no value where it begins with a dash: `--context --insecure` forgot one. Throws a UsageError
 * that says what to write.
 */
export function readWords(verb: VerbName, words: readonly string[]): Said {
  const reader = new Reader(verb, words);
  reader.read();
  return reader.said();
}

class Reader {
  private readonly options: readonly Option[];
  private readonly values = new Map<Option, (string | boolean)[]>();
  private readonly positionals: string[] = [];
  private at = 0;

  constructor(
    private readonly verb: VerbName,
    private readonly words: readonly string[],
  ) {
    this.options = optionsOf(verb);
  }

  read(): void {
    while (this.at < this.words.length) {
      const word = this.words[this.at++] ?? '';
      if (word === '--') {
        const rest = this.words.slice(this.at);
        const option = this.options.find(({ behind }) => behind === true);
        if (option === undefined) this.positionals.push(...rest);
        else for (const one of rest) this.set(option, one);
        break;
      }
      if (word.startsWith('--')) this.long(word);
      else if (word.startsWith('-') && word !== '-') this.letters(word);
      else this.positionals.push(word);
    }
    this.arguments(insteadOf(this.verb, this.positionals));
  }

  said(): Said {
    return Object.fromEntries(
      [...this.values].map(([{ name, type }, values]) => {
        const last = values.at(-1) ?? '';
        return [name, type === 'texts' ? values.filter((value) => typeof value === 'string') : last];
      }),
    );
  }

  private long(word: string): void {
    const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const option = this.options.find((one) => one.name === name || one.synonyms?.includes(name));
    if (option === undefined) throw this.unknown(`--${name}`, name);
    this.option(option, `--${name}`, value);
  }

  private letters(word: string): void {
    for (let index = 1; index < word.length; index++) {
      const letter = word.charAt(index);
      const option = this.options.find(({ alias }) => alias === letter);
      if (option === undefined) {
        const name = word.slice(1).replace(/=.*$/s, '');
        throw index === 1 ? this.unknown(`-${name}`, name) : this.unknown(`-${letter}`, letter);
      }
      const rest = word.slice(index + 1);
      if (option.type === 'flag' && rest !== '' && !rest.startsWith('=')) {
        this.option(option, `-${letter}`, undefined);
        continue;
      }
      this.option(option, `-${letter}`, rest === '' ? undefined : rest.replace(/^=/, ''));
      return;
    }
  }

  private option(option: Option, shown: string, value: string | undefined): void {
    if (option.type === 'flag') this.set(option, flagValue(shown, value));
    else this.set(option, chosen(option, shown, value ?? this.nextWord(option, shown)));
  }

  private nextWord(option: Option, shown: string): string {
    const word = this.words[this.at];
    if (word === undefined || (word.startsWith('-') && word !== '-'))
      throw new UsageError(`${shown} needs a value`, { hint: `${shown} VALUE: ${valueWords(option)}` });
    this.at++;
    return word;
  }

  private arguments(words: readonly string[]): void {
    const known = this.options.filter(({ argument }) => argument === true);
    let left = words;
    for (const option of known) {
      const taken = option.type === 'texts' ? left : left.slice(0, 1);
      left = left.slice(taken.length);
      if (taken.length > 0 && option.type !== 'texts' && this.values.has(option))
        throw new UsageError(`${option.name} is said twice: ${quoted(taken[0] ?? '')}, and --${option.name}`);
      for (const word of taken) this.set(option, chosen(option, option.name, word));
      if (option.required === true && !this.values.has(option))
        throw new UsageError(`${this.verb} needs ${option.name}: ${valueWords(option)}`);
    }
    const [extra] = left;
    if (extra === undefined) return;
    const hint = extraWordHint(this.verb, extra);
    throw new UsageError(
      `${this.verb} takes no argument ${quoted(extra)}`,
      hint === undefined ? {} : { hint },
    );
  }

  private set(option: Option, value: string | boolean): void {
    const values = this.values.get(option);
    if (values === undefined) this.values.set(option, [value]);
    else values.push(value);
  }

  private unknown(shown: string, name: string): UsageError {
    const hint = optionHint(this.verb, name);
    return new UsageError(`${this.verb} has no option ${shown}`, hint === undefined ? {} : { hint });
  }
}

function flagValue(shown: string, value: string | undefined): boolean {
  if (value === undefined) return true;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new UsageError(`${shown} is said or left out, and takes no value ${quoted(value)}`, {
    hint: `${shown}, or ${shown}=false`,
  });
}

/** A choice as the table has it, whatever its case; what lists no choices as it is. */
function chosen({ choices, also = {} }: Option, shown: string, value: string): string {
  if (choices === undefined || choices.includes(value)) return value;
  const word = value
    .toLowerCase()
    .replace(/\.utf-?8$/, '')
    .replace(/^([a-z]{2})-([a-z]{2})$/, '$1_$2');
  const meant = Object.hasOwn(also, word) ? also[word] : word;
  if (meant !== undefined && choices.includes(meant)) return meant;
  const near = nearestName(value, choices);
  const hint = valueHint(shown, value) ?? (near && `did you mean ${near}?`);
  throw new UsageError(`${shown} ${quoted(value)} is not one of ${choices.join(', ')}`, hint ? { hint } : {});
}

function valueWords({ words, choices, values }: Option): string {
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  const isListed = values === 'contexts' || values === 'clusters' || values === 'users';
  return isListed ? `${words} ('get ${values}' lists them)` : words;
}
