/** The parser's reading of quotes and backslashes, held against one of our own. */
import type { HereDoc, SyntaxNode, Word } from 'unbash';
import { Refusal } from '../../refusal.js';
import { decodeAnsiC } from './ansi-c.js';

export type At = (offset: number) => number;

const operations: ReadonlySet<string> = new Set([
  'ParameterExpansion',
  'Default',
  'Remove',
  'Replace',
  'Slice',
  'CaseModification',
]);

export const uncertain = (offset: number): Refusal =>
  new Refusal('KS1003', 'this word is not read with certainty', offset);

/** Refuses a part of a word whose value is not what its text says. */
export function confirmLeaf(node: SyntaxNode, at: At, text: string, parent?: SyntaxNode): void {
  const offset = at(node.pos);
  if (node.type === 'Word' && parent !== undefined && operations.has(parent.type)) {
    confirmOperand(node, offset);
    return;
  }
  switch (node.type) {
    case 'Word':
      if (node.parts === undefined) confirmPlain(node.text, node.value, offset);
      else {
        for (const part of node.parts) {
          if (part.type === 'Literal') confirmPlain(part.text, part.value, at(part.pos));
        }
      }
      break;
    case 'SingleQuoted':
      if (node.text !== `'${node.value}'` || node.value.includes("'")) throw uncertain(offset);
      break;
    case 'DoubleQuoted':
      for (const part of node.parts)
        if (part.type === 'Literal') confirmInQuotes(part.text, part.value, at(part.pos), '"');
      break;
    case 'ExtendedGlob':
      // Without `shopt -s extglob`, bash takes the parenthesis for a syntax error.
      throw new Refusal('KS1003', 'an extended pattern', offset);
    case 'AnsiCQuoted': {
      // bash marks characters with these two for itself, and beside other characters takes a script's own for a mark.
      const value = decodeAnsiC(node.text);
      const plain =
        parent?.type === 'Word' && parent.text === node.text && /^[\x02-\x7f]*$/.test(value ?? '');
      if (value === undefined || (/[\x01\x7f]/.test(value) && !plain)) throw uncertain(offset);
      break;
    }
    case 'HereDocBody':
      for (const part of node.parts ?? [])
        if (part.type === 'Literal') confirmInQuotes(part.text, part.value, at(part.pos), '');
      break;
    case 'Glob':
      if (/["'$`\\]/.test(node.text)) throw uncertain(offset);
      break;
    case 'BraceExpansion':
      if (/[()]|\$['"]|\\\n/.test(node.text)) throw uncertain(offset);
      break;
    case 'ArithmeticWord':
      if (node.value.includes('\\')) throw uncertain(offset);
      break;
    case 'ArithmeticCommand':
      confirmArithmetic(text.slice(node.pos, node.end), offset);
      break;
    case 'ArithmeticExpansion':
      confirmArithmetic(node.text, offset);
      if (!/^\$(?:\(\([\s\S]*\)\)|\[[\s\S]*\])$/.test(node.text)) throw uncertain(offset);
      break;
    case 'CommandExpansion':
      // bash looks for the end of an arithmetic expansion first.
      if (node.text.startsWith('$(('))
        throw new Refusal('KS1003', '$(( that is no arithmetic', offset, 'put a blank between');
      break;
    case 'ParameterExpansion':
      // In a here-document, bash looks for the end when it runs.
      if (!/^\$\{[\s\S]+\}$/.test(node.text) || node.text.includes('\\\n')) throw uncertain(offset);
      // bash looks for the end of what begins like a process substitution, also in double quotes, where it is none.
      if (/[<>]\(/.test(node.text)) throw uncertain(offset);
      if (
        node.operation?.type === 'Unknown' ||
        !/^(?:[\w@*$+-]*|"[\w $./-]*")$/.test(node.index?.text ?? '')
      ) {
        throw uncertain(offset);
      }
      break;
    case 'SimpleExpansion':
      if (!/^\$([A-Za-z_]\w*|[0-9?#$!@*-])$/.test(node.text)) throw uncertain(offset);
      break;
    default:
      break;
  }
}

/** bash counts the parentheses of all that stands inside, whatever it is. */
export function confirmArithmetic(text: string, offset: number): void {
  let depth = 0;
  for (const [sign] of text.matchAll(/[()]/g)) {
    depth += sign === '(' ? 1 : -1;
    if (depth < 0) throw uncertain(offset);
  }
  if (depth !== 0 || text.includes('\\\n')) throw uncertain(offset);
}

/** The word behind an operator in `${…}`: where it has quotes, what it means depends on what is around it. */
function confirmOperand(node: Word, offset: number): void {
  if (/["'\\]/.test(node.text)) return;
  const literals = node.parts === undefined ? [node] : node.parts.filter((part) => part.type === 'Literal');
  if (literals.some((one) => one.text !== one.value || /[`$}]/.test(one.text.replace(/\$$/, ''))))
    throw uncertain(offset);
}

/** Text outside of quotes: a backslash quotes the next character, and nothing else is special. */
function confirmPlain(text: string, value: string, offset: number): void {
  if (!/^(\\[\s\S]|[^\s"'`$\\;&|<>()])*$/.test(text)) throw uncertain(offset);
  const own = text.replace(/\\([\s\S])/g, (_whole, character: string) =>
    character === '\n' ? '' : character,
  );
  if (own !== value) throw uncertain(offset);
}

/** Text in double quotes or a here-document: a backslash quotes a few characters only. */
function confirmInQuotes(text: string, value: string, offset: number, quote: '"' | ''): void {
  const bare = text.replace(/\\[\s\S]/g, '');
  if (
    bare.includes('`') ||
    (quote !== '' && bare.includes(quote)) ||
    /\$[A-Za-z_0-9{([?#$!@*'"-]/.test(bare.replace(/\$$/, ''))
  ) {
    throw uncertain(offset);
  }
  const own = text.replace(/\\([\s\S])/g, (whole, character: string) => {
    if (character === '\n') return '';
    return character === '$' || character === '`' || character === '\\' || character === quote
      ? character
      : whole;
  });
  if (own !== value) throw uncertain(offset);
}

/** Refuses a here-document whose end is not where bash sees it. */
export function confirmHereDocument(node: HereDoc, text: string, at: At): void {
  const { delimiter, closing, body } = node;
  const offset = at(node.pos);
  if (closing === undefined || delimiter === undefined)
    throw new Refusal('KS1005', 'the here-document has no end', offset);
  const quoted = /["'\\$`]/.test(delimiter.text);
  if (quoted !== delimiter.quoted || !/^(\w+|'[^'\n]*'|"\w*")$/.test(delimiter.text)) throw uncertain(offset);
  const stripsInside = (body.parts ?? []).some(
    (part) => part.type !== 'Literal' && part.text.includes('\n\t'),
  );
  if (node.operator === '<<-' && stripsInside) throw uncertain(offset);
  const strip = (line: string): string => (node.operator === '<<-' ? line.replace(/^\t+/, '') : line);
  const lines = text.slice(body.pos, body.end).split('\n');
  const ends = strip(text.slice(closing.pos, closing.end)) === delimiter.value;
  const earlier = lines.slice(0, -1).some((line) => strip(line) === delimiter.value);
  const before = text[body.pos - 1];
  const after = text[closing.end];
  if (!ends || earlier || before !== '\n' || (after !== undefined && after !== '\n')) throw uncertain(offset);
}
