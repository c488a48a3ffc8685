/** JSON data → a v1 document, field by field. */
import type { Position } from '../errors.js';
import { GoDecoder, type Reader, type Seen } from '../go/decode.js';
import { nilList } from '../go/nil.js';
import type { Tree } from '../go/yaml/tree.js';
import { readCluster, readContext } from './read-cluster.js';
import { readExtensions } from './read-extensions.js';
import { readUser } from './read-user.js';
import type { Document, Named } from './v1.js';

/**
 * Reads a document whose version and kind are right. `file` is the name that positions carry; `linesBefore` is how many
 * lines of it stand before those that the tree was made of.
 */
export function readDocument(tree: Tree, file: string, linesBefore = 0): Document {
  const go = new GoDecoder(file, isSecret, linesBefore);
  const extensions = readExtensions(go);
  let currentContextPosition: Position | undefined;
  const fields = go.struct(
    tree,
    { struct: '', path: '' },
    'Config',
    {
      kind: go.string,
      apiVersion: go.string,
      preferences: (value, at) => go.struct(value, at, 'Preferences', { colors: go.bool, extensions }),
      clusters: (value, at) =>
        go.list(value, at, 'v1.NamedCluster', named(go, 'NamedCluster', 'cluster', readCluster)),
      users: (value, at) =>
        go.list(value, at, 'v1.NamedAuthInfo', named(go, 'NamedAuthInfo', 'user', readUser)),
      contexts: (value, at) =>
        go.list(value, at, 'v1.NamedContext', named(go, 'NamedContext', 'context', readContext)),
      'current-context': go.string,
      extensions,
    },
    (field, position) => {
      if (field === 'current-context') currentContextPosition = position;
    },
  );
  return {
    clusters: fields.clusters ?? nilList,
    contexts: fields.contexts ?? nilList,
    users: fields.users ?? nilList,
    currentContext: fields['current-context'] ?? '',
    currentContextPosition,
    colors: fields.preferences?.colors ?? false,
    preferenceExtensions: fields.preferences?.extensions ?? nilList,
    extensions: fields.extensions ?? nilList,
    unknownFields: go.unknownFields,
    mismatches: go.mismatches,
  };
}

const nothing: Tree = { kind: 'scalar', mark: { line: 0, column: 0 }, value: null };

/** An element that has a name and one struct. */
function named<T>(
  go: GoDecoder,
  struct: string,
  field: string,
  read: (go: GoDecoder, seen: Seen) => Reader<T>,
): Reader<Named<T>> {
  return (tree, target) => {
    const origins = new Map<string, Position>();
    const readers: Record<string, Reader<unknown>> = { name: go.string };
    let fields: T | undefined;
    readers[field] = (value, at) => {
      fields = read(go, (key, position) => void origins.set(key, position))(value, at);
    };
    const found = go.struct(tree, target, struct, readers, (key, position) => {
      if (key === 'name') origins.set('name', position);
    });
    return {
      name: typeof found.name === 'string' ? found.name : '',
      position: go.position(tree.mark),
      origins,
      fields: fields ?? read(go, () => {})(nothing, target),
    };
  };
}

/** What stands among a user's fields may be a secret. */
function isSecret(path: string): boolean {
  return path.startsWith('users.user.');
}
