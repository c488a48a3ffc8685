/** One part of a word: quotes and expansions of all kinds. */
import type { WordPart } from 'unbash';
import { Refusal } from '../../refusal.js';
import { literal } from '../../value.js';
import { decodeAnsiC } from '../read/ansi-c.js';
import { type Context, needsBash, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { arithmetic } from './arithmetic.js';
import { expandParameter, expandSimple } from './parameter.js';
import { type Piece, type Pieces, textPiece, type Use } from './piece.js';

/** Any part but text outside of quotes. */
export function expandPart(
  context: Context,
  state: State,
  part: WordPart,
  quoted: boolean,
  use: Use = 'text',
): Pieces {
  /** What an expansion gave, by the quotes and the place around it. */
  const placed = (pieces: readonly Piece[]): readonly Piece[] =>
    pieces.map((piece) =>
      piece.kind === 'text'
        ? { ...piece, whole: quoted || use === 'assignment' || use === 'text', keeps: quoted, expanded: true }
        : piece,
    );
  const bare = use === 'argument' && !quoted;
  switch (part.type) {
    case 'Literal':
      return Paths.of(state, [textPiece(literal(part.value), part.pos, true)]);
    case 'SingleQuoted':
      return Paths.of(state, [textPiece(literal(part.value), part.pos, true)]);
    case 'AnsiCQuoted':
      onlyIn(context, ['bash', 'zsh'], "$'…'", part.pos);
      if (/\\[uU]/.test(part.text)) needsBash(context, [4, 2, 0], '\\u inside $…', part.pos);
      // The gate has refused what does not decode.
      return Paths.of(state, [textPiece(literal(decodeAnsiC(part.text) ?? part.value), part.pos, true)]);
    case 'DoubleQuoted':
      return Paths.inOrder(part.parts, state, (child, at) => expandPart(context, at, child, true)).map(
        (lists) =>
          lists.every((pieces) => pieces.length === 0) ? [textPiece([], part.pos, true)] : lists.flat(),
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
        if (bare && !/^\$[?#$!-]$/.test(part.text)) noteUnquoted(context, part);
        return placed(pieces);
      });
    case 'ParameterExpansion':
      return expandParameter(context, state, part, { quoted, split: bare }).map((pieces) => {
        if (bare && part.prefix !== '#') noteUnquoted(context, part);
        return placed(pieces);
      });
    case 'CommandExpansion':
      return context.machine.execution.substitute(context, state, part).map((value) => {
        if (bare) noteUnquoted(context, part);
        return placed([textPiece(value, part.pos, quoted)]);
      });
    case 'ArithmeticExpansion':
      if (part.expression === undefined)
        throw new Refusal('KS1003', 'an empty arithmetic expansion', part.pos);
      if (!part.text.startsWith('$((')) onlyIn(context, ['bash', 'zsh'], '$[…]', part.pos);
      return arithmetic(context, state, part.expression).map((value) => [textPiece(value, part.pos, quoted)]);
    case 'ProcessSubstitution':
      if (use !== 'argument' || quoted)
        throw new Refusal('KS5008', 'a process substitution that is no argument of a program', part.pos);
      return context.machine.execution
        .substituteProcess(context, state, part)
        .map((value) => [textPiece(value, part.pos, true)]);
    default:
      throw new Refusal('KS1003', `${constructs[part.type] ?? part.type} is not modelled`, part.pos);
  }
}

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
