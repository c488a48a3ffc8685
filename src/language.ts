/** The languages of scripts and of what kubesteps says itself. */
export const languages = ['en', 'ja'] as const;

export type Language = (typeof languages)[number];

/** What `--lang` may be: a language, or that of the locale. */
export const languageChoices = [...languages, 'auto'] as const;

export type LanguageChoice = (typeof languageChoices)[number];

/** Locales, and the country for the language, in lower case. */
export const languageLike = {
  ja_jp: 'ja',
  jp: 'ja',
  japanese: 'ja',
  日本語: 'ja',
  en_us: 'en',
  en_gb: 'en',
  c: 'en',
  english: 'en',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The language that a choice means. The locale is asked as POSIX has it: LC_ALL, LC_MESSAGES, LANG; the first that is not empty counts. */
export function languageOf(choice: LanguageChoice, env: Environment): Language {
  if (choice !== 'auto') return choice;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale();
  return languages.find((language) => new RegExp(`^${language}(?![a-z])`, 'i').test(locale)) ?? 'en';
}

/** Windows has the locale in its settings, and in no variable. */
const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * What a command line asks for by `--lang`, before anything else of it is read: errors of the rest are told in that
 * language, too. Undefined where it asks for none, or for one that is unknown.
 */
export function askedLanguage(words: readonly string[]): LanguageChoice | undefined {
  let asked: LanguageChoice | undefined;
  for (const [index, word] of words.entries()) {
    if (word === '--') break;
    if (word !== '--lang' && !word.startsWith('--lang=')) continue;
    const value = (word === '--lang' ? (words[index + 1] ?? '') : word.slice('--lang='.length))
      .toLowerCase()
      .replace(/\.utf-?8$/, '')
      .replace('-', '_');
    const meant = Object.hasOwn(languageLike, value)
      ? languageLike[value as keyof typeof languageLike]
      : value;
    asked = languageChoices.find((choice) => choice === meant) ?? asked;
  }
  return asked;
}
