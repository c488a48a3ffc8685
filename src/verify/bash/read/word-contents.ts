/** What a word holds, before it is expanded. */
import type { Word } from 'unbash';

/**
 * The text of a word that is all it says: no quotes, expansions, patterns, tildes and braces. The parser is not asked
 * for its parts, which it would have to look for.
 */
export function plainText({ text }: Word): string | undefined {
  return /^[A-Za-z0-9_./:=,@%+^-]*$/.test(text) ? text : undefined;
}

/** The parts of a word; undefined where its text is all there is to it. */
export const partsOf = (word: Word): Word['parts'] =>
  plainText(word) === undefined ? word.parts : undefined;

/** Whether a word holds an expansion, in quotes or not. */
export function holdsExpansion(parts: Word['parts']): boolean {
  return (
    parts?.some((part) =>
      part.type === 'DoubleQuoted' ? holdsExpansion(part.parts) : !plainParts.has(part.type),
    ) ?? false
  );
}

/** Whether its expansion may do more than give the text of a variable. */
export function holdsMore(parts: Word['parts']): boolean {
  return (
    parts?.some((part) => {
      if (part.type === 'DoubleQuoted') return holdsMore(part.parts);
      if (part.type === 'ParameterExpansion') return part.operation !== undefined;
      return !plainParts.has(part.type) && part.type !== 'SimpleExpansion';
    }) ?? false
  );
}

/** Whether it holds `<(…)`, which is there for one command only. */
export const holdsProcess = (parts: Word['parts']): boolean =>
  parts?.some((part) => part.type === 'ProcessSubstitution') ?? false;

const plainParts: ReadonlySet<string> = new Set(['Literal', 'SingleQuoted', 'AnsiCQuoted']);
