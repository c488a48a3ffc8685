/** The objects of a manifest, as kubectl finds them: documents, lists, and the namespace of each. */
import { createRequire } from 'node:module';
import type { Document, Node, Pair, Scalar } from 'yaml';
import { resourceTypeOf } from '../../api/resources.js';
import { inert } from '../../display.js';
import { show, type Value } from '../value.js';
import { isQuestionKind } from './api-questions.js';
import { ManifestText } from './manifest-text.js';

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

/** An object of a manifest. */
export interface ManifestObject {
  /** Such as `Secret team/a`. */
  readonly words: string;
  /** What kind of question it asks; undefined where it is an object that a cluster stores. */
  readonly question: string | undefined;
  /** Its lines as people may see them: inert, secrets masked. */
  readonly manifest: string;
  /** Undefined where nothing is known of it. */
  readonly identity: ObjectIdentity | undefined;
}

/** What an object says of itself, as people may see it. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  /** Undefined where the server makes it up. */
  readonly name: string | undefined;
  /** The ServiceAccount whose token the control plane is to put into this Secret. */
  readonly tokenOf: string | undefined;
}

/** Why the objects are not known, or kubectl stops; see `NamedObjects`. */
export type ManifestObjects =
  | { readonly objects: readonly ManifestObject[]; readonly problem?: undefined }
  | { readonly problem: string; readonly harmless?: true };

/** Thrown inside: why the objects are not known, or kubectl stops. */
class ManifestProblem extends Error {
  /** There is no object in the document. */
  readonly none: boolean;

  constructor(message: string, none = false) {
    super(message);
    this.none = none;
  }
}

/**
 * The objects in the order of the text. Where parts of it are known to a run alone, and it cannot be read without them,
 * the manifest is one thing that nothing else is known of.
 */
export function objectsOfManifest(manifest: Value, use: ManifestUse): ManifestObjects {
  const source = new ManifestText(manifest);
  const found = source.isReadable ? objectsOfSource(source, use) : undefined;
  if (found !== undefined && (source.isKnown || found.problem === undefined)) return found;
  const lines = source.shown(0, source.text.length);
  const words = `objects of ${show(manifest)}`;
  return { objects: [{ words, question: undefined, manifest: lines, identity: undefined }] };
}

function objectsOfSource(source: ManifestText, use: ManifestUse): ManifestObjects {
  const parts = partsOf(source);
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

/** A document of a manifest. */
interface Part {
  readonly source: ManifestText;
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
}

/** k8s.io/apimachinery, util/yaml: a line that begins with `---` ends a document, and the rest of the line is dropped. */
function partsOf(source: ManifestText): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const mark of source.text.matchAll(/\n---[^\n]*(?:\n|$)/g)) {
    parts.push({ source, start, text: source.text.slice(start, mark.index) });
    start = mark.index + mark[0].length;
  }
  return [...parts, { source, start, text: source.text.slice(start) }];
}

function documentObjects(part: Part, use: ManifestUse): readonly ManifestObject[] {
  const { text } = part;
  if (/^\.\.\.(?:\s|$)/m.test(text)) throw new ManifestProblem('"..." in a manifest is not modelled');
  // Loaded here, because few scripts have one, and it takes as long as all else that a dry run loads.
  const { isMap, isPair, isScalar, isSeq, parseDocument, visit } = require('yaml') as typeof import('yaml');
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
  const listed = isMap(document.contents) ? document.contents.get('items', true) : undefined;
  const items = isSeq(listed) ? listed.items.map((item) => rangeOf(item as Node)) : [];
  return objectsIn(value, part.source, use).map(({ item, ...object }) => {
    const [from, to] = (item === undefined ? undefined : items[item]) ?? [0, text.length];
    return { ...object, manifest: part.source.shown(part.start + from, part.start + to) };
  });
}

const rangeOf = ({ range }: Node): readonly [number, number] | undefined =>
  range === undefined || range === null ? undefined : [range[0], range[1]];

