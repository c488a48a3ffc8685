/**
 * What is refused before anything is interpreted. The parser recovers from errors, and takes some texts for others
 * without a word, so its tree is held against the text: every character has to belong to a node, or be one of the
 * signs and keywords that stand between the children of a node of that kind.
 */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { Refusal } from '../refusal.js';
import { confirmCommand } from './gate-commands.js';
import { confirmHereDocument, confirmLeaf } from './gate-leaves.js';
import { confirmParsed } from './substitution.js';

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
  const documents: Range[] = [];
  const collect = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc') {
      confirmHereDocument(node, text, at);
      documents.push({ pos: node.body.pos, end: node.closing?.end ?? node.body.end });
    }
    if (node.type === 'Script') confirmParsed(node, at(node.pos));
    for (const child of childrenOf(node)) collect(child);
  };
  for (const child of childrenOf(script)) collect(child);
  const visit = (node: SyntaxNode, parent?: SyntaxNode): void => {
    confirmLeaf(node, at, text, parent);
    confirmCommand(node, at, text);
    const form = node.type === 'Word' && node.parts === undefined ? undefined : forms[node.type];
    if (form !== undefined) {
      const range = node === script ? { pos: 0, end: text.length } : node;
      const shape = shapeOf(text, range, rangesIn(node), documents);
      if (shape === undefined || !form.test(shape)) refuse(text, node, at);
    }
    if (node.type === 'Script') confirmSeparators(node, text, documents, at);
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(script as SyntaxNode);
}

function refuse(text: string, node: Range, at: (pos: number) => number): never {
  const shown = JSON.stringify(text.slice(node.pos, node.end).slice(0, 40));
  throw new Refusal('KS1003', `this is not read with certainty: ${shown}`, at(node.pos));
}

const children = new WeakMap<object, readonly SyntaxNode[]>();

/** Kept, because a long script is gone through several times. */
function childrenOf(node: Script | SyntaxNode): readonly SyntaxNode[] {
  let found = children.get(node);
  if (found === undefined) {
    const list: SyntaxNode[] = [];
    forEachChild(node, (child) => void list.push(child));
    children.set(node, list);
    found = list;
  }
  return found;
}

const rangesIn = (node: SyntaxNode): readonly Range[] =>
  childrenOf(node).filter(({ type }) => type !== 'HereDocBody');

/** A `;` or `&` has to stand behind a command: the tree does not tell how many there are. */
function confirmSeparators(
  script: Script,
  text: string,
  documents: readonly Range[],
  at: (pos: number) => number,
): void {
  const words: Range[] = [];
  const visit = (node: SyntaxNode): void => {
    if (leaves.has(node.type)) words.push(node);
    else for (const child of childrenOf(node)) visit(child);
  };
  for (const child of childrenOf(script)) visit(child);
  const range = { pos: script.pos, end: script.end };
  const shape = shapeOf(text, range, words, documents) ?? ';;;';
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
  const covered = [...children, ...inside].sort((a, b) => a.pos - b.pos || a.end - b.end);
  let shape = '';
  let from = range.pos;
  for (const one of covered) {
    if (one.pos >= range.end && one.end > range.end) continue;
    if (one.pos < from) return undefined;
    shape += bare(text, from, one.pos) + (inside.includes(one) ? '' : '·');
    from = one.end;
  }
  return from < range.end ? shape + bare(text, from, range.end) : shape;
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
