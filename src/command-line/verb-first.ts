/** Options before the verb, as kubectl takes them: where the verb is. */
import type { Option } from './option.js';

export interface Arranged {
  /** undefined where there are options alone. */
  readonly verb: string | undefined;
  /** All words but the verb, in their order. */
  readonly rest: readonly string[];
}

/**
 * The verb is the first word that is neither an option nor the value of one. Behind an option that nobody knows, what
 * looks like the verb can be its value: a word that is a verb goes first there.
 */
export function verbFirst(
  words: readonly string[],
  options: readonly Option[],
  isVerb: (word: string) => boolean,
): Arranged {
  const plain: number[] = [];
  let isDoubtful = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') {
      plain.push(at);
      continue;
    }
    const option = options.find(
      ({ name, synonyms, alias }) =>
        [name, ...(synonyms ?? [])].some((one) => word === `--${one}`) || word === `-${alias}`,
    );
    if (option !== undefined && option.type !== 'flag') at++;
    const written = /^--?([^=]*)/.exec(word)?.[1];
    isDoubtful ||=
      plain.length === 0 && option === undefined && !options.some(({ name }) => name === written);
  }
  const verbs = plain.filter((at) => isVerb(words[at] ?? ''));
  const at = isDoubtful ? verbs[0] : plain[0];
  if (at === undefined) return { verb: undefined, rest: words };
  return { verb: words[at], rest: words.filter((_, index) => index !== at) };
}
