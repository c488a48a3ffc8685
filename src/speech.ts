/** What kubesteps says to people, in their language. The code says it in English; src/translation knows the others. */

import type { Finding, Rule, Rules } from './finding.js';

/** A phrase of ours, with the values that it holds, in the reader's language; what is not known comes back as it is. */
export type Say = (english: string) => string;

/** What a finding's code is about, as `explain` has it. */
export interface Explained {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

export interface Speech {
  readonly say: Say;
  /** The words of a code; undefined where those of the code itself count, or where it is unknown. */
  explained(code: string): Explained | undefined;
  /** Whether machines' formats speak it, too: where the language was named, and not taken from the locale. */
  readonly toMachines: boolean;
}

/** A finding in the reader's language: where its message is not known, behind the title of its code. */
export function spokenFinding<Found extends Finding>(finding: Found, { say, explained }: Speech): Found {
  const { code, message, fix } = finding;
  const said = say(message);
  const title = said === message ? explained(code)?.title : undefined;
  return {
    ...finding,
    message: title === undefined ? said : `${title}: ${message}`,
    fix: fix === undefined ? undefined : say(fix),
  };
}

/** The rules with their titles in the reader's language. */
export function spokenRules(rules: Rules, { explained }: Speech): Rules {
  const titled = (code: string, rule: Rule): Rule => ({
    ...rule,
    title: explained(code)?.title ?? rule.title,
  });
  return Object.fromEntries(Object.entries(rules).map(([code, rule]) => [code, titled(code, rule)]));
}

/** As the code has it. */
export const english: Speech = { say: (text) => text, explained: () => undefined, toMachines: false };

/** The speech that a host was given; else English. */
export const speechOf = ({ speech }: { readonly speech?: Speech | undefined }): Speech => speech ?? english;

/** The same for what is printed: machines get English, but where another language was named. */
export function speechFor(host: { readonly speech?: Speech | undefined }, isForPeople: boolean): Speech {
  const speech = speechOf(host);
  return isForPeople || speech.toMachines ? speech : english;
}
