/** Commands of kubectl that change the cluster. */
import { createRequire } from 'node:module';
import { Refusal } from '../refusal.js';
import { literal, show, textOf, unknown, type Value } from '../value.js';
import type { KubectlModel } from './kubectl.js';
import type { KubectlCall, Target } from './kubectl-call.js';
import { confirmDocumentParts } from './structure.js';
import { exited, mayFail, type ToolCall, type ToolResult } from './tool.js';

const require = createRequire(import.meta.url);

/** Reports the change, and answers as the server might. */
function change(
  kubectl: KubectlCall,
  target: Target,
  verb: string,
  objects: readonly string[],
  readStdin: boolean,
): ToolResult {
  const { call } = kubectl;
  const { line, column } = call.place;
  const dry = kubectl.flag('dry-run');
  const dryText = dry === undefined ? 'none' : textOf(dry);
  for (const object of objects) {
    if (dryText === 'client' || dryText === 'server') continue;
    const { cluster, context } = target;
    call.recorder.write({ line, column, verb, object, cluster, context, repeated: call.repeated });
  }
  if (dryText !== 'client' && dryText !== 'server') {
    const where = target.cluster === undefined ? '' : ` in cluster ${target.cluster}`;
    kubectl.find('KS3202', `${verb} ${objects.join(', ')}${where}`);
  }
  const what = `kubectl ${verb} ${objects.join(', ')}`;
  return { stdout: unknown(`output of ${what}, line ${line}`), exit: mayFail(`${what} succeeds`), readStdin };
}

/** The objects of a manifest: `Secret default/default-token`. */
function objectsOf(call: ToolCall, manifest: Value, target: Target): readonly string[] {
  confirmDocumentParts(call, manifest, call.place);
  const text = textOf(manifest);
  if (text === undefined) return [`objects of ${show(manifest)}`];
  const objects: string[] = [];
  // Loaded here, because few scripts have one, and it takes as long as all else that a dry run loads.
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  for (const document of parseAllDocuments(text)) {
    if ('errors' in document && document.errors.length > 0) return ['a manifest that is no YAML'];
    const value: unknown = 'toJS' in document ? document.toJS() : undefined;
    if (value === null || value === undefined) continue;
    const { kind, metadata } = value as {
      kind?: unknown;
      metadata?: { name?: unknown; namespace?: unknown } | null;
    };
    const namespace = typeof metadata?.namespace === 'string' ? metadata.namespace : target.namespace;
    objects.push(
      show([
        {
          kind: 'literal',
          text: `${String(kind ?? 'object')} ${namespace}/${String(metadata?.name ?? '?')}`,
        },
      ]),
    );
  }
  return objects.length === 0 ? ['an empty manifest'] : objects;
}

/** `-f a,b` are two files. Where a text that is not known may hold a comma, it is taken for one. */
function filesOf(given: Value): Value[] {
  const text = textOf(given);
  if (text !== undefined) return text.split(',').map(literal);
  if (given.some((segment) => 'text' in segment && segment.text?.includes(',') === true))
    throw new Refusal('KS3201', 'several files behind one -f are not modelled');
  return [given];
}

