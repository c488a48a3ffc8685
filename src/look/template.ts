/**
 * The text of a template → its pieces. It is a part of Handlebars' language, and means the same there: values, `if`,
 * `unless` and `each`, with `else`, and comments. There is nothing in it that runs code, and every name is checked
 * before anything is written (check.ts).
 */
import { quoted } from '../display.js';
import type { Source } from './template-error.js';

/** `../title` is one level up. */
export interface Path {
  readonly up: number;
  readonly name: string;
}

export type Node =
  | { readonly kind: 'constant'; readonly text: string; readonly offset: number }
  | { readonly kind: 'value'; readonly path: Path; readonly offset: number }
  | Section;

export interface Section {
  readonly kind: 'if' | 'unless' | 'each';
  readonly path: Path;
  readonly offset: number;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

type Tag =
  | { readonly kind: 'comment' | 'else' }
  | { readonly kind: 'open'; readonly section: Section['kind']; readonly path: Path }
  | { readonly kind: 'close'; readonly section: string }
  | { readonly kind: 'value'; readonly path: Path };

type Token = { readonly offset: number } & (Tag | { readonly kind: 'constant'; readonly text: string });

const deepest = 10;

export function templateNodes(source: Source): readonly Node[] {
  const tokens = tokensOf(source);
  let at = 0;
  const nodes = (open: (Token & { readonly kind: 'open' }) | undefined, depth: number): Node[] => {
    const found: Node[] = [];
    for (; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined || token.kind === 'else' || token.kind === 'close') break;
      if (token.kind === 'constant' || token.kind === 'value') found.push(token);
      if (token.kind === 'open') found.push(section(token, depth + 1));
    }
    if (open === undefined && at < tokens.length) throw stray(source, tokens[at]);
    return found;
  };
  const section = (open: Token & { readonly kind: 'open' }, depth: number): Section => {
    const { section: kind, path, offset } = open;
    if (depth > deepest)
      throw source.refused(
        offset,
        'too many blocks stand in each other',
        `${deepest} may: write it in fewer`,
      );
    at++;
    const body = nodes(open, depth);
    const hasElse = tokens[at]?.kind === 'else';
    if (hasElse) at++;
    const otherwise = hasElse ? nodes(open, depth) : [];
    const end = tokens[at];
    if (end?.kind === 'close' && end.section === kind) return { kind, path, offset, body, otherwise };
    if (end === undefined)
      throw source.refused(offset, `{{#${kind}}} has no end`, `write {{/${kind}}} where it ends`);
    throw stray(source, end, kind);
  };
  return nodes(undefined, 0);
}

function stray(source: Source, token: Token | undefined, open?: Section['kind']): Error {
  const shown = token?.kind === 'close' ? `{{/${token.section}}}` : '{{else}}';
  const hint = open === undefined ? 'leave it out' : `write {{/${open}}} before it`;
  return source.refused(token?.offset ?? 0, `${shown} ends nothing here`, hint);
}

function tokensOf(source: Source): readonly Token[] {
  const { text } = source;
  const found: Token[] = [];
  let from = 0;
  const constant = (end: number): void => {
    if (end > from) found.push({ kind: 'constant', text: text.slice(from, end), offset: from });
  };
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', from)) {
    const end = tagEnd(source, start);
    const tag = tagOf(source, start, end);
    // A line that holds a tag and nothing else is none of what is written, as Handlebars has it.
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const rest = /^[ \t]*(?:\n|$)/.exec(text.slice(end))?.[0];
    const isAlone = tag.kind !== 'value' && rest !== undefined && text.slice(lineStart, start).trim() === '';
    constant(isAlone ? Math.max(lineStart, from) : start);
    found.push({ ...tag, offset: start });
    from = isAlone ? end + rest.length : end;
  }
  constant(text.length);
  return found;
}

/** Where the text goes on behind the tag that begins there. */
function tagEnd(source: Source, start: number): number {
  const close = source.text.startsWith('{{!--', start) ? '--}}' : '}}';
  const end = source.text.indexOf(close, start + 2);
  if (end !== -1) return end + close.length;
  throw source.refused(start, '{{ has no end', `write ${close} where it ends`);
}

const word = /^((?:\.\.\/)*)(this|@first|@last|[A-Za-z]\w*)$/;

function pathOf(text: string): Path | undefined {
  const [, up = '', name] = word.exec(text) ?? [];
  return name === undefined ? undefined : { up: up.length / 3, name };
}

function tagOf(source: Source, start: number, end: number): Tag {
  const whole = source.text.slice(start, end);
  if (whole.startsWith('{{!')) return { kind: 'comment' };
  if (/^\{\{[{&]/.test(whole))
    throw source.refused(start, 'a value is never written raw', 'write it between two braces: {{name}}');
  const inside = whole.slice(2, -2).trim();
  if (inside === 'else' || inside === '^') return { kind: 'else' };
  const [, mark = '', kind = '', rest = ''] = /^([#/])\s*([\w-]+)\s*([\s\S]*)$/.exec(inside) ?? [];
  if (mark === '/') return { kind: 'close', section: kind };
  const path = pathOf(mark === '#' ? rest : inside);
  if (mark === '#' && (kind === 'if' || kind === 'unless' || kind === 'each')) {
    if (path !== undefined) return { kind: 'open', section: kind, path };
    throw source.refused(start, `{{#${kind}}} is about one name`, `write it so: {{#${kind} name}}`);
  }
  if (mark === '' && path !== undefined) return { kind: 'value', path };
  const known = '{{name}}, {{#if name}}, {{#unless name}}, {{#each name}}, {{else}}, {{! comment}}';
  throw source.refused(start, `templates have no ${quoted(whole)}`, `they have ${known}`);
}
