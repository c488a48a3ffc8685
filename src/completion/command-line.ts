/** Words → what is being written: a command, an option, an option's value or an argument. */
import type { Grammar, OptionGrammar } from './grammar.js';

/** Where the cursor is, and what is known from the words before it. */
export type Slot =
  | { readonly kind: 'options'; readonly given: Given }
  | { readonly kind: 'value'; readonly option: OptionGrammar; readonly prefix: string; readonly given: Given }
  | { readonly kind: 'argument'; readonly index: number; readonly given: Given };

export interface Given {
  /** The last value of each option, by its long name. */
  readonly options: ReadonlyMap<string, string>;
  readonly arguments: readonly string[];
  /** `--` was given: no more options. */
  readonly ended: boolean;
}

/**
 * Reads the words behind the verb; the last one is being written, and may be empty. Options are told as the parser
 * of the table and pflag tell them: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-n=value`.
 */
export function slotOf(words: readonly string[], grammar: Grammar): Slot {
  const options = new Map<string, string>();
  const given: string[] = [];
  let awaiting: OptionGrammar | undefined;
  let ended = false;
  for (const word of words.slice(0, -1)) {
    if (awaiting !== undefined) {
      options.set(awaiting.name, word);
      awaiting = undefined;
    } else if (ended || !word.startsWith('-') || word === '-') {
      given.push(word);
    } else if (word === '--') {
      ended = true;
    } else {
      const written = optionOf(word, grammar);
      if (written?.value !== undefined) options.set(written.option.name, written.value);
      else if (written?.option.takesValue) awaiting = written.option;
      else if (written !== undefined) options.set(written.option.name, '');
    }
  }
  const known: Given = { options, arguments: given, ended };
  const current = words.at(-1) ?? '';
  if (awaiting !== undefined) return { kind: 'value', option: awaiting, prefix: '', given: known };
  if (ended || !current.startsWith('-')) return { kind: 'argument', index: given.length, given: known };
  const written = optionOf(current, grammar);
  if (written?.value === undefined || !written.option.takesValue) return { kind: 'options', given: known };
  const prefix = current.slice(0, current.length - written.value.length);
  return { kind: 'value', option: written.option, prefix, given: known };
}

/** The option of a word, and the value that the same word gives it. */
function optionOf(word: string, { options }: Grammar): { option: OptionGrammar; value?: string } | undefined {
  const long = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word);
  if (long !== null) {
    const option = options.find(({ name }) => name === long[1]);
    if (option === undefined) return undefined;
    return long[2] === undefined ? { option } : { option, value: long[2] };
  }
  const option = options.find(({ short }) => short !== undefined && short === word.charAt(1));
  if (option === undefined) return undefined;
  const rest = word.slice(2);
  return rest === '' ? { option } : { option, value: rest.replace(/^=/, '') };
}
