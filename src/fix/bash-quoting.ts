/** Quotes around what the shell would split, or take for a pattern. */
import type { SyntaxNode, Word, WordPart } from 'unbash';
import type { Edit } from './edit.js';

const expansions: ReadonlySet<string> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
]);

/** The edits that quote a part of a word; undefined where that is not safe to say. */
export function quoted(text: string, word: Word, offset: number): readonly Edit[] | undefined {
  const parts: readonly WordPart[] = word.parts ?? [];
  const part = parts.find((one) => one.pos === offset);
  const isPattern = part === undefined ? /[*?[]/.test(word.text) : part.type === 'Glob';
  if (!isPattern && (part === undefined || !expansions.has(part.type))) return undefined;
  const whole = wholeWord(text, word, parts);
  if (whole !== undefined) return whole;
  // Other quotes are in the word already: just this part.
  if (part === undefined || isPattern) return undefined;
  return around('"', part.pos, part.end);
}

/** `"$APISERVER/api"`, `--context="$X"`, `'…/pods?limit=5'`: the form that people write. */
function wholeWord(text: string, word: Word, parts: readonly WordPart[]): readonly Edit[] | undefined {
  const plain = (node: SyntaxNode | WordPart): string => text.slice(node.pos, node.end);
  const literals = parts.filter(({ type }) => !expansions.has(type));
  if (literals.some(({ type }) => type !== 'Literal' && type !== 'Glob')) return undefined;
  const own = parts.length === 0 ? [text.slice(word.pos, word.end)] : literals.map(plain);
  if (own.some((one) => /["'\\`$!~{}]/.test(one))) return undefined;
  const option = /^--?[A-Za-z][\w-]*=/.exec(text.slice(word.pos, word.end))?.[0] ?? '';
  const quote = literals.length === Math.max(1, parts.length) || parts.length === 0 ? "'" : '"';
  return around(quote, word.pos + option.length, word.end);
}

function around(quote: string, start: number, end: number): readonly Edit[] {
  return [
    { start, end: start, text: quote },
    { start: end, end, text: quote },
  ];
}
