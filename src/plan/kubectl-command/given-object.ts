/** The object of a file: where it is made, and what is sent, with its namespace written down as kubectl does. */
import { resourceTypeOf } from '../../api/resources.js';
import { quoted } from '../../display.js';
import type { MapTree, Tree } from '../../go/yaml/tree.js';
import { treeOf } from '../body.js';
import type { Command } from './command.js';

export interface GivenObject {
  /** Of the list that it comes into. */
  readonly path: string;
  readonly name: string | undefined;
  readonly tree: Tree;
}

export function givenObject(command: Command, data: string | undefined): GivenObject {
  if (data === undefined || command.args.length > 0)
    throw command.refuse('it needs one file, and nothing else', 'name it: -f FILE, or -f - for stdin');
  const tree = treeOf(data);
  const apiVersion = textAt(tree, 'apiVersion');
  const kind = textAt(tree, 'kind');
  if (tree.kind !== 'map' || apiVersion === undefined || kind === undefined)
    throw command.refuse('the file holds no object with apiVersion and kind', 'write both');
  if (kind.endsWith('List') && tree.entries.has('items'))
    throw command.refuse('each object is a request of its own', 'take one file for each');
  const type = resourceTypeOf(apiVersion, kind);
  if (type === undefined)
    throw command.refuse(
      `${quoted(`${apiVersion} ${kind}`)} is no kind that Kubernetes itself brings, so its path is not known here`,
      'write it with --resource PLURAL --api-version GROUP/VERSION --request POST --data @FILE',
    );
  const metadata = tree.entries.get('metadata')?.value;
  const own = metadata && textAt(metadata, 'namespace');
  const said = command.text('namespace');
  if (own !== undefined && said !== undefined && own !== said)
    throw command.refuse(`the object is in namespace ${quoted(own)}, not ${quoted(said)}`, 'leave -n out');
  const namespace = own ?? command.namespace;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const within = type.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return {
    path: `${root}${within}/${type.plural}`,
    name: metadata && textAt(metadata, 'name'),
    tree: type.namespaced ? withNamespace(tree, namespace) : tree,
  };
}

function textAt(tree: Tree, key: string): string | undefined {
  const value = tree.kind === 'map' ? tree.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value !== ''
    ? value.value
    : undefined;
}

function withNamespace(tree: MapTree, namespace: string): Tree {
  const { mark } = tree;
  const metadata = tree.entries.get('metadata')?.value;
  const known = metadata?.kind === 'map' ? metadata.entries : [];
  const value: Tree = { kind: 'scalar', mark, value: namespace };
  const own: Tree = {
    kind: 'map',
    mark,
    entries: new Map([...known, ['namespace', { keyMark: mark, value }] as const]),
  };
  return {
    ...tree,
    entries: new Map([...tree.entries, ['metadata', { keyMark: mark, value: own }] as const]),
  };
}
