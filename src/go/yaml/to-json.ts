/**
 * The first document → JSON data, as sigs.k8s.io/yaml's YAMLToJSON does it: decoded by goyaml.v2 (aliases, merges,
 * base64), keys made strings, and refused where JSON cannot hold it.
 */

import { compareBytes } from '../byte-order.js';
import { formatFloat, formatFloat32 } from '../numbers.js';
import { exactText } from '../utf8.js';
import { AliasBudget } from './alias-budget.js';
import type { MappingNode, Node, ScalarNode } from './nodes.js';
import { parseFirstDocument } from './parser.js';
import { isInt64, type Resolved, resolve } from './resolve.js';
import type { MapEntry, Tree } from './tree.js';
import { type Mark, YamlError } from './yaml-error.js';

/** A text that is YAML, but that JSON cannot hold. */
export class NotJsonError extends YamlError {}

/** A key that stands twice in one map, at its second place: goyaml.v2 takes the last, and says nothing. */
export interface RepeatedKey {
  readonly key: string;
  readonly mark: Mark;
}

/** Decodes the first document of a file; an empty file is null. Throws YamlError and NotJsonError, and what `repeats` throws. */
export function yamlToJson(bytes: Uint8Array, repeats?: (repeated: RepeatedKey) => void): Tree {
  const node = parseFirstDocument(bytes);
  if (node === undefined) return { kind: 'scalar', mark: { line: 0, column: 0 }, value: null };
  const decoder = new Decoder(repeats);
  // The document itself counts, too.
  decoder.budget.spend();
  const tree = withStringKeys(decoder.decode(node));
  refuseUnsupported(tree);
  return tree;
}

/** A decoded value, its map keys not yet strings. */
type Decoded =
  | { readonly kind: 'scalar'; readonly mark: Mark; readonly value: Resolved }
  | { readonly kind: 'list'; readonly mark: Mark; readonly items: readonly Decoded[] }
  | { readonly kind: 'map'; readonly mark: Mark; readonly entries: ReadonlyMap<Resolved, DecodedEntry> };

interface DecodedEntry {
  readonly keyMark: Mark;
  readonly value: Decoded;
}

class Decoder {
  constructor(private readonly repeats: ((repeated: RepeatedKey) => void) | undefined) {}

  readonly budget = new AliasBudget();
  /** The aliases that are being followed: one inside itself has no end. */
  readonly #following = new Set<Node>();

  decode(node: Node): Decoded {
    this.budget.spend();
    switch (node.kind) {
      case 'alias': {
        const target = this.#follow(node, () => this.decode(node.target));
        return { ...target, mark: node.mark };
      }
      case 'scalar':
        return { kind: 'scalar', mark: node.mark, value: scalarValue(node) };
      case 'sequence':
        return { kind: 'list', mark: node.mark, items: node.items.map((item) => this.decode(item)) };
      case 'mapping': {
        const entries = new Map<Resolved, DecodedEntry>();
        this.#decodePairs(node, entries);
        return { kind: 'map', mark: node.mark, entries };
      }
    }
  }

  #follow<T>(alias: Extract<Node, { kind: 'alias' }>, then: () => T): T {
    if (this.#following.has(alias))
      throw new YamlError(`anchor '${alias.name}' value contains itself`, alias.mark);
    this.#following.add(alias);
    this.budget.enterAlias();
    const result = then();
    this.budget.leaveAlias();
    this.#following.delete(alias);
    return result;
  }

  #decodePairs(node: MappingNode, entries: Map<Resolved, DecodedEntry>): void {
    const own = new Set<Resolved>();
    for (const [keyNode, valueNode] of node.pairs) {
      if (isMerge(keyNode)) {
        this.#merge(valueNode, entries);
        continue;
      }
      const key = this.decode(keyNode);
      if (key.kind !== 'scalar') throw new YamlError('invalid map key', keyNode.mark);
      if (own.has(key.value)) this.repeats?.({ key: String(key.value), mark: keyNode.mark });
      own.add(key.value);
      entries.set(key.value, { keyMark: keyNode.mark, value: this.decode(valueNode) });
    }
  }

  /** `<<`: the pairs of another mapping, or of several, where the first wins. */
  #merge(node: Node, entries: Map<Resolved, DecodedEntry>): void {
    const items = node.kind === 'sequence' ? [...node.items].reverse() : [node];
    for (const item of items) {
      const target = item.kind === 'alias' ? item.target : item;
      if (target.kind !== 'mapping') {
        throw new YamlError('map merge requires map or sequence of maps as the value', item.mark);
      }
      this.budget.spend();
      if (item.kind !== 'alias') this.#decodePairs(target, entries);
      else
        this.#follow(item, () => {
          this.budget.spend();
          this.#decodePairs(target, entries);
        });
    }
  }
}

function isMerge(node: Node): boolean {
  if (node.kind !== 'scalar' || node.value !== '<<') return false;
  return node.implicit || node.tag === 'tag:yaml.org,2002:merge';
}

function scalarValue(node: ScalarNode): Resolved {
  if (node.tag === '' && !node.implicit) return node.value;
  try {
    const { kind, value } = resolve(node.tag, node.value);
    return kind === 'binary' ? decodeBinary(node) : value;
  } catch (error) {
    throw error instanceof YamlError ? new YamlError(error.message, node.mark) : error;
  }
}

function decodeBinary(node: ScalarNode): string {
  const text = node.value.replaceAll(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw new YamlError('!!binary value contains invalid base64 data', node.mark);
  }
  return exactText(Buffer.from(text, 'base64'));
}

/** The same with strings for keys, sorted as Go writes them. Throws NotJsonError. */
function withStringKeys(decoded: Decoded): Tree {
  if (decoded.kind === 'scalar') return decoded;
  const { mark } = decoded;
  if (decoded.kind === 'list') return { kind: 'list', mark, items: decoded.items.map(withStringKeys) };
  const pairs = [...decoded.entries].map(([key, entry]): [string, DecodedEntry] => [
    jsonKey(key, entry),
    entry,
  ]);
  const entries = new Map<string, MapEntry>();
  for (const [key, { keyMark, value }] of pairs.sort(([a], [b]) => compareBytes(a, b))) {
    entries.set(key, { keyMark, value: withStringKeys(value) });
  }
  return { kind: 'map', mark, entries };
}

/** Go's json.Marshal has no words for infinity and for what is no number. */
function refuseUnsupported(tree: Tree): void {
  if (tree.kind === 'list') tree.items.forEach(refuseUnsupported);
  else if (tree.kind === 'map') for (const { value } of tree.entries.values()) refuseUnsupported(value);
  else if (typeof tree.value === 'number' && !Number.isFinite(tree.value)) {
    throw new NotJsonError(`json: unsupported value: ${formatFloat(tree.value)}`, tree.mark);
  }
}

/** sigs.k8s.io/yaml: strings, integers, booleans and floats (as 32 bit ones) may be keys. */
function jsonKey(key: Resolved, { keyMark }: DecodedEntry): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'boolean') return String(key);
  if (typeof key === 'bigint' && isInt64(key)) return String(key);
  if (typeof key === 'number') {
    const text = formatFloat32(key);
    return text === '+Inf' ? '.inf' : text === '-Inf' ? '-.inf' : text === 'NaN' ? '.nan' : text;
  }
  const type = key === null ? '%!s(<nil>)' : 'uint64';
  throw new NotJsonError(`unsupported map key of type: ${type}`, keyMark);
}
