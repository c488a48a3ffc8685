/** The parser's reading of quotes and backslashes, held against one of our own. */
import type { HereDoc, HereString, Redirect, SyntaxNode, Word } from 'unbash';
import { decodeAnsiC } from './ansi-c.js';
import { Refusal } from './refusal.js';

type At = (offset: number) => number;

const operations: ReadonlySet<string> = new Set([
  'ParameterExpansion',
  'Default',
  'Remove',
  'Replace',
  'Slice',
  'CaseModification',
]);

const uncertain = (offset: number): Refusal =>
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
      // bash marks characters with these two for itself, and at times takes a script's own for a mark.
      const value = decodeAnsiC(node.text);
      if (value === undefined || /[\x01\x7f]/.test(value)) throw uncertain(offset);
      break;
    }
    case 'HereDocBody':
      for (const part of node.parts ?? [])
        if (part.type === 'Literal') confirmInQuotes(part.text, part.value, at(part.pos), '');
      break;
    case 'Pipeline':
      // `!` alone ends at `;`, but `! done` is an error.
      if (node.commands.length === 0) throw uncertain(offset);
      // In `$(…)`, bash stumbles over `time (a)`.
      if (node.prefixes.some((one) => one.type === 'Time') && text[node.commands[0]?.pos ?? 0] === '(') {
        throw uncertain(offset);
      }
      // Behind `|` it is a program, and on the next line an error.
      if (node.commands.slice(1).some((one) => one.type === 'Command' && one.name?.text === 'time'))
        throw uncertain(offset);
      break;
    case 'Command': {
      const parts = [...node.prefix, ...node.suffix];
      const redirected = parts.findIndex((one) => one.type !== 'Word' && one.type !== 'Assignment');
      const array = parts.findLastIndex(
        (one) => one.type === 'Assignment' && one.value.type === 'ArrayValue',
      );
      // `<(a)2>b` is a word that ends in 2.
      const all = [...(node.name === undefined ? [] : [node.name]), ...parts];
      const glued = all.some(
        (one) =>
          'descriptor' in one && one.descriptor !== undefined && all.some(({ end }) => end === one.pos),
      );
      if (glued) throw uncertain(offset);
      // Behind a redirection, bash takes no more arrays.
      if (redirected >= 0 && redirected < array) throw uncertain(offset);
      break;
    }
    case 'ArithmeticFor': {
      // `for( (` is no such loop, and neither does `) )` end it.
      const head = text.slice(node.pos, node.body.pos);
      if (!/^for[ \t]*\(\([\s\S]*\)\)[;\s]*do\s*$/.test(head)) throw uncertain(offset);
      confirmArithmetic(head, offset);
      break;
    }
    case 'Time':
      // bash sets the flag of -p for it, too.
      if (node.endOfOptions !== undefined) throw uncertain(offset);
      break;
    case 'FileDescriptor':
      // With more digits than a number can have, it is a word.
      if (node.value > 9999) throw uncertain(offset);
      break;
    case 'Coproc':
      if (node.body.type === 'Command') throw new Refusal('KS1003', 'a coprocess is not modelled', offset);
      break;
    case 'BraceExpansion':
      if (/[()]/.test(node.text)) throw uncertain(offset);
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
    case 'ParameterExpansion':
      // In a here-document, bash looks for the end when it runs.
      if (!/^\$\{[\s\S]+\}$/.test(node.text)) throw uncertain(offset);
      if (
        node.operation?.type === 'Unknown' ||
        !/^(?:[\w@*$+-]*|"[\w $./-]*")$/.test(node.index?.text ?? '')
      ) {
        throw uncertain(offset);
      }
      break;
    case 'Redirect':
    case 'HereString':
      confirmTarget(node, at, text);
      confirmFront(node, at, text);
      break;
    case 'HereDoc':
      confirmFront(node, at, text);
      break;
    case 'SimpleExpansion':
      if (!/^\$([A-Za-z_]\w*|[0-9?#$!@*-])$/.test(node.text)) throw uncertain(offset);
      break;
    default:
      break;
  }
}

/** What bash takes for something other than the file's name: the descriptor of a next redirection, and `>&-`. */
function confirmTarget({ operator, target }: Redirect | HereString, at: At, text: string): void {
  if (target === undefined) return;
  const descriptor = /^(\d+|\{\w+\})$/.test(target.text) && /[<>]/.test(text[target.end] ?? '');
  const closing = operator.endsWith('&') && target.text.startsWith('-') && target.text !== '-';
  if (descriptor || closing) throw uncertain(at(target.pos));
}

/** bash joins lines before it looks for a descriptor in front of the sign: `2\\\n>&-` closes 2. */
function confirmFront({ pos }: Redirect | HereString | HereDoc, at: At, text: string): void {
  if (/\S(?:\\\n)+[\w{}]*$/.test(text.slice(Math.max(0, pos - 1000), pos))) throw uncertain(at(pos));
}

/** bash counts the parentheses of all that stands inside, whatever it is. */
function confirmArithmetic(text: string, offset: number): void {
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
