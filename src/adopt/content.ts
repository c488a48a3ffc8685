/** A body or a manifest by what it says: the API server takes JSON and YAML alike. */
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { YamlError } from '../go/yaml/yaml-error.js';

/** The same text for the same content; what cannot be read is a content of its own. */
export function contentOf(text: string): string {
  const tree = treeOf(text);
  return tree === undefined || tree.kind === 'scalar' ? text : shown(tree);
}

/** The same of an object, whose namespace is known from elsewhere, whether its manifest says it or not. */
export function objectContentOf(manifest: string): string {
  const tree = treeOf(manifest);
  const metadata = tree?.kind === 'map' ? tree.entries.get('metadata') : undefined;
  if (tree?.kind !== 'map' || metadata?.value.kind !== 'map') return contentOf(manifest);
  const entries = new Map([...metadata.value.entries].filter(([name]) => name !== 'namespace'));
  const without = { ...metadata, value: { ...metadata.value, entries } };
  return shown({ ...tree, entries: new Map([...tree.entries, ['metadata', without]]) });
}

/** What stands at a path such as `spec.namespace`, where that is a text. */
export function textAt(text: string, ...path: readonly string[]): string | undefined {
  const found = path.reduce<Tree | undefined>(
    (tree, name) => (tree?.kind === 'map' ? tree.entries.get(name)?.value : undefined),
    treeOf(text),
  );
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

function treeOf(text: string): Tree | undefined {
  try {
    return yamlToJson(new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}

function shown(tree: Tree): string {
  if (tree.kind === 'scalar')
    return typeof tree.value === 'bigint' ? `${tree.value}` : JSON.stringify(tree.value);
  if (tree.kind === 'list') return `[${tree.items.map(shown).join()}]`;
  return `{${[...tree.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${shown(value)}`).join()}}`;
}
