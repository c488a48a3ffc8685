/**
 * The part of Go's text/template that scripts give kubectl: texts, fields, `index`, strings, pipes into `base64decode`,
 * `with … end`, `range … end`, `if eq … "text" … end`, and trimming. What else there is (variables, `else`, other
 * functions) is not modelled.
 */

import { literal, textOf } from '../value.js';
import { decodedBase64 } from './base64.js';

/** A value by its way through the object: `{{index (index .clusters 0).cluster "server" | base64decode}}`. */
export interface GoOperand {
  /** Where the way begins: the object, or what `with` is about. */
  readonly from: 'object' | 'dot';
  readonly steps: readonly GoStep[];
  /** kubectl's own function (cli-runtime's template printer): the text behind the base64. */
  readonly decode: boolean;
}

/** `.name` or `index … "name"`: of what is not there, `index` makes an error, a field does not. */
export type GoStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly key: string | number };

export type GoNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly operand: GoOperand }
  | GoBlock;

/** What is printed where the operand is true, for each of its elements, or where it is that text. */
export type GoBlock = { readonly operand: GoOperand; readonly body: readonly GoNode[] } & (
  | { readonly kind: 'with' | 'range' }
  | { readonly kind: 'if'; readonly equals: string }
);

/** What the template prints, by ways from the object; what `with` and `if` only ask for is not among it. */
export function printedOperands(nodes: readonly GoNode[], dot?: GoOperand): readonly GoOperand[] {
  const whole = (operand: GoOperand): GoOperand =>
    operand.from === 'object' || dot === undefined
      ? operand
      : {
          ...operand,
          from: 'object',
          steps: [...dot.steps, ...operand.steps],
          decode: operand.decode || dot.decode,
        };
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'if') return printedOperands(node.body, dot);
    const operand = whole(node.operand);
    return node.kind === 'print' ? [operand] : printedOperands(node.body, operand);
  });
}

/** The one value that the template prints, where it prints nothing beside it. */
export function onlyOperand(nodes: readonly GoNode[]): GoOperand | undefined {
  const hasText = (list: readonly GoNode[]): boolean =>
    list.some((node) => node.kind === 'text' || ('body' in node && hasText(node.body)));
  const [only, ...more] = printedOperands(nodes);
  return more.length > 0 || hasText(nodes) ? undefined : only;
}

/** The names on the way; numbers of a list are none. */
export const fieldNames = ({ steps }: GoOperand): readonly string[] =>
  steps.flatMap((step) => {
    const name = step.kind === 'field' ? step.name : step.key;
    return typeof name === 'string' ? [name] : [];
  });

interface Action {
  /** The text before it. */
  readonly before: string;
  readonly words: readonly string[];
}

/** The template; undefined where it is more than what is modelled, or no template at all. */
export function parseGoTemplate(source: string): readonly GoNode[] | undefined {
  const cut = actionsOf(source);
  if (cut === undefined) return undefined;
  const open: { block: Opening | undefined; nodes: GoNode[] }[] = [{ block: undefined, nodes: [] }];
  for (const { before, words } of cut.actions) {
    const inner = open.at(-1);
    if (inner === undefined) return undefined;
    if (before !== '') inner.nodes.push({ kind: 'text', text: before });
    if (words.length === 1 && words[0] === 'end') {
      open.pop();
      if (inner.block === undefined) return undefined;
      open.at(-1)?.nodes.push({ ...inner.block, body: inner.nodes });
      continue;
    }
    const text = words.length === 1 ? stringOf(words[0] ?? '') : undefined;
    if (text !== undefined) {
      inner.nodes.push({ kind: 'text', text });
      continue;
    }
    // What `if` asks for leaves the dot where it is.
    const from = open.some(({ block }) => block !== undefined && block.kind !== 'if') ? 'dot' : 'object';
    const isBlock = words[0] === 'with' || words[0] === 'range' || words[0] === 'if';
    if (isBlock) {
      const block = openingOf(words, from);
      if (block === undefined) return undefined;
      open.push({ block, nodes: [] });
      continue;
    }
    const operand = new Pipeline(words, from).read();
    if (operand === undefined) return undefined;
    inner.nodes.push({ kind: 'print', operand });
  }
  const [whole, ...unclosed] = open;
  if (whole === undefined || unclosed.length > 0) return undefined;
  if (cut.rest !== '') whole.nodes.push({ kind: 'text', text: cut.rest });
  return whole.nodes;
}

