/**
 * The part of Go's text/template that scripts give kubectl: texts, fields, `index`, strings, pipes into `base64decode`,
 * `with … end`, and trimming. What else there is (variables, `range`, `if`, other functions) is not modelled.
 */

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
  | { readonly kind: 'with'; readonly operand: GoOperand; readonly body: readonly GoNode[] };

/** What the template prints, by ways from the object; what `with` only asks for is not among it. */
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
    const operand = whole(node.operand);
    return node.kind === 'print' ? [operand] : printedOperands(node.body, operand);
  });
}

/** The one value that the template prints, where it prints nothing beside it. */
export function onlyOperand(nodes: readonly GoNode[]): GoOperand | undefined {
  const hasText = (list: readonly GoNode[]): boolean =>
    list.some((node) => node.kind === 'text' || (node.kind === 'with' && hasText(node.body)));
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
  const open: { operand: GoOperand | undefined; nodes: GoNode[] }[] = [{ operand: undefined, nodes: [] }];
  for (const { before, words } of cut.actions) {
    const inner = open.at(-1);
    if (inner === undefined) return undefined;
    if (before !== '') inner.nodes.push({ kind: 'text', text: before });
    if (words.length === 1 && words[0] === 'end') {
      open.pop();
      if (inner.operand === undefined) return undefined;
      open.at(-1)?.nodes.push({ kind: 'with', operand: inner.operand, body: inner.nodes });
      continue;
    }
    const text = words.length === 1 ? stringOf(words[0] ?? '') : undefined;
    if (text !== undefined) {
      inner.nodes.push({ kind: 'text', text });
      continue;
    }
    const isWith = words[0] === 'with';
    const from = open.length > 1 ? 'dot' : 'object';
    const operand = new Pipeline(isWith ? words.slice(1) : words, from).read();
    if (operand === undefined) return undefined;
    if (isWith) open.push({ operand, nodes: [] });
    else inner.nodes.push({ kind: 'print', operand });
  }
  const [whole, ...unclosed] = open;
  if (whole === undefined || unclosed.length > 0) return undefined;
  if (cut.rest !== '') whole.nodes.push({ kind: 'text', text: cut.rest });
  return whole.nodes;
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
