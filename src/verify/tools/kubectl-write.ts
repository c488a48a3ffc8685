/** Commands of kubectl that change the cluster. */
import { Refusal } from '../refusal.js';
import { literal, show, textOf, unknown, type Value } from '../value.js';
import type { KubectlModel } from './kubectl.js';
import type { KubectlCall } from './kubectl-call.js';
import { noteChangeRequests } from './kubectl-change-requests.js';
import { type ManifestObject, type ManifestObjects, objectsOfManifest } from './kubectl-manifest.js';
import {
  type NamedObject,
  type NamedObjects,
  namedObject,
  namedObjects,
  type Selection,
  withoutChanges,
} from './kubectl-objects.js';
import { createRaw } from './kubectl-raw.js';
import type { Target } from './kubectl-target.js';
import { confirmDocumentParts } from './structure.js';
import { exited, mayFail, type ToolResult } from './tool.js';

const stopped: ToolResult = { stdout: [], exit: exited(1) };

/** An object that a call names, one of its manifest, or those of a file that is not known, in words. */
export type ChangedObject = string | NamedObject | ManifestObject;

const wordsOf = (object: ChangedObject): string => (typeof object === 'string' ? object : object.words);

/** What the script holds of the object; empty where it names it alone. */
const manifestsOf = (object: ChangedObject): readonly string[] =>
  typeof object !== 'string' && 'manifest' in object ? [object.manifest] : [];

const isQuestion = (object: ChangedObject): boolean =>
  typeof object !== 'string' && 'question' in object && object.question !== undefined;

/** Reports the change, and answers as the server might. */
function change(
  kubectl: KubectlCall,
  target: Target,
  verb: string,
  given: readonly ChangedObject[],
  readStdin: boolean,
): ToolResult {
  const { call } = kubectl;
  const { line, column } = call.place;
  const dry = kubectl.text('dry-run') ?? 'none';
  if (!['none', 'client', 'server', 'unchanged'].includes(dry))
    kubectl.refuse('KS3301', `--dry-run=${dry} is not modelled`, kubectl.placeOf('dry-run'));
  // `--dry-run` alone is the client's.
  const isDry = dry === 'client' || dry === 'server' || dry === 'unchanged';
  const { cluster, context, user, doubt } = target;
  const stored = isDry ? [] : given.filter((one) => !isQuestion(one));
  for (const object of stored) {
    const { repeated } = call;
    call.recorder.write({
      line,
      column,
      by: 'kubectl',
      verb,
      object: wordsOf(object),
      manifests: verb === 'delete' ? [] : manifestsOf(object),
      cluster,
      context,
      user,
      doubt,
      repeated,
    });
  }
  noteChangeRequests(kubectl, target, verb, given);
  if (stored.length > 0) {
    const where = cluster === undefined ? '' : ` in cluster ${cluster}`;
    const objects = stored.map(wordsOf).join(', ');
    kubectl.find('KS3202', `${verb} ${objects}${where}${doubt === undefined ? '' : ` (${doubt})`}`);
  }
  const what = `kubectl ${[verb, given.map(wordsOf).join(', ')].join(' ').trim()}`;
  return { stdout: unknown(`output of ${what}, line ${line}`), exit: mayFail(`${what} succeeds`), readStdin };
}

/** Refuses flags that make a command do something else than its model says. */
function confirmWithout(kubectl: KubectlCall, ...names: readonly string[]): void {
  const { path } = kubectl.parsed.command;
  for (const name of names) {
    if (kubectl.flag(name) !== undefined)
      kubectl.refuse('KS3201', `kubectl ${path} --${name} is not modelled`, kubectl.placeOf(name));
  }
}

/** `--raw PATH` sends to a path of its own, whatever else the call says. */
function confirmNotRaw(kubectl: KubectlCall): void {
  if (kubectl.flag('raw') === undefined) return;
  const { path } = kubectl.parsed.command;
  kubectl.refuse(
    'KS3201',
    `kubectl ${path} --raw sends a request of its own, which is not modelled: use curl for it`,
    kubectl.placeOf('raw'),
  );
}

