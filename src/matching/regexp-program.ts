/** Regular expressions as programs of single steps: what JavaScript writes as literals, classes, groups and repetitions. */

export type Step =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  /** Goes on at `first`, and where that fails at `second`. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  /** Where a group begins (even numbers) or ends (odd ones). */
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'start' }
  /** The very end; with `orBreak` before a line break there, too. */
  | { readonly kind: 'end'; readonly orBreak: boolean }
  | { readonly kind: 'boundary'; readonly negated: boolean }
  | { readonly kind: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  /** How many places `save` fills. */
  readonly slots: number;
}

type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'step'; readonly step: Step; readonly width: 0 | 1 }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly ways: readonly Node[] }
  | { readonly kind: 'group'; readonly number: number; readonly inner: Node }
  | {
      readonly kind: 'repeat';
      readonly inner: Node;
      readonly least: number;
      readonly most: number | undefined;
      readonly greedy: boolean;
    };

/** A program that grows beyond this is refused: `(…){999}`. */
const maximumSteps = 5_000;

/**
 * Compiles the source of a regular expression. Undefined for what this does not read, for a repetition of what can be
 * empty, whose rounds engines count differently, and for what gets too large.
 */
export function compileProgram(source: string, ignoreCase: boolean): Program | undefined {
  const reader = new Reader(source, ignoreCase ? 'i' : '');
  const tree = reader.alternatives();
  if (tree === undefined || !reader.ended) return undefined;
  const steps: Step[] = [];
  steps.push({ kind: 'save', slot: 0 });
  if (!emit(tree, steps)) return undefined;
  steps.push({ kind: 'save', slot: 1 }, { kind: 'match' });
  return { steps, slots: 2 * (reader.groups + 1) };
}

class Reader {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;
  groups = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  get ended(): boolean {
    return this.#at === this.#source.length;
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }

  alternatives(): Node | undefined {
    const ways: Node[] = [];
    do {
      const way = this.#sequence();
      if (way === undefined) return undefined;
      ways.push(way);
    } while (this.#take('|'));
    const [only, ...more] = ways;
    return more.length === 0 ? only : { kind: 'either', ways };
  }

  #sequence(): Node | undefined {
    const parts: Node[] = [];
    while (!this.ended && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const atom = this.#atom();
      const part = atom === undefined ? undefined : this.#repeated(atom);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'all', parts };
  }

  #atom(): Node | undefined {
    const orBreak = this.#take('(?=\\n?$)');
    if (orBreak || this.#take('$')) return { kind: 'step', step: { kind: 'end', orBreak }, width: 0 };
    if (this.#take('(?:')) return this.#inner();
    if (this.#source.startsWith('(?', this.#at)) return undefined;
    if (this.#take('(')) {
      this.groups += 1;
      const number = this.groups;
      const inner = this.#inner();
      return inner === undefined ? undefined : { kind: 'group', number, inner };
    }
    if (this.#take('^')) return { kind: 'step', step: { kind: 'start' }, width: 0 };
    const boundary = this.#match(/\\[bB]/y)?.[0];
    if (boundary !== undefined)
      return { kind: 'step', step: { kind: 'boundary', negated: boundary === '\\B' }, width: 0 };
    const one = this.#match(
      /\[(?:\\[\s\S]|[^\\\]])*\]|\\(?:x[0-9a-f]{2}|[dDwWsStnrfv]|[^A-Za-z0-9])|[^\\[\](){}*+?|^$.]/y,
    );
    const accepts = one === undefined ? undefined : this.#accepting(one[0]);
    return accepts && { kind: 'step', step: { kind: 'character', accepts }, width: 1 };
  }

  #inner(): Node | undefined {
    const inner = this.alternatives();
    return this.#take(')') ? inner : undefined;
  }

  #repeated(inner: Node): Node | undefined {
    const match = this.#match(/(?:([*+?])|\{(\d{1,3})(,?)(\d{0,3})\})(\??)/y);
    if (match === undefined) return inner;
    const [, sign, least = '0', comma, most = '', lazy] = match;
    const greedy = lazy === '';
    if (canBeEmpty(inner)) return undefined;
    if (sign !== undefined) {
      return {
        kind: 'repeat',
        inner,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : undefined,
        greedy,
      };
    }
    const from = Number(least);
    const to = most !== '' ? Number(most) : comma === ',' ? undefined : from;
    return to !== undefined && to < from
      ? undefined
      : { kind: 'repeat', inner, least: from, most: to, greedy };
  }

