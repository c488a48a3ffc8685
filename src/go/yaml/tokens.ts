/** What the scanner gives and the parser reads. */
import type { Mark } from './yaml-error.js';

export type ScalarStyle = 'plain' | 'quoted' | 'block';

export type PlainTokenKind =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value';

export type Token =
  | { readonly kind: PlainTokenKind; readonly mark: Mark }
  | { readonly kind: 'version-directive'; readonly mark: Mark; readonly version: string }
  | { readonly kind: 'tag-directive'; readonly mark: Mark; readonly handle: string; readonly prefix: string }
  | { readonly kind: 'alias' | 'anchor'; readonly mark: Mark; readonly name: string }
  | { readonly kind: 'tag'; readonly mark: Mark; readonly handle: string; readonly suffix: string }
  | { readonly kind: 'scalar'; readonly mark: Mark; readonly value: string; readonly style: ScalarStyle };