/** `-f`: stdin, a file, or something that the script does not hold. */
function fromFiles(kubectl: KubectlCall, verb: string): ToolResult {
  const target = kubectl.target();
  if (target.broken) return { stdout: [], exit: exited(1) };
  const { call } = kubectl;
  if (kubectl.flag('kustomize') !== undefined)
    kubectl.refuse('KS3201', '--kustomize is not modelled', kubectl.placeOf('kustomize'));
  if (kubectl.flag('prune') !== undefined)
    kubectl.refuse('KS3201', '--prune is not modelled', kubectl.placeOf('prune'));
  const objects: string[] = [];
  let readStdin = false;
  for (const file of kubectl.flags('filename').flatMap(filesOf)) {
    if (textOf(file) === '-') {
      readStdin = true;
      if (call.stdin.kind === 'inherited')
        kubectl.refuse('KS1003', 'the manifest is not in the script: stdin is that of whoever calls it');
      else objects.push(...objectsOf(call, call.stdin.value, target));
      continue;
    }
    // An address, or a pattern that kubectl expands itself (cli-runtime, resource/builder.go, FilenameParam).
    const elsewhere = file.some((segment) => 'text' in segment && /:\/\/|[*?[]/.test(segment.text ?? ''));
    const found = elsewhere ? { kind: 'foreign' as const } : call.files.look(file);
    if (found.kind === 'known') objects.push(...objectsOf(call, found.file.content, target));
    else if (found.kind === 'absent') {
      kubectl.find('KS5006', `${show(file)} does not exist at this point`, kubectl.placeOf('filename'));
      return { stdout: [], exit: exited(1) };
    } else objects.push(`objects of ${show(file)}`);
  }
  if (objects.length === 0) kubectl.refuse('KS3302', `kubectl ${verb} needs -f`);
  return change(kubectl, target, verb, objects, readStdin);
}

/** `delete KIND NAME…`, `delete KIND/NAME…`, `delete -f …`. */
function remove(kubectl: KubectlCall): ToolResult {
  if (kubectl.truth('interactive'))
    kubectl.refuse('KS3201', '--interactive asks', kubectl.placeOf('interactive'));
  if (kubectl.flags('filename').length > 0) return fromFiles(kubectl, 'delete');
  return named(kubectl, 'delete');
}

/** A verb whose arguments name objects. */
function named(kubectl: KubectlCall, verb: string): ToolResult {
  const target = kubectl.target();
  kubectl.confirmNoStdin();
  if (target.broken) return { stdout: [], exit: exited(1) };
  const [kind, ...names] = kubectl.parsed.positionals.map((word) => show(word.value));
  if (kind === undefined) {
    kubectl.refuse('KS3302', `kubectl ${verb} needs an object`);
    return { stdout: [], exit: exited(1) };
  }
  const selector = kubectl.flag('selector');
  const everywhere = kubectl.truth('all-namespaces') ? 'every namespace' : target.namespace;
  const objects =
    names.length > 0
      ? names.map((name) => `${kind} ${everywhere}/${name}`)
      : selector !== undefined
        ? [`${kind} in ${everywhere} with ${show(selector)}`]
        : kubectl.truth('all')
          ? [`every ${kind} in ${everywhere}`]
          : [`${kind} in ${everywhere}`];
  return change(kubectl, target, verb, objects, false);
}

const namedVerbs = [
  'annotate',
  'label',
  'patch',
  'scale',
  'rollout restart',
  'create serviceaccount',
  'create namespace',
  'create role',
  'create rolebinding',
  'create clusterrole',
  'create clusterrolebinding',
];

export const kubectlWriteModels: ReadonlyMap<string, KubectlModel> = new Map<string, KubectlModel>([
  ['apply', (kubectl) => fromFiles(kubectl, 'apply')],
  ['create', (kubectl) => fromFiles(kubectl, 'create')],
  ['replace', (kubectl) => fromFiles(kubectl, 'replace')],
  ['delete', remove],
  ...namedVerbs.map((verb) => [verb, (kubectl: KubectlCall) => created(kubectl, verb)] as const),
]);

/** `create role NAME …`: the words of the verb name the kind. */
function created(kubectl: KubectlCall, verb: string): ToolResult {
  if (!verb.startsWith('create ')) return named(kubectl, verb);
  const target = kubectl.target();
  if (target.broken) return { stdout: [], exit: exited(1) };
  const names = kubectl.parsed.positionals.map((word) => show(word.value));
  const kind = verb.slice('create '.length);
  return change(
    kubectl,
    target,
    'create',
    names.map((name) => `${kind} ${target.namespace}/${name}`),
    false,
  );
}