  /** What one character has to be, asked once for each ASCII character; undefined for a range from back to front. */
  #accepting(source: string): ((character: string) => boolean) | undefined {
    let one: RegExp;
    try {
      one = new RegExp(`^${source}$`, this.#flags);
    } catch {
      return undefined;
    }
    const known: (boolean | undefined)[] = [];
    return (character) => {
      const code = character.charCodeAt(0);
      if (code > 0x7f) return one.test(character);
      known[code] ??= one.test(character);
      return known[code] === true;
    };
  }
}

function canBeEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'empty':
      return true;
    case 'step':
      return node.width === 0;
    case 'all':
      return node.parts.every(canBeEmpty);
    case 'either':
      return node.ways.some(canBeEmpty);
    case 'group':
      return canBeEmpty(node.inner);
    case 'repeat':
      return node.least === 0;
  }
}

/** Appends the steps of a node; false where they are too many. */
function emit(node: Node, steps: Step[]): boolean {
  if (steps.length > maximumSteps) return false;
  switch (node.kind) {
    case 'empty':
      return true;
    case 'step':
      steps.push(node.step);
      return true;
    case 'all':
      return node.parts.every((part) => emit(part, steps));
    case 'group': {
      steps.push({ kind: 'save', slot: 2 * node.number });
      if (!emit(node.inner, steps)) return false;
      steps.push({ kind: 'save', slot: 2 * node.number + 1 });
      return true;
    }
    case 'either':
      return emitEither(node.ways, steps);
    case 'repeat':
      return emitRepeat(node, steps);
  }
}

function emitEither(ways: readonly Node[], steps: Step[]): boolean {
  const jumps: Extract<Step, { kind: 'jump' }>[] = [];
  for (const [index, way] of ways.entries()) {
    const last = index === ways.length - 1;
    const split: Extract<Step, { kind: 'split' }> = { kind: 'split', first: steps.length + 1, second: 0 };
    if (!last) steps.push(split);
    if (!emit(way, steps)) return false;
    if (last) break;
    const jump: Extract<Step, { kind: 'jump' }> = { kind: 'jump', to: 0 };
    steps.push(jump);
    jumps.push(jump);
    split.second = steps.length;
  }
  for (const jump of jumps) jump.to = steps.length;
  return true;
}

function emitRepeat(node: Extract<Node, { kind: 'repeat' }>, steps: Step[]): boolean {
  const { inner, least, most, greedy } = node;
  const choose = (): ((behind: number) => void) => {
    const split: Extract<Step, { kind: 'split' }> = { kind: 'split', first: 0, second: 0 };
    const inside = steps.push(split);
    return (behind) => {
      split.first = greedy ? inside : behind;
      split.second = greedy ? behind : inside;
    };
  };
  for (let round = 0; round < least; round++) if (!emit(inner, steps)) return false;
  if (most === undefined) {
    const again = steps.length;
    const settle = choose();
    if (!emit(inner, steps)) return false;
    steps.push({ kind: 'jump', to: again });
    settle(steps.length);
    return true;
  }
  const settles: ((behind: number) => void)[] = [];
  for (let round = least; round < most; round++) {
    settles.push(choose());
    if (!emit(inner, steps)) return false;
  }
  for (const settle of settles) settle(steps.length);
  return true;
}
