/** Text outside of quotes: backslashes, tildes, and patterns. */
import type { WordPart } from 'unbash';
import { Refusal } from '../../refusal.js';
import { concat, literal, unknown } from '../../value.js';
import { type Context, onlyIn } from '../state/machine.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { type Piece, type Pieces, textPiece, type Use } from './piece.js';

/** Text outside of quotes: backslashes, tildes, and patterns that the parser did not mark. */
export function expandLiteral(
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
    return Paths.of(state, [textPiece(literal(part.value), part.pos, quotedWhole)]);
  }
  const rest = raw.slice(1);
  if (!(rest.startsWith('/') || (rest === '' && last))) {
    throw new Refusal('KS1003', "another user's home folder", part.pos);
  }
  const home =
    state.variables.get('HOME')?.value ?? context.machine.world.environment('HOME') ?? unknown('HOME');
  return Paths.of(state, [textPiece(concat(home, literal(part.value.slice(1))), part.pos, true)]);
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
    pieces.push(textPiece(literal(escaped ?? match[0]), offset, escaped !== undefined));
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

/** A pattern outside of quotes: as its own text where none is expanded, else refused: KS2102. */
export function expandGlob(state: State, part: WordPart, use: Use): Pieces {
  if (use === 'argument' && !state.options.has('noglob')) refuseGlob(part.pos);
  if (/["'$`\\]/.test(part.text)) throw new Refusal('KS1003', 'this pattern is not modelled', part.pos);
  return Paths.of(state, [textPiece(literal(part.text), part.pos, false)]);
}