const naming: ReadonlySet<string> = new Set(['name', 'namespace', 'generateName']);

/** Refuses plain words that YAML's versions take for a number or not: kubectl wants a text there. */
function confirmText(scalar: Scalar): void {
  if (scalar.type !== 'PLAIN' || typeof scalar.value !== 'string') return;
  if (/^[-+.]?[0-9][0-9a-fox_.:+-]*$/i.test(scalar.value))
    throw new ManifestProblem(
      `${show([{ kind: 'literal', text: scalar.value }])} in a manifest needs quotes`,
    );
}

interface FoundObject extends Omit<ManifestObject, 'manifest'> {
  /** Which item of the list it is, or is in. */
  readonly item: number | undefined;
}

function objectsIn(value: unknown, source: ManifestText, use: ManifestUse): readonly FoundObject[] {
  if (value === null || value === undefined) return [];
  const { apiVersion, kind, metadata, items } = recordOf(value, 'an object', true);
  if (typeof kind !== 'string' || kind === '' || typeof apiVersion !== 'string' || apiVersion === '')
    throw new ManifestProblem(
      'kubectl stops here: an object of the manifest has no apiVersion or no kind',
      true,
    );
  if (kind.endsWith('List') && Array.isArray(items))
    return items.flatMap((one, item) => objectsIn(one, source, use).map((found) => ({ ...found, item })));
  const question = isQuestionKind(apiVersion, kind) ? kind : undefined;
  const { name, namespace, generateName } = recordOf(metadata ?? {}, 'metadata');
  for (const one of [name, namespace, generateName]) {
    if (one !== undefined && one !== null && typeof one !== 'string')
      throw new ManifestProblem(`kubectl stops here: ${String(one)} in metadata is no text; it needs quotes`);
  }
  const named =
    textIn(name) ?? (use.generates && textIn(generateName) ? `${String(generateName)}…` : undefined);
  // Nobody has to name what is not stored.
  const own = textIn(namespace);
  const where = own ?? use.namespace;
  const identity: ObjectIdentity = {
    apiVersion,
    kind,
    namespace: source.unmarked(inert(where)),
    name: textIn(name) === undefined ? undefined : source.unmarked(inert(String(name))),
    tokenOf: tokenOf(value),
  };
  if (named === undefined && question !== undefined && use.generates)
    return [{ words: inert(kind), question, item: undefined, identity }];
  if (named === undefined)
    throw new ManifestProblem(`kubectl stops here: a ${kind} of the manifest has no name`);
  const type = resourceTypeOf(apiVersion, kind);
  if (
    own !== undefined &&
    type?.namespaced !== false &&
    use.enforced &&
    own !== use.namespace &&
    source.unmarked(own) === own
  )
    throw new ManifestProblem(
      `kubectl stops here: ${kind} ${own}/${named} is not of the namespace ${use.namespace}`,
    );
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  const words =
    type === undefined
      ? `${group === undefined ? kind : `${kind}.${group}`} ${named} (namespace ${where}, if the type has namespaces)`
      : type.namespaced
        ? `${kind} ${where}/${named}`
        : `${kind} ${named}`;
  return [{ words: source.unmarked(inert(words)), question, item: undefined, identity }];
}

/** The control plane fills Secrets of this type with a token (pkg/controller/serviceaccount/tokens_controller.go). */
export function tokenOf(value: unknown): string | undefined {
  const { kind, type, metadata } = value as Readonly<Record<string, unknown>>;
  const { annotations } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  if (kind !== 'Secret' || type !== 'kubernetes.io/service-account-token') return undefined;
  return textIn(
    (annotations as Readonly<Record<string, unknown>> | undefined)?.['kubernetes.io/service-account.name'],
  );
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function recordOf(value: unknown, what: string, none = false): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ManifestProblem(`kubectl stops here: ${what} of the manifest is no map`, none);
  return value as Readonly<Record<string, unknown>>;
}
