/** The syntax tree of a template (client-go util/jsonpath/node.go), each node with its place in the template text. */

/** A parsed template: text between actions and, for each `{…}`, a list of what stands in it. */
export interface Template {
  readonly text: string;
  readonly nodes: readonly (TextNode | ListNode)[];
}

interface Place {
  /** Offsets into the template text in UTF-16 units: where the node begins, and where what follows it begins. */
  readonly start: number;
  readonly end: number;
}

/** Steps that run one after the other on what the step before them gave. */
export interface ListNode extends Place {
  readonly kind: 'list';
  readonly nodes: readonly Node[];
}

export interface TextNode extends Place {
  readonly kind: 'text';
  /** Bytes only where they are not valid UTF-8: `"\xff"` is one raw byte. */
  readonly text: string | Uint8Array;
  /** The quotes around a string literal; undefined for text outside of braces. */
  readonly quote: '"' | "'" | undefined;
}

export interface FieldNode extends Place {
  readonly kind: 'field';
  readonly name: string;
}

/** `[start:end:step]`; a plain index is a slice whose end is derived from its start. */
export interface SliceNode extends Place {
  readonly kind: 'slice';
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
  readonly toDerived: boolean;
  readonly step: bigint | undefined;
}

export interface FilterNode extends Place {
  readonly kind: 'filter';
  readonly left: ListNode;
  readonly right: ListNode;
  /** As it was written, or `exists`. Unknown operators (`=`, `===`) fail when the filter runs, not before. */
  readonly operator: string;
}

export interface UnionNode extends Place {
  readonly kind: 'union';
  readonly lists: readonly ListNode[];
}

export interface WildcardNode extends Place {
  readonly kind: 'wildcard';
}

export interface RecursiveNode extends Place {
  readonly kind: 'recursive';
}

export interface IntNode extends Place {
  readonly kind: 'int';
  readonly value: bigint;
}

export interface FloatNode extends Place {
  readonly kind: 'float';
  readonly value: number;
}

export interface BoolNode extends Place {
  readonly kind: 'bool';
  readonly value: boolean;
}

/** `range`, `end`, or a word that fails when it is reached. */
export interface IdentifierNode extends Place {
  readonly kind: 'identifier';
  readonly name: string;
}

export type Node =
  | ListNode
  | TextNode
  | FieldNode
  | SliceNode
  | FilterNode
  | UnionNode
  | WildcardNode
  | RecursiveNode
  | IntNode
  | FloatNode
  | BoolNode
  | IdentifierNode;
