/**
 * What is refused before anything is interpreted. The parser recovers from errors, and takes some texts for others
 * without a word, so its tree is held against the text: every character has to belong to a node, or be one of the
 * signs and keywords that stand between the children of a node of that kind.
 */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { Refusal } from '../../refusal.js';
import { confirmCommand } from './gate-commands.js';
import { confirmHereDocument, confirmLeaf } from './gate-leaves.js';
import { confirmParsed } from './parsed.js';
import { plainText } from './word-contents.js';

/**
 * The text of a node with `·` for each child and `N` for each line break, without other white space and comments.
 * Nodes that are not listed are not checked; words are checked by their parts.
 */
const forms: Readonly<Record<string, RegExp>> = {
  Script: /^N*(·([;&]?N*·)*[;&]?N*)?$/,
  CompoundList: /^N*(·([;&]?N*·)*[;&]?N*)?$/,
  Statement: /^·[;&]?$/,
  AndOr: /^·((&&|\|\|)N*·)+$/,
  Pipeline: /^·+(\|&?N*·)*$/,
  Command: /^·*$/,
  Redirected: /^·+$/,
  If: /^ifN*·[;&]?N*thenN*·[;&]?N*(·[;&]?N*)*(elseN*·[;&]?N*)?fi$/,
  Elif: /^elifN*·[;&]?N*thenN*·[;&]?N*$/,
  For: /^for·(N*in·*)?;?N*doN*·[;&]?N*done$/,
  ArithmeticFor: /^for\(\(·?;·?;·?\)\);?N*doN*·[;&]?N*done$/,
  Select: /^select·(N*in·*)?;?N*doN*·[;&]?N*done$/,
  Coproc: /^coproc·+$/,
  While: /^(while|until)N*·[;&]?N*doN*·[;&]?N*done$/,
  Case: /^case·N*inN*(·N*)*esac$/,
  CaseItem: /^\(?·(\|·)*\)N*·?[;&]?N*(;;&?|;&)?N*$/,
  Function: /^(·\(\)|function·(\(\))?)N*·$/,
  Subshell: /^\(N*·[;&]?N*\)$/,
  BraceGroup: /^\{N*·[;&]?N*\}$/,
  TestCommand: /^\[\[N*·N*\]\]$/,
  TestLogical: /^·(N*(&&|\|\|)N*·)+$/,
  TestNot: /^·*$/,
  TestGroup: /^\(N*·N*\)$/,
  TestUnary: /^-[a-zA-Z]·$/,
  TestBinary: /^·(=|==|!=|=~|<|>|-[a-z]{2})·$/,
  Word: /^·*$/,
  DoubleQuoted: /^"·*"$/,
  CommandExpansion: /^(\$\(N*·?[;&]?N*\)|`N*·?[;&]?N*`)$/,
  ProcessSubstitution: /^[<>]\(N*·?[;&]?N*\)$/,
  Assignment: /^[A-Za-z_?][A-Za-z0-9_?]*\+?=·?$/,
  ArrayValue: /^\(N*(·N*)*\)$/,
  Redirect: /^·?(>|>>|<|<>|<&|>&|>\||&>|&>>)·$/,
  HereString: /^·?<<<·$/,
};

/** Nodes without commands inside, for the look at what stands between commands. */
const leaves: ReadonlySet<string> = new Set([
  'Word',
  'Assignment',
  'Redirect',
  'HereString',
  'HereDoc',
  'ArithmeticCommand',
  'Negation',
  'Time',
]);

interface Range {
  readonly pos: number;
  readonly end: number;
}

