/** Words: quotes, expansions, and what they become as fields, as one text, or as a pattern. */

import type { Word, WordPart } from 'unbash';
import { concat, literal, textOf, unknown, type Value } from '../value.js';
import { decodeAnsiC } from './ansi-c.js';
import { arithmetic } from './arithmetic.js';
import { braceWords } from './braces.js';
import { fieldsOf, type Piece } from './fields.js';
import { type Context, needsBash, onlyIn } from './machine.js';
import { expandParameter, expandSimple } from './parameter.js';
import { inOrder, Paths } from './paths.js';
import type { PatternPart } from './pattern.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { substitute, substituteProcess } from './substitution.js';

type Pieces = Paths<readonly Piece[]>;

/** The word as fields of a command line: any number. */
export function expandFields(context: Context, state: State, word: Word): Paths<readonly Value[]> {
  const plain = plainWord(word);
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

/** The word as one text: assignments, redirections, `case` and here-strings. Nothing is split or globbed. */
export function expandText(
  context: Context,
  state: State,
  word: Word,
  use: 'assignment' | 'text' = 'text',
): Paths<Value> {
  const plain = plainWord(word);
  if (plain !== undefined) return Paths.of(state, literal(plain));
  return expandPieces(context, state, word, use).map(textOfPieces);
}

/** Parts inside double quotes or a here-document. */
export function expandQuoted(context: Context, state: State, parts: readonly WordPart[]): Paths<Value> {
  return inOrder(parts, state, (part, at) => expandPart(context, at, part, true)).map(textOfPieces);
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

/** A word without quotes, expansions, patterns, tildes and braces: its text. */
function plainWord(word: Word): string | undefined {
  return word.parts === undefined && /^[A-Za-z0-9_./:=,@%+^-]*$/.test(word.text) && word.text === word.value
    ? word.text
    : undefined;
}

function textOfPieces(pieces: readonly Piece[]): Value {
  const between = pieces.map((piece) =>
    piece.kind === 'text' ? piece.value : literal(piece.kind === 'break' ? ' ' : ''),
  );
  return concat(...between);
}

type Use = 'argument' | 'assignment' | 'text' | 'pattern';

function expandPieces(context: Context, state: State, word: Word, use: Use): Pieces {
  context.machine.step();
  const parts: readonly WordPart[] = word.parts ?? [
    { type: 'Literal', pos: word.pos, end: word.end, value: word.value, text: word.text },
  ];
  let paths: Pieces = Paths.of<readonly Piece[]>(state, []);
  for (const [index, part] of parts.entries()) {
    paths = paths.chain((before, at) => {
      const expanded =
        part.type === 'Literal'
          ? expandLiteral(context, at, part, index === 0, index === parts.length - 1, use)
          : part.type === 'Glob'
            ? expandGlob(at, part, use)
            : expandPart(context, at, part, false, use);
      return expanded.map((more) => [...before, ...more]);
    });
  }
  return paths;
}

const text = (value: Value, offset: number, keeps: boolean): Piece => ({
  kind: 'text',
  value,
  whole: true,
  keeps,
  offset,
});

/** Text outside of quotes: backslashes, tildes, and patterns that the parser did not mark. */
function expandLiteral(
  context: Context,
  state: State,
  part: { readonly text: string; readonly value: string; readonly pos: number },
  first: boolean,
  last: boolean,
  use: Use,
): Pieces {
  const raw = part.text;
  if (/[\r\0]/.test(raw))
    throw new Refusal('KS1002', 'a carriage return becomes part of this word', part.pos);
  const bare = raw.replace(/\\[\s\S]/g, '');
  // A bracket is a pattern where anything stands around it, an expansion too.
  if (
    use === 'argument' &&
    !state.options.has('noglob') &&
    /[*?]|\[/.test(bare) &&
    !(first && last && bare === '[')
  )
    refuseGlob(part.pos);
  if (context.machine.dialect === 'zsh') confirmInZsh(context, bare, use, part.pos);
  if (use === 'argument' && /\{[^}]*(,|\.\.)/.test(bare)) {
    throw new Refusal('KS1003', 'braces outside of quotes', part.pos, 'put the word in single quotes');
  }
  if (first && context.machine.dialect === 'zsh' && /^=/.test(raw) && raw !== '=') {
    onlyIn(context, ['bash', 'sh'], 'a word that begins with =', part.pos);
  }
  const tilde = first && raw.startsWith('~');
  if (!tilde && use !== 'pattern' && (use === 'assignment' ? /:~/ : /[=:]~/).test(bare)) {
    throw new Refusal('KS1003', 'a tilde in the middle of a word', part.pos);
  }
  if (!tilde || use === 'pattern') {
    if (tilde) throw new Refusal('KS1003', 'a tilde in a pattern', part.pos);
    const quotedWhole = /\\/.test(raw);
    if (use === 'pattern') return Paths.of(state, patternPieces(raw, part.pos));
    return Paths.of(state, [text(literal(part.value), part.pos, quotedWhole)]);
  }
  const rest = raw.slice(1);
  if (!(rest.startsWith('/') || (rest === '' && last))) {
    throw new Refusal('KS1003', "another user's home folder", part.pos);
  }
  const home =
    state.variables.get('HOME')?.value ?? context.machine.world.environment('HOME') ?? unknown('HOME');
  return Paths.of(state, [text(concat(home, literal(part.value.slice(1))), part.pos, true)]);
}

/** What zsh reads otherwise in a word: braces, patterns with `^`, `#`, `~`, `(`, and the names of programs behind `=`. */
function confirmInZsh(context: Context, bare: string, use: Use, offset: number): void {
  if (/[{}]/.test(bare)) onlyIn(context, ['bash', 'sh'], 'a brace outside of quotes', offset);
  if (use === 'argument' && /\[/.test(bare) && bare !== '[')
    onlyIn(context, ['bash', 'sh'], 'a bracket outside of quotes', offset);
}

/** A pattern's own text: a backslash quotes the character behind it. */
function patternPieces(raw: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  for (const match of raw.matchAll(/\\([\s\S])|[^\\]+/g)) {
    const escaped = match[1];
    if (escaped === '\n') continue;
    pieces.push(text(literal(escaped ?? match[0]), offset, escaped !== undefined));
  }
  return pieces;
}

function refuseGlob(offset: number): never {
  throw new Refusal(
    'KS2102',
    'outside of quotes, this is a pattern that names of files may match',
    offset,
    'put the word in single quotes',
  );
}

function expandGlob(state: State, part: WordPart, use: Use): Pieces {
  if (use === 'argument' && !state.options.has('noglob')) refuseGlob(part.pos);
  if (/["'$`\\]/.test(part.text)) throw new Refusal('KS1003', 'this pattern is not modelled', part.pos);
  return Paths.of(state, [text(literal(part.text), part.pos, false)]);
}

/** Any part but text outside of quotes. */
function expandPart(
  context: Context,
  state: State,
  part: WordPart,
  quoted: boolean,
  use: Use = 'text',
): Pieces {
  const one = (value: Value): Piece => ({
    kind: 'text',
    value,
    whole: quoted || use === 'assignment' || use === 'text',
    keeps: quoted,
    offset: part.pos,
    expanded: true,
  });
  const noted = (value: Value): Piece[] => {
    if (use === 'argument' && !quoted) noteUnquoted(context, part);
    return [one(value)];
  };
  switch (part.type) {
    case 'Literal':
      return Paths.of(state, [text(literal(part.value), part.pos, true)]);
    case 'SingleQuoted':
      return Paths.of(state, [text(literal(part.value), part.pos, true)]);
    case 'AnsiCQuoted':
      onlyIn(context, ['bash', 'zsh'], "$'…'", part.pos);
      if (/\\[uU]/.test(part.text)) needsBash(context, [4, 2, 0], '\\u inside $…', part.pos);
      // The gate has refused what does not decode.
      return Paths.of(state, [text(literal(decodeAnsiC(part.text) ?? part.value), part.pos, true)]);
    case 'DoubleQuoted':
      return inOrder(part.parts, state, (child, at) => expandPart(context, at, child, true)).map((pieces) =>
        pieces.length === 0 ? [text([], part.pos, true)] : pieces,
      );
    case 'SimpleExpansion':
      if (
        /^\$[#?$!]$/.test(part.text) &&
        /^[\w{*@?!$#-]/.test(context.source.text.slice(part.end, part.end + 1))
      )
        onlyIn(context, ['bash', 'sh'], `something behind ${part.text}`, part.pos);
      // zsh: `$x[1]` is a part of it, and `$x:l` its text in lower case, in quotes too.
      if (/^[[:]/.test(context.source.text.slice(part.end, part.end + 1))) {
        onlyIn(context, ['bash', 'sh'], 'a bracket or colon behind an expansion', part.pos);
      }
      return expandSimple(context, state, part, quoted).map((pieces) => {
        if (use === 'argument' && !quoted && !/^\$[?#$!-]$/.test(part.text)) noteUnquoted(context, part);
        return pieces.map((piece) =>
          piece.kind === 'text' ? { ...piece, ...pick(one(piece.value)) } : piece,
        );
      });
    case 'ParameterExpansion':
      return expandParameter(context, state, part, { quoted, split: !quoted && use === 'argument' }).map(
        (pieces) => {
          if (use === 'argument' && !quoted && part.prefix !== '#') noteUnquoted(context, part);
          return pieces.map((piece) =>
            piece.kind === 'text' ? { ...piece, ...pick(one(piece.value)) } : piece,
          );
        },
      );
    case 'CommandExpansion':
      return substitute(context, state, part).map(noted);
    case 'ArithmeticExpansion':
      if (part.expression === undefined)
        throw new Refusal('KS1003', 'an empty arithmetic expansion', part.pos);
      if (!part.text.startsWith('$((')) onlyIn(context, ['bash', 'zsh'], '$[…]', part.pos);
      return arithmetic(context, state, part.expression).map((value) => [
        { ...text(value, part.pos, quoted), whole: true },
      ]);
    case 'ProcessSubstitution':
      return substituteProcess(context, state, part).map((value) => [
        { ...text(value, part.pos, true), whole: true },
      ]);
    default:
      throw new Refusal('KS1003', `${constructs[part.type] ?? part.type} is not modelled`, part.pos);
  }
}

const pick = (piece: Piece): { whole?: boolean; keeps?: boolean; expanded?: true } =>
  piece.kind === 'text' ? { whole: piece.whole, keeps: piece.keeps, expanded: true } : {};

const constructs: Readonly<Record<string, string>> = {
  LocaleString: 'a translated string $"…"',
  ExtendedGlob: 'an extended pattern',
  BraceExpansion: 'a brace expansion',
  Glob: 'a pattern',
};

function noteUnquoted(context: Context, part: WordPart): void {
  context.machine.recorder.find(
    'KS2103',
    context.source.place(part.pos),
    'this expansion is outside of quotes: white space and * in it would change the arguments',
    { fix: 'put it in double quotes' },
  );
}
