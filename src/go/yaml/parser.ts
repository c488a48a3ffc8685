/**
 * Tokens → the tree of the first document, by libyaml's grammar (goyaml.v2 parserc.go and the node builder in
 * decode.go). What stands behind the first document is not even scanned.
 */
import type { Node, ScalarNode } from './nodes.js';
import { Scanner } from './scanner.js';
import { TagHandles } from './tag-handles.js';
import type { Token } from './tokens.js';
import { type Mark, parserError, YamlError } from './yaml-error.js';

/**
 * The library stops at 10,000 levels. Here each one takes some of the stack, and what people write has ten; and so many
 * values take half a minute of kubectl, too.
 */
const maximumDepth = 1_000;
const maximumNodes = 400_000;
// Written out when they are needed: `toLocaleString` loads data that takes a third of the time in which Node starts.
const tooDeep = (): string =>
  `nested deeper than ${maximumDepth.toLocaleString('en')} levels, which kubesteps does not read`;
const tooMany = (): string =>
  `more than ${maximumNodes.toLocaleString('en')} values, which kubesteps does not read: divide it into several files`;

/** The first document; undefined where the text holds none. Throws YamlError. */
export function parseFirstDocument(bytes: Uint8Array): Node | undefined {
  return new Parser(bytes).document();
}

class Parser {
  readonly #scanner: Scanner;
  readonly #handles = new TagHandles();
  readonly #anchors = new Map<string, Node>();
  #depth = 0;
  #nodes = 0;

  constructor(bytes: Uint8Array) {
    this.#scanner = new Scanner(bytes);
  }

  #at(...kinds: readonly Token['kind'][]): boolean {
    return kinds.includes(this.#scanner.peek().kind);
  }