/** The objects of a manifest: `Secret default/default-token`. */
function objectsOf(
  kubectl: KubectlCall,
  verb: string,
  manifest: Value,
  target: Target,
): readonly ManifestObject[] {
  confirmDocumentParts(kubectl.call, manifest, kubectl.call.place);
  const given = kubectl.flag('namespace');
  const enforced = given !== undefined && textOf(given) !== '';
  const { namespace } = target;
  return confirmed(
    kubectl,
    objectsOfManifest(manifest, { namespace, enforced, generates: verb === 'create' }),
  );
}

/** None where kubectl stops, or they are not known: then the call is refused. */
function confirmed(kubectl: KubectlCall, found: NamedObjects): readonly NamedObject[];
function confirmed(kubectl: KubectlCall, found: ManifestObjects): readonly ManifestObject[];
function confirmed(kubectl: KubectlCall, found: NamedObjects | ManifestObjects): readonly ChangedObject[] {
  if (found.problem === undefined) return found.objects;
  const message = `kubectl ${kubectl.parsed.command.path}: ${found.problem}`;
  if (found.harmless === true) kubectl.find('KS3302', message);
  else kubectl.refuse('KS3302', message);
  return [];
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
  confirmNotRaw(kubectl);
  const target = kubectl.target();
  if (target.broken) return stopped;
  const { call } = kubectl;
  confirmWithout(kubectl, 'kustomize', 'prune', 'selector', 'edit', 'field-selector');
  const files = kubectl.flags('filename').flatMap(filesOf);
  if (files.length === 0) kubectl.refuse('KS3302', `kubectl ${verb} needs -f`);
  const [extra] = kubectl.parsed.positionals;
  if (extra !== undefined)
    kubectl.refuse('KS3301', `kubectl ${verb} -f takes no arguments: ${show(extra.value)}`, extra.place);
  const objects: ChangedObject[] = [];
  let readStdin = false;
  for (const file of files) {
    if (textOf(file) === '-') {
      readStdin = true;
      if (call.stdin.kind === 'inherited')
        kubectl.refuse('KS1003', 'the manifest is not in the script: stdin is that of whoever calls it');
      else objects.push(...objectsOf(kubectl, verb, call.stdin.value, target));
      continue;
    }
    if (file.some((segment) => 'text' in segment && /:\/\//.test(segment.text ?? ''))) {
      const message = `what ${show(file)} holds is not known: download it, look at it, and name the file`;
      kubectl.refuse('KS3201', message, kubectl.placeOf('filename'));
    }
    // An address, or a pattern that kubectl expands itself (cli-runtime, resource/builder.go, FilenameParam).
    const elsewhere = file.some((segment) => 'text' in segment && /:\/\/|[*?[]/.test(segment.text ?? ''));
    const found = elsewhere ? { kind: 'foreign' as const } : call.files.look(file);
    if (found.kind === 'known') objects.push(...objectsOf(kubectl, verb, found.file.content, target));
    else if (found.kind === 'absent') {
      kubectl.find('KS5006', `${show(file)} does not exist at this point`, kubectl.placeOf('filename'));
      return stopped;
    } else objects.push(`objects of ${show(file)}`);
  }
  return change(kubectl, target, verb, objects, readStdin);
}

/** `delete KIND NAME…`, `delete KIND/NAME…`, `delete -f …`. */
function remove(kubectl: KubectlCall): ToolResult {
  if (kubectl.truth('interactive'))
    kubectl.refuse('KS3201', '--interactive asks', kubectl.placeOf('interactive'));
  if (kubectl.flags('filename').length > 0 || kubectl.flag('kustomize') !== undefined)
    return fromFiles(kubectl, 'delete');
  confirmNotRaw(kubectl);
  return named(kubectl, 'delete');
}

/** Commands that change something about objects, where the last arguments say what. */
const changing: ReadonlySet<string> = new Set(['label', 'annotate']);

/** Without a name, they mean all objects of the type. */
const namelessIsAll: ReadonlySet<string> = new Set(['rollout restart']);

/** A verb whose arguments name objects. */
function named(kubectl: KubectlCall, verb: string): ToolResult {
  const target = kubectl.target();
  confirmWithout(kubectl, 'filename', 'kustomize', 'local', 'list', 'patch-file');
  if (target.broken) return stopped;
  if (verb === 'scale' && kubectl.flag('replicas') === undefined)
    kubectl.refuse('KS3302', 'kubectl stops here: kubectl scale needs --replicas');
  const words = kubectl.parsed.positionals.map((word) => word.value);
  const split = changing.has(verb) ? withoutChanges(words) : { objects: words };
  const selection: Selection = {
    all: kubectl.truth('all'),
    everywhere: kubectl.truth('all-namespaces'),
    labels: given(kubectl, 'selector'),
    fields: given(kubectl, 'field-selector'),
  };
  const found =
    split.problem === undefined
      ? namedObjects(split.objects, target.namespace, selection, namelessIsAll.has(verb))
      : split;
  const objects = confirmed(kubectl, found);
  if (found.problem !== undefined)
    return { stdout: unknown(`output of kubectl ${verb}`), exit: mayFail(`kubectl ${verb} succeeds`) };
  const part = kubectl.text('subresource') ?? '';
  if (!['', 'status', 'scale'].includes(part))
    kubectl.refuse('KS3201', `--subresource=${part} is not modelled`, kubectl.placeOf('subresource'));
  return change(
    kubectl,
    target,
    verb,
    part === '' ? objects : objects.map((one) => ({ ...one, words: `${part} of ${one.words}` })),
    false,
  );
}

/** A selector; an empty one chooses nothing. */
function given(kubectl: KubectlCall, name: string): Value | undefined {
  const value = kubectl.flag(name);
  return value === undefined || textOf(value) === '' ? undefined : value;
}

/** By what stands behind `create`: the type, and flags that bring in what the dry run does not look at. */
const creations: Readonly<Record<string, readonly [type: string, ...refused: string[]]>> = {
  clusterrole: ['clusterrole'],
  clusterrolebinding: ['clusterrolebinding'],
  configmap: ['configmap', 'from-file', 'from-env-file', 'append-hash'],
  cronjob: ['cronjob'],
  deployment: ['deployment'],
  ingress: ['ingress'],
  job: ['job'],
  namespace: ['namespace'],
  poddisruptionbudget: ['poddisruptionbudget'],
  priorityclass: ['priorityclass'],
  quota: ['resourcequota'],
  role: ['role'],
  rolebinding: ['rolebinding'],
  'service clusterip': ['service'],
  'service externalname': ['service'],
  'service loadbalancer': ['service'],
  'service nodeport': ['service'],
  serviceaccount: ['serviceaccount'],
};

/** `create role NAME …`: the words of the verb name the type. */
function created(what: string): KubectlModel {
  return (kubectl) => {
    const target = kubectl.target();
    if (target.broken) return stopped;
    const [type = what, ...refused] = creations[what] ?? [];
    confirmWithout(kubectl, ...refused);
    const { positionals, beforeDash } = kubectl.parsed;
    const [name, ...more] = positionals;
    // Behind `--` stands what a container runs.
    const extra = beforeDash === 1 ? [] : more;
    if (name === undefined || extra.length > 0 || beforeDash === 0 || textOf(name.value) === '') {
      kubectl.refuse('KS3302', `kubectl stops here: kubectl create ${what} needs one name`);
      return stopped;
    }
    return change(kubectl, target, 'create', [namedObject(type, target.namespace, name.value)], false);
  };
}

const namedVerbs = ['annotate', 'label', 'patch', 'scale', 'rollout restart'];

export const kubectlWriteModels: ReadonlyMap<string, KubectlModel> = new Map<string, KubectlModel>([
  ['apply', (kubectl) => fromFiles(kubectl, 'apply')],
  [
    'create',
    (kubectl) => (kubectl.flag('raw') === undefined ? fromFiles(kubectl, 'create') : createRaw(kubectl)),
  ],
  ['replace', (kubectl) => fromFiles(kubectl, 'replace')],
  ['delete', remove],
  ...namedVerbs.map((verb) => [verb, (kubectl: KubectlCall) => named(kubectl, verb)] as const),
  ...Object.keys(creations).map((what) => [`create ${what}`, created(what)] as const),
]);
