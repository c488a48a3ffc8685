/** Plain data as YAML for people and programs: what could act on a terminal is escaped inside double quotes. */
import { Document, isScalar, visit } from 'yaml';
import { inert, writeUnsafe } from '../display.js';

/** YAML that ends with a line break. Nothing in it is folded. */
export function inertYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (!isScalar(node) || typeof node.value !== 'string') return;
      // Only double quotes have escapes.
      if (inert(node.value) !== node.value) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return writeUnsafe(text, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