  #mark(): Mark {
    return this.#scanner.peek().mark;
  }

  document(): Node | undefined {
    if (this.#at('stream-end')) return undefined;
    let node: Node;
    if (this.#at('version-directive', 'tag-directive', 'document-start')) {
      this.#handles.readDirectives(this.#scanner);
      if (!this.#at('document-start'))
        throw parserError('did not find expected <document start>', this.#mark());
      this.#scanner.take();
      const empty = this.#at(
        'version-directive',
        'tag-directive',
        'document-start',
        'document-end',
        'stream-end',
      );
      node = empty ? this.#empty() : this.#node(true, false);
    } else {
      node = this.#node(true, false);
    }
    // The library looks at one more token, and fails where it cannot be scanned.
    this.#scanner.peek();
    return node;
  }

  #empty(mark: Mark = this.#mark()): ScalarNode {
    return { kind: 'scalar', mark, value: '', tag: '', implicit: true };
  }

  /** A node; `block` where block collections may stand, `indentless` where a sequence needs no deeper column. */
  #node(block: boolean, indentless: boolean): Node {
    this.#nodes += 1;
    if (this.#nodes > maximumNodes) throw new YamlError(tooMany(), this.#mark());
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw new YamlError(tooDeep(), this.#mark());
    const node = this.#nodeAt(block, indentless);
    this.#depth -= 1;
    return node;
  }

  #nodeAt(block: boolean, indentless: boolean): Node {
    const start = this.#mark();
    const first = this.#scanner.peek();
    if (first.kind === 'alias') return this.#alias(first.name, start);
    const { anchor, tag } = this.#properties(start);
    const token = this.#scanner.peek();
    const remember = <T extends Node>(node: T): T => {
      if (anchor !== undefined) this.#anchors.set(anchor, node);
      return node;
    };
    if (indentless && token.kind === 'block-entry') return this.#indentlessSequence(start, remember);
    switch (token.kind) {
      case 'scalar': {
        this.#scanner.take();
        const implicit = tag === '!' || (tag === '' && token.style === 'plain');
        const { value } = token;
        return remember({ kind: 'scalar', mark: start, value, tag, implicit });
      }
      case 'flow-sequence-start':
        return this.#flowSequence(start, remember);
      case 'flow-mapping-start':
        return this.#flowMapping(start, remember);
      case 'block-sequence-start':
        if (block) return this.#blockSequence(start, remember);
        break;
      case 'block-mapping-start':
        if (block) return this.#blockMapping(start, remember);
        break;
    }
    if (anchor === undefined && tag === '') {
      throw parserError('did not find expected node content', token.mark, start);
    }
    return remember({ kind: 'scalar', mark: start, value: '', tag, implicit: tag === '' });
  }

  #alias(name: string, mark: Mark): Node {
    this.#scanner.take();
    const target = this.#anchors.get(name);
    if (target === undefined) throw new YamlError('unknown anchor referenced', mark);
    return { kind: 'alias', mark, name, target };
  }

  /** An anchor and a tag, in either order. */
  #properties(start: Mark): { anchor: string | undefined; tag: string } {
    let anchor: string | undefined;
    let tag: Extract<Token, { kind: 'tag' }> | undefined;
    for (;;) {
      const token = this.#scanner.peek();
      if (token.kind === 'anchor' && anchor === undefined) anchor = token.name;
      else if (token.kind === 'tag' && tag === undefined) tag = token;
      else break;
      this.#scanner.take();
    }
    if (tag === undefined || tag.handle === '') return { anchor, tag: tag?.suffix ?? '' };
    const prefix = this.#handles.prefix(tag.handle);
    if (prefix === undefined) throw parserError('found undefined tag handle', tag.mark, start);
    return { anchor, tag: prefix + tag.suffix };
  }

  #blockSequence(mark: Mark, remember: <T extends Node>(node: T) => T): Node {
    const items: Node[] = [];
    const node = remember({ kind: 'sequence', mark, items });
    this.#scanner.take();
    for (;;) {
      if (this.#at('block-end')) break;
      if (!this.#at('block-entry')) {
        throw parserError("did not find expected '-' indicator", this.#mark(), mark);
      }
      this.#scanner.take();
      items.push(this.#at('block-entry', 'block-end') ? this.#empty() : this.#node(true, false));
    }
    this.#scanner.take();
    return node;
  }

  #indentlessSequence(mark: Mark, remember: <T extends Node>(node: T) => T): Node {
    const items: Node[] = [];
    const node = remember({ kind: 'sequence', mark, items });
    while (this.#at('block-entry')) {
      this.#scanner.take();
      const empty = this.#at('block-entry', 'key', 'value', 'block-end');
      items.push(empty ? this.#empty() : this.#node(true, false));
    }
    return node;
  }

  #blockMapping(mark: Mark, remember: <T extends Node>(node: T) => T): Node {
    const pairs: [Node, Node][] = [];
    const node = remember({ kind: 'mapping', mark, pairs });
    this.#scanner.take();
    const part = (): Node => (this.#at('key', 'value', 'block-end') ? this.#empty() : this.#node(true, true));
    for (;;) {
      if (this.#at('block-end')) break;
      if (!this.#at('key')) throw parserError('did not find expected key', this.#mark(), mark);
      this.#scanner.take();
      const key = part();
      if (!this.#at('value')) {
        pairs.push([key, this.#empty()]);
        continue;
      }
      this.#scanner.take();
      pairs.push([key, part()]);
    }
    this.#scanner.take();
    return node;
  }

  #flowSequence(mark: Mark, remember: <T extends Node>(node: T) => T): Node {
    const items: Node[] = [];
    const node = remember({ kind: 'sequence', mark, items });
    this.#scanner.take();
    while (!this.#at('flow-sequence-end')) {
      if (items.length > 0) {
        if (!this.#at('flow-entry'))
          throw parserError("did not find expected ',' or ']'", this.#mark(), mark);
        this.#scanner.take();
        if (this.#at('flow-sequence-end')) break;
      }
      items.push(this.#at('key') ? this.#flowPair() : this.#node(false, false));
    }
    this.#scanner.take();
    return node;
  }

  /** `[a: b]`: a mapping of one pair without braces. */
  #flowPair(): Node {
    const { mark } = this.#scanner.take();
    let key: Node;
    if (this.#at('value', 'flow-entry', 'flow-sequence-end')) {
      // libyaml steps over the token that told it so, even a closing bracket.
      key = this.#empty();
      this.#scanner.take();
    } else {
      key = this.#node(false, false);
    }
    let value: Node | undefined;
    if (this.#at('value')) {
      this.#scanner.take();
      if (!this.#at('flow-entry', 'flow-sequence-end')) value = this.#node(false, false);
    }
    return { kind: 'mapping', mark, pairs: [[key, value ?? this.#empty()]] };
  }

  #flowMapping(mark: Mark, remember: <T extends Node>(node: T) => T): Node {
    const pairs: [Node, Node][] = [];
    const node = remember({ kind: 'mapping', mark, pairs });
    this.#scanner.take();
    while (!this.#at('flow-mapping-end')) {
      if (pairs.length > 0) {
        if (!this.#at('flow-entry'))
          throw parserError("did not find expected ',' or '}'", this.#mark(), mark);
        this.#scanner.take();
        if (this.#at('flow-mapping-end')) break;
      }
      pairs.push(this.#flowMappingPair());
    }
    this.#scanner.take();
    return node;
  }

  #flowMappingPair(): [Node, Node] {
    // Without the key token nothing behind it can be its value: `{a, b}`.
    if (!this.#at('key')) return [this.#node(false, false), this.#empty()];
    this.#scanner.take();
    const key = this.#at('value', 'flow-entry', 'flow-mapping-end')
      ? this.#empty()
      : this.#node(false, false);
    if (!this.#at('value')) return [key, this.#empty()];
    this.#scanner.take();
    return [key, this.#at('flow-entry', 'flow-mapping-end') ? this.#empty() : this.#node(false, false)];
  }
}
