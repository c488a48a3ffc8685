/** The words of templates/messages in a language that is not English: phrases by their English, findings by their code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../language.js';
import { packaged } from '../packaged.js';
import type { Say, Speech } from '../speech.js';
import { filled, type Phrase, phrase, valuesIn } from './phrase.js';

/** The speech of a language; `toMachines` where it was named on the command line. */
export function speechIn(language: Exclude<Language, 'en'>, toMachines: boolean): Speech {
  const folder = packaged(`templates/messages/${language}`);
  let codes: ReadonlyMap<string, string> | undefined;
  return {
    say: sayer(textsIn(join(folder, 'phrases'))),
    explained(code) {
      // Help and errors need none of it.
      codes ??= textsIn(join(folder, 'codes'));
      const of = (part: string): string | undefined => codes?.get(`${code} ${part}`);
      const [title, why, fix] = [of('title'), of('why'), of('fix')];
      return title === undefined || why === undefined || fix === undefined ? undefined : { title, why, fix };
    },
    toMachines,
  };
}

/**
 * The files of a folder, whose lines are `"text": "other text"`: this much of YAML is JSON, too, which is read in a
 * hundredth of the time.
 */
export function textsIn(folder: string): ReadonlyMap<string, string> {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('"')),
  );
  return new Map(Object.entries(JSON.parse(`{${lines.join(',')}}`) as Readonly<Record<string, string>>));
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
