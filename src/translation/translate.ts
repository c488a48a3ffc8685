/** The words of templates/messages in a language that is not English: phrases by their English, findings by their code. */
import type { Language } from '../language.js';
import { textsOf } from '../packed-texts.js';
import type { Say, Speech } from '../speech.js';
import { filled, type Phrase, phrase, valuesIn } from './phrase.js';

/** The speech of a language; `toMachines` where it was named on the command line. */
export function speechIn(language: Exclude<Language, 'en'>, toMachines: boolean): Speech {
  const { phrases, codes } = textsOf(language);
  return {
    say: sayer(new Map(Object.entries(phrases))),
    explained(code) {
      const of = (part: string): string | undefined => codes[`${code} ${part}`];
      const [title, why, fix] = [of('title'), of('why'), of('fix')];
      return title === undefined || why === undefined || fix === undefined ? undefined : { title, why, fix };
    },
    toMachines,
  };
}

/** How phrases are said that are given with their English as the key. Exported for tests. */
export function sayer(entries: ReadonlyMap<string, string>): Say {
  const withHoles = [...entries]
    .filter(([text]) => text.includes('{{'))
    .map(([text, other]) => ({ from: phrase(text), to: phrase(other) }))
    .sort((one, two) => two.from.weight - one.from.weight);
  const say: Say = (text) => entries.get(text) ?? fit(withHoles, text, say) ?? text;
  return say;
}

function fit(
  phrases: readonly { readonly from: Phrase; readonly to: Phrase }[],
  text: string,
  say: Say,
): string | undefined {
  for (const { from, to } of phrases) {
    const values = valuesIn(from, text);
    if (values !== undefined) return filled(to, values, say);
  }
  return undefined;
}