/** A block without its body. */
type Opening =
  | { readonly kind: 'with' | 'range'; readonly operand: GoOperand }
  | { readonly kind: 'if'; readonly operand: GoOperand; readonly equals: string };

function openingOf([kind, ...words]: readonly string[], from: 'object' | 'dot'): Opening | undefined {
  if (kind === 'if') return new Pipeline(words, from).readComparison();
  const operand = new Pipeline(words, from).read();
  return operand === undefined || (kind !== 'with' && kind !== 'range') ? undefined : { kind, operand };
}

const space = '[ \\t\\r\\n]';
/** A word of an action: a string, a number, a name, fields, or a mark; fields hang on what stands before them. */
const word = new RegExp(
  `${space}+|"(?:[^"\\\\\\n]|\\\\[nt"\\\\])*"|\`[^\`]*\`|\\d{1,9}(?![\\w.])|(?:\\.[A-Za-z_]\\w*)+|\\.(?!\\w)|[A-Za-z_]\\w*|[()|]`,
  'y',
);

/** `{{ … }}` with the texts between, trimmed as `{{-` and `-}}` say; undefined for comments and what does not end. */
function actionsOf(source: string): { actions: readonly Action[]; rest: string } | undefined {
  const actions: Action[] = [];
  let rest = source;
  let trimStart = false;
  for (;;) {
    const at = rest.indexOf('{{');
    const before = trimmedStart(at === -1 ? rest : rest.slice(0, at), trimStart);
    if (at === -1) return { actions, rest: before };
    const opening = new RegExp(`^\\{\\{(?:-(?=${space}))?`).exec(rest.slice(at))?.[0] ?? '{{';
    const read = wordsOf(rest, at + opening.length);
    if (read === undefined) return undefined;
    const text = opening.endsWith('-') ? before.replace(new RegExp(`${space}+$`), '') : before;
    actions.push({ before: text, words: read.words });
    trimStart = read.trims;
    rest = rest.slice(read.end);
  }
}

const trimmedStart = (text: string, trims: boolean): string =>
  trims ? text.replace(new RegExp(`^${space}+`), '') : text;

function wordsOf(
  source: string,
  start: number,
): { words: readonly string[]; trims: boolean; end: number } | undefined {
  const words: string[] = [];
  let at = start;
  let spaced = false;
  for (;;) {
    if (source.startsWith('}}', at)) return { words, trims: false, end: at + 2 };
    if (spaced && source.startsWith('-}}', at)) return { words, trims: true, end: at + 3 };
    word.lastIndex = at;
    const found = word.exec(source)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    const blank = found.trim() === '' && !found.startsWith('`');
    // Fields hang on a name or a parenthesis only without a blank between, and nothing else stands together.
    if (!blank && !spaced && words.length > 0 && !hangs(words.at(-1) ?? '', found)) return undefined;
    if (!blank)
      words.push(!spaced && found.startsWith('.') && words.at(-1) === ')' ? `${words.pop()}${found}` : found);
    spaced = blank;
  }
}

const hangs = (before: string, found: string): boolean =>
  before === '(' || before === '|' || '()|'.includes(found) || (before === ')' && found.startsWith('.'));

/** The text of a string of Go, as far as it is modelled. */
function stringOf(written: string): string | undefined {
  if (written.startsWith('`')) return written.slice(1, -1).replace(/\r/g, '');
  if (!written.startsWith('"')) return undefined;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
  return written.slice(1, -1).replace(/\\(.)/g, (_all, one: string) => escapes[one] ?? one);
}