/** Refuses a script that the parser had errors with, or whose tree leaves text out. */
export function confirmReadable(script: Script, text: string, offset?: number): void {
  const at = (pos: number): number => offset ?? pos;
  confirmParsed(script, offset, text);
  // bash joins the lines before it looks for names: `$s\\\nerver` is `$server`.
  const joined = /\$\{?[!#]?\w*\\\n/.exec(text);
  if (joined !== null)
    throw new Refusal('KS1003', 'a line is continued inside an expansion', at(joined.index));
  const documents = /<(?:\\\n)*</.test(text) ? documentsIn(script, text, at) : [];
  // `words`: those of the script around the node, for the look at what stands between its commands.
  const visit = (node: SyntaxNode, parent: SyntaxNode | undefined, words: Range[] | undefined): void => {
    const isLeaf = leaves.has(node.type);
    if (isLeaf) words?.push(node);
    if (node.type === 'Word' && plainText(node) !== undefined) return;
    confirmLeaf(node, at, text, parent);
    if (node.type === 'Word' && node.parts === undefined) return;
    if (node.type === 'Script' && node !== script) confirmParsed(node, at(node.pos));
    confirmCommand(node, at, text);
    const children = childrenOf(node);
    const form = forms[node.type];
    if (form !== undefined) {
      const range = node === script ? { pos: 0, end: text.length } : node;
      const shape = shapeOf(text, range, children.filter(hasPlace), documents);
      if (shape === undefined || !form.test(shape)) refuse(text, node, at);
    }
    const inside = node.type === 'Script' ? [] : isLeaf ? undefined : words;
    for (const child of children) visit(child, node, inside);
    if (node.type !== 'Script' || inside === undefined) return;
    words?.push(...inside);
    confirmSeparators(node, inside, text, documents, at);
  };
  visit(script as SyntaxNode, undefined, undefined);
}

function refuse(text: string, node: Range, at: (pos: number) => number): never {
  const shown = JSON.stringify(text.slice(node.pos, node.end).slice(0, 40));
  throw new Refusal('KS1003', `this is not read with certainty: ${shown}`, at(node.pos));
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => void children.push(child));
  return children;
}

/** The text of a here-document stands below its line, and is one of the `documents`. */
const hasPlace = ({ type }: SyntaxNode): boolean => type !== 'HereDocBody';

/** The texts of the here-documents, with the lines that end them. */
function documentsIn(script: Script, text: string, at: (pos: number) => number): readonly Range[] {
  const documents: Range[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc') {
      confirmHereDocument(node, text, at);
      documents.push({ pos: node.body.pos, end: node.closing?.end ?? node.body.end });
    }
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
  return documents;
}

/** A `;` or `&` has to stand behind a command: the tree does not tell how many there are. */
function confirmSeparators(
  script: Range,
  words: readonly Range[],
  text: string,
  documents: readonly Range[],
  at: (pos: number) => number,
): void {
  const shape = shapeOf(text, { pos: script.pos, end: script.end }, words, documents) ?? ';;;';
  const single = shape
    .replaceAll('&&', 'A')
    .replaceAll('||', 'O')
    .replaceAll(/;;&?|;&/g, 'C');
  if (/(^|[N;&|AOC({!]|then|else|do|elif|if|while|until)[;&]/.test(single)) refuse(text, script, at);
}

/** See `forms`. Undefined where children overlap. */
function shapeOf(
  text: string,
  range: Range,
  children: readonly Range[],
  documents: readonly Range[],
): string | undefined {
  const inside = documents.filter(
    (one) =>
      one.pos >= range.pos &&
      one.end <= range.end &&
      !children.some((child) => child.pos <= one.pos && one.end <= child.end),
  );
  const covered = inOrder(inside.length === 0 ? children : [...children, ...inside]);
  let shape = '';
  let from = range.pos;
  for (const one of covered) {
    if (one.pos >= range.end && one.end > range.end) continue;
    if (one.pos < from) return undefined;
    if (from < one.pos) shape += bare(text, from, one.pos);
    if (!inside.includes(one)) shape += '·';
    from = one.end;
  }
  return from < range.end ? shape + bare(text, from, range.end) : shape;
}

const before = (a: Range, b: Range): number => a.pos - b.pos || a.end - b.end;

/** By place. Nearly all are so already. */
function inOrder(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.every((one, index) => before(ranges[index - 1] ?? one, one) <= 0);
  return sorted ? ranges : [...ranges].sort(before);
}

/** A stretch of text without blanks, continuations and comments; `N` for line breaks. */
function bare(text: string, from: number, until: number): string {
  let kept = '';
  for (let at = from; at < until; at++) {
    const character = text[at] ?? '';
    // Behind `)` it can go on a word, `<(a)#b`, and nobody writes a comment there.
    if (character === '#' && /[\s;&|(]/.test(at === 0 ? '\n' : (text[at - 1] ?? ''))) {
      const end = text.indexOf('\n', at);
      if (end === -1 || end >= until) break;
      at = end - 1;
    } else if (character === '\\' && text[at + 1] === '\n') {
      // In the middle of a sign (`&\\\n&`) it joins the two halves, which the parser does not.
      if (!/[\s]/.test(text[at - 1] ?? ' ') && !/[\s#]/.test(text[at + 2] ?? ' ')) kept += '?';
      at += 1;
    } else if (character === '\n') kept += 'N';
    // A capital N of the text itself must not pass for a line break.
    else if (character === 'N' || character === '·') kept += '?';
    else if (character !== ' ' && character !== '\t') kept += character;
  }
  return kept;
}
