/** Words: quotes, expansions, and what they become as fields, as one text, or as a pattern. */
import type { Word, WordPart } from 'unbash';
import { Refusal } from '../../refusal.js';
import { concatAll, literal, textOf, type Value } from '../../value.js';
import { holdsProcess, plainText } from '../read/word-contents.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { braceWords } from './braces.js';
import { fieldsOf } from './fields.js';
import type { PatternPart } from './pattern.js';
import type { Piece, Pieces, Use } from './piece.js';
import { expandGlob, expandLiteral } from './word-literal.js';
import { expandPart } from './word-part.js';

/** The word as fields of a command line: any number. */
export function expandFields(context: Context, state: State, word: Word): Paths<readonly Value[]> {
  const plain = plainText(word);
  // zsh: `=name` is the path of a program.
  const program = context.machine.dialect === 'zsh' && plain?.startsWith('=') === true;
  if (plain !== undefined && !program) return Paths.of(state, [literal(plain)]);
  // sh has none, and zsh more of them.
  // In a template of kubectl they are not meant so.
  const expands = context.machine.dialect === 'bash' && !word.text.includes('jsonpath');
  const words = expands ? braceWords(word.text) : undefined;
  if (words !== undefined) return Paths.of(state, words.map(literal));
  return expandPieces(context, state, word, 'argument').map((pieces, at) => fieldsOf(context, at, pieces));
}

/** The fields of several words. */
export function expandList(context: Context, state: State, words: readonly Word[]): Paths<readonly Value[]> {
  const process = words.find((word) => holdsProcess(word.parts));
  if (process !== undefined)
    throw new Refusal('KS5008', 'a process substitution that is no argument of a program', process.pos);
  return Paths.inOrder(words, state, (word, at) => expandFields(context, at, word)).map((lists) =>
    lists.flat(),
  );
}

/** The word as one text: assignments, redirections, `case` and here-strings. Nothing is split or globbed. */
export function expandText(
  context: Context,
  state: State,
  word: Word,
  use: 'assignment' | 'text' = 'text',
): Paths<Value> {
  const plain = plainText(word);
  if (plain !== undefined) return Paths.of(state, literal(plain));
  return expandPieces(context, state, word, use).map(textOfPieces);
}

/** Parts inside double quotes or a here-document. */
export function expandQuoted(context: Context, state: State, parts: readonly WordPart[]): Paths<Value> {
  return Paths.inOrder(parts, state, (part, at) => expandPart(context, at, part, true)).map((lists) =>
    textOfPieces(lists.flat()),
  );
}

/** The word as a pattern: what was quoted is literal. Undefined where a part of it is not known. */
export function expandPattern(
  context: Context,
  state: State,
  word: Word,
): Paths<readonly PatternPart[] | undefined> {
  return expandPieces(context, state, word, 'pattern').map((pieces) => {
    const parts: PatternPart[] = [];
    for (const piece of pieces) {
      if (piece.kind !== 'text') return undefined;
      const text = textOf(piece.value);
      if (text === undefined) return undefined;
      // zsh takes the text of an expansion as it stands.
      if (!piece.keeps && piece.expanded === true && /[*?[\]\\#^~()|<>]/.test(text))
        onlyIn(context, ['bash', 'sh'], 'a pattern out of an expansion', piece.offset);
      parts.push({ text, quoted: piece.keeps });
    }
    return parts;
  });
}

function textOfPieces(pieces: readonly Piece[]): Value {
  const between = pieces.map((piece) =>
    piece.kind === 'text' ? piece.value : literal(piece.kind === 'break' ? ' ' : ''),
  );
  return concatAll(between);
}

function expandPieces(context: Context, state: State, word: Word, use: Use): Pieces {
  context.machine.step();
  const parts: readonly WordPart[] = word.parts ?? [
    { type: 'Literal', pos: word.pos, end: word.end, value: word.value, text: word.text },
  ];
  return Paths.inOrder(parts, state, (part, at, index) =>
    part.type === 'Literal'
      ? expandLiteral(context, at, part, index === 0, index === parts.length - 1, use)
      : part.type === 'Glob'
        ? expandGlob(at, part, use)
        : expandPart(context, at, part, false, use),
  ).map((lists) => lists.flat());
}
