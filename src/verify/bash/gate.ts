/**
 * What is refused before anything is interpreted. The parser recovers from errors, and takes some texts for others
 * without a word, so its tree is held against the text: every character has to belong to a node, or be one of the
 * signs and keywords that stand between the nodes of that kind.
 */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { confirmHereDocument, confirmLeaf } from './gate-leaves.js';
import { Refusal } from './refusal.js';
import { confirmParsed } from './substitution.js';

/** What may stand between the children of a node, without white space. Nodes that are not listed are not checked. */
const between: Readonly<Record<string, RegExp>> = {
  Script: /^[;&]*$/,
  CompoundList: /^[;&]*$/,
  Statement: /^[;&]?$/,
  AndOr: /^(&&|\|\|)+$/,
  Pipeline: /^(\|&?)*$/,
  Command: /^$/,
  Redirected: /^$/,
  If: /^if;*(then;*(else;*)?)fi$/,
  Elif: /^elif;*then;*$/,
  For: /^for(in)?;*do;*done$/,
  While: /^(while|until);*do;*done$/,
  Case: /^casein(;;)*esac$/,
  CaseItem: /^\(?\|*\)(;;&?|;&|;)*$/,
  Function: /^(\(\)|function(\(\))?)$/,
  Subshell: /^\(;*\)$/,
  BraceGroup: /^\{;*\}$/,
  TestCommand: /^\[\[\]\]$/,
  TestLogical: /^(&&|\|\|)+$/,
  TestNot: /^$/,
  TestGroup: /^\(\)$/,
  TestUnary: /^-[a-zA-Z]$/,
  TestBinary: /^(=|==|!=|=~|<|>|-[a-z]{2})$/,
  Word: /^$/,
  DoubleQuoted: /^""$/,
  CommandExpansion: /^(\$\(;*\)|``)$/,
  Assignment: /^[A-Za-z_]\w*\+?=$/,
  ArrayValue: /^\(\)$/,
  Redirect: /^(>|>>|<|<>|<&|>&|>\||&>|&>>)$/,
  HereString: /^<<<$/,
};

interface Range {
  readonly pos: number;
  readonly end: number;
}

/** Refuses a script that the parser had errors with, or whose tree leaves text out. */
export function confirmReadable(script: Script, text: string, offset?: number): void {
  const at = (pos: number): number => offset ?? pos;
  confirmParsed(script, at(0));
  const documents: Range[] = [];
  const collect = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc') {
      confirmHereDocument(node, text, at);
      documents.push({ pos: node.body.pos, end: node.closing?.end ?? node.body.end });
    }
    if (node.type === 'Script') confirmParsed(node, at(node.pos));
    forEachChild(node, collect);
  };
  forEachChild(script, collect);
  const visit = (node: SyntaxNode): void => {
    confirmLeaf(node, at);
    const allowed = node.type === 'Word' && node.parts === undefined ? undefined : between[node.type];
    if (allowed !== undefined) {
      const gap = gapsOf(node, text, documents, node === script);
      if (gap === undefined || !allowed.test(gap)) {
        throw new Refusal(
          'KS1003',
          `this is not read with certainty: ${JSON.stringify(text.slice(node.pos, node.end).slice(0, 40))}`,
          at(node.pos),
        );
      }
    }
    forEachChild(node, visit);
  };
  visit(script as SyntaxNode);
}

/** What of a node's text no child covers, without white space and comments. Undefined where children overlap. */
function gapsOf(
  node: SyntaxNode,
  text: string,
  documents: readonly Range[],
  isRoot: boolean,
): string | undefined {
  const children: Range[] = [];
  forEachChild(node, (child) => {
    if (child.type !== 'HereDocBody') children.push(child);
  });
  const inside = documents.filter(
    (one) => one.pos >= node.pos && !children.some((child) => child.pos <= one.pos && one.end <= child.end),
  );
  const covered = [...children, ...inside].sort((a, b) => a.pos - b.pos || a.end - b.end);
  const gaps: string[] = [];
  let from = isRoot ? 0 : node.pos;
  const until = isRoot ? text.length : node.end;
  for (const range of covered) {
    if (range.pos >= until) continue;
    if (range.pos < from) return undefined;
    gaps.push(bare(text, from, range.pos));
    from = range.end;
  }
  if (from < until) gaps.push(bare(text, from, until));
  return gaps.join('');
}

/** A stretch of text without white space, continuations and comments. */
function bare(text: string, from: number, until: number): string {
  let kept = '';
  for (let at = from; at < until; at++) {
    const character = text[at] ?? '';
    if (character === '#' && /[\s;&|()]/.test(at === 0 ? '\n' : (text[at - 1] ?? ''))) {
      const end = text.indexOf('\n', at);
      at = end === -1 || end > until ? until : end;
    } else if (character === '\\' && text[at + 1] === '\n') at += 1;
    else if (!/[ \t\n]/.test(character)) kept += character;
  }
  return kept;
}
