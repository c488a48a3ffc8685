/** The objects of a manifest, as kubectl finds them: documents, lists, and the namespace of each. */
import { createRequire } from 'node:module';
import type { Document, Pair, Scalar } from 'yaml';
import { show } from '../value.js';
import type { NamedObjects } from './kubectl-objects.js';
import { resourceTypeOf } from './kubectl-resources.js';

const require = createRequire(import.meta.url);

/** What a call makes of the objects of its manifests. */
export interface ManifestUse {
  /** The namespace of objects that name none. */
  readonly namespace: string;
  /** `--namespace` was given: an object of another one stops kubectl. */
  readonly enforced: boolean;
  /** `metadata.generateName` is enough. */
  readonly generates: boolean;
}

/** Thrown inside: why the objects are not known, or kubectl stops. */
class ManifestProblem extends Error {
  /** There is no object in the document. */
  readonly none: boolean;

  constructor(message: string, none = false) {
    super(message);
    this.none = none;
  }
}

/** Such as `Secret team/a` and `Namespace b`, in the order of the text. */
export function objectsOfManifest(text: string, use: ManifestUse): NamedObjects {
  // k8s.io/apimachinery, util/yaml: a line that begins with `---` ends a document, and the rest of the line is dropped.
  const parts = text.split(/\n---[^\n]*(?:\n|$)/);
  try {
    const objects = parts.flatMap((part) => documentObjects(part, use));
    return objects.length === 0
      ? { problem: 'kubectl stops here: the manifest is empty', harmless: true }
      : { objects };
  } catch (error) {
    if (!(error instanceof ManifestProblem)) throw error;
    return parts.length === 1 && error.none
      ? { problem: error.message, harmless: true }
      : { problem: error.message };
  }
}

function documentObjects(text: string, use: ManifestUse): readonly string[] {
  if (/^\.\.\.(?:\s|$)/m.test(text)) throw new ManifestProblem('"..." in a manifest is not modelled');
  // Loaded here, because few scripts have one, and it takes as long as all else that a dry run loads.
  const { isPair, isScalar, parseDocument, visit } = require('yaml') as typeof import('yaml');
  const document: Document = parseDocument(text, { version: '1.1', merge: true });
  if (document.errors.length > 0) throw new ManifestProblem('a manifest that is no YAML');
  visit(document, {
    Pair(_key, pair, path) {
      const around = path.at(-2);
      if (!isPair(around) || !isScalar(around.key) || around.key.value !== 'metadata') return;
      const { key, value } = pair as Pair;
      if (isScalar(key) && isScalar(value) && naming.has(String(key.value))) confirmText(value);
    },
  });
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // An alias without its anchor, or more aliases than there is room for.
    if (error instanceof ReferenceError) throw new ManifestProblem('a manifest that is no YAML');
    throw error;
  }
  return objectsIn(value, use);
}

const naming: ReadonlySet<string> = new Set(['name', 'namespace', 'generateName']);

/** Refuses plain words that YAML's versions take for a number or not: kubectl wants a text there. */
function confirmText(scalar: Scalar): void {
  if (scalar.type !== 'PLAIN' || typeof scalar.value !== 'string') return;
  if (/^[-+.]?[0-9][0-9a-fox_.:+-]*$/i.test(scalar.value))
    throw new ManifestProblem(
      `${show([{ kind: 'literal', text: scalar.value }])} in a manifest needs quotes`,
    );
}

function objectsIn(value: unknown, use: ManifestUse): readonly string[] {
  if (value === null || value === undefined) return [];
  const { apiVersion, kind, metadata, items } = recordOf(value, 'an object', true);
  if (typeof kind !== 'string' || kind === '' || typeof apiVersion !== 'string' || apiVersion === '')
    throw new ManifestProblem(
      'kubectl stops here: an object of the manifest has no apiVersion or no kind',
      true,
    );
  if (kind.endsWith('List') && Array.isArray(items)) return items.flatMap((item) => objectsIn(item, use));
  const { name, namespace, generateName } = recordOf(metadata ?? {}, 'metadata');
  for (const one of [name, namespace, generateName]) {
    if (one !== undefined && one !== null && typeof one !== 'string')
      throw new ManifestProblem(`kubectl stops here: ${String(one)} in metadata is no text; it needs quotes`);
  }
  const named =
    textIn(name) ?? (use.generates && textIn(generateName) ? `${String(generateName)}…` : undefined);
  if (named === undefined)
    throw new ManifestProblem(`kubectl stops here: a ${kind} of the manifest has no name`);
  const type = resourceTypeOf(apiVersion, kind);
  const own = textIn(namespace);
  if (own !== undefined && type?.namespaced !== false && use.enforced && own !== use.namespace)
    throw new ManifestProblem(
      `kubectl stops here: ${kind} ${own}/${named} is not of the namespace ${use.namespace}`,
    );
  const where = own ?? use.namespace;
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  const words =
    type === undefined
      ? `${group === undefined ? kind : `${kind}.${group}`} ${named} (namespace ${where}, if the type has namespaces)`
      : type.namespaced
        ? `${kind} ${where}/${named}`
        : `${kind} ${named}`;
  return [show([{ kind: 'literal', text: words }])];
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function recordOf(value: unknown, what: string, none = false): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ManifestProblem(`kubectl stops here: ${what} of the manifest is no map`, none);
  return value as Readonly<Record<string, unknown>>;
}
