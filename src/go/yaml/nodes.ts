/** The tree of one YAML document, nothing resolved yet. */
import type { Mark } from './yaml-error.js';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly mark: Mark;
  readonly value: string;
  /** The full tag (`tag:yaml.org,2002:str`), or empty. */
  readonly tag: string;
  /** Whether the text alone says what it is: it is plain, or tagged `!`. */
  readonly implicit: boolean;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly mark: Mark;
  readonly items: Node[];
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly mark: Mark;
  readonly pairs: (readonly [key: Node, value: Node])[];
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly mark: Mark;
  readonly name: string;
  readonly target: Node;
}

export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;