/** Reads one pipeline: operands, `index` and `base64decode`. */
class Pipeline {
  readonly #words: readonly string[];
  readonly #from: 'object' | 'dot';
  #at = 0;

  constructor(words: readonly string[], from: 'object' | 'dot') {
    this.#words = words;
    this.#from = from;
  }

  read(): GoOperand | undefined {
    const operand = this.#pipeline();
    return this.#at === this.#words.length ? operand : undefined;
  }

  /** `eq OPERAND "text"`; the text may be given in base64: `(base64decode "dGV4dA==")`. */
  readComparison(): Opening | undefined {
    if (this.#words[this.#at] !== 'eq') return undefined;
    this.#at += 1;
    const operand = this.#operand();
    const equals = this.#constant();
    return operand === undefined || equals === undefined || this.#at !== this.#words.length
      ? undefined
      : { kind: 'if', operand, equals };
  }

  #constant(): string | undefined {
    const words = this.#words.slice(this.#at);
    const text = stringOf(words[0] ?? '');
    if (text !== undefined) {
      this.#at += 1;
      return text;
    }
    const [open, name, encoded = '', close] = words;
    this.#at += 4;
    return open === '(' && name === 'base64decode' && close === ')'
      ? textBehindBase64(stringOf(encoded))
      : undefined;
  }

  #pipeline(): GoOperand | undefined {
    let operand = this.#command();
    while (operand !== undefined && this.#words[this.#at] === '|') {
      this.#at += 1;
      if (this.#words[this.#at] !== 'base64decode' || operand.decode) return undefined;
      this.#at += 1;
      operand = { ...operand, decode: true };
    }
    return operand;
  }

  #command(): GoOperand | undefined {
    const name = this.#words[this.#at];
    if (name === 'base64decode') {
      this.#at += 1;
      const operand = this.#operand();
      return operand === undefined || operand.decode ? undefined : { ...operand, decode: true };
    }
    if (name !== 'index') return this.#operand();
    this.#at += 1;
    let operand = this.#operand();
    let keys = 0;
    while (operand !== undefined && this.#at < this.#words.length) {
      const written = this.#words[this.#at] ?? '';
      const key = /^\d/.test(written) ? Number(written) : stringOf(written);
      if (key === undefined) break;
      this.#at += 1;
      keys += 1;
      operand = withStep(operand, { kind: 'index', key });
    }
    return keys === 0 ? undefined : operand;
  }

  #operand(): GoOperand | undefined {
    const written = this.#words[this.#at] ?? '';
    this.#at += 1;
    if (written.startsWith('.')) return withFields({ from: this.#from, steps: [], decode: false }, written);
    if (written !== '(') return undefined;
    const inner = this.#pipeline();
    const close = this.#words[this.#at] ?? '';
    this.#at += 1;
    return inner !== undefined && close.startsWith(')') ? withFields(inner, close.slice(1)) : undefined;
  }
}

function withFields(operand: GoOperand, fields: string): GoOperand | undefined {
  return fields
    .split('.')
    .filter((name) => name !== '')
    .reduce<GoOperand | undefined>(
      (before, name) => (before === undefined ? undefined : withStep(before, { kind: 'field', name })),
      operand,
    );
}

/** What is decoded is a text, and has no fields. */
const withStep = (operand: GoOperand, step: GoStep): GoOperand | undefined =>
  operand.decode ? undefined : { ...operand, steps: [...operand.steps, step] };

/** The text behind base64 that is written in a template; undefined for what is none, or is no text. */
function textBehindBase64(encoded: string | undefined): string | undefined {
  const decoded = encoded === undefined ? undefined : textOf(decodedBase64(literal(encoded)) ?? []);
  return decoded === undefined || (decoded === '' && encoded !== '') ? undefined : decoded;
}
