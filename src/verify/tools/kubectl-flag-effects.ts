/**
 * What each flag of kubectl does to what a report says. A flag without a stated effect is not accepted: `confirmFlags`
 * refuses it. `modelled` ones are looked at by the model of the command, which refuses what it does not follow.
 */

import { kubectlCommands } from '../../kubectl-flags/flags.js';
import { show } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';
import { globalFlagEffects } from './kubectl-global-flags.js';

export type FlagEffect =
  /** A model looks at it. */
  | { readonly kind: 'modelled' }
  /** Whatever it says, the same is asked of the same server by the same user, changed, written and shown. */
  | { readonly kind: 'none'; readonly why: string }
  /** What it does stands in the report. */
  | { readonly kind: 'told'; readonly tell: (kubectl: KubectlCall, name: string) => void }
  | { readonly kind: 'refused'; readonly why: string };

const modelled: FlagEffect = { kind: 'modelled' };
const none = (why: string): FlagEffect => ({ kind: 'none', why });
const refused = (why: string): FlagEffect => ({ kind: 'refused', why });

const layout = none('how what is printed is laid out');
const fewer = none('which of the same objects are looked at');
const content = none('what the object holds, not which one it is');
const patience = none('how long kubectl waits');
const bookkeeping = none('what the object says about who changed it');

/** Tells that more happens to the objects than the verb says. */
const change = (what: string): FlagEffect => ({
  kind: 'told',
  tell(kubectl, name) {
    if (kubectl.text(name) !== 'false') kubectl.find('KS3202', `--${name}: ${what}`, kubectl.placeOf(name));
  },
});

/** The model looks at files; from an address, kubectl itself fetches what it works on. */
function confirmFiles(kubectl: KubectlCall, name: string): void {
  for (const file of kubectl.flags(name)) {
    if (!file.some((segment) => 'text' in segment && /:\/\//.test(segment.text ?? ''))) continue;
    const message = `what ${show(file)} holds is not known: download it, look at it, and name the file`;
    kubectl.refuse('KS3201', message, kubectl.placeOf(name));
  }
}

/** Flags of the commands that have models; `COMMAND FLAG` where it is another thing than elsewhere. */
export const commandFlagEffects: Readonly<Record<string, FlagEffect>> = {
  'aggregation-rule': content,
  all: modelled,
  'all-containers': fewer,
  'all-namespaces': modelled,
  'all-pods': fewer,
  'allow-missing-template-keys': modelled,
  annotation: content,
  'api-group': fewer,
  'api-version': fewer,
  'append-hash': refused('the name of the object depends on what it holds'),
  audience: none('whom the token is for'),
  'bound-object-kind': none('what the token ends with'),
  'bound-object-name': none('what the token ends with'),
  'bound-object-uid': none('what the token ends with'),
  cached: fewer,
  cascade: change('what becomes of the objects that depend on it'),
  categories: fewer,
  'chunk-size': none('in how many pieces the same is asked for'),
  class: content,
  client: modelled,
  clusterip: content,
  clusterrole: content,
  container: fewer,
  containers: layout,
  'current-replicas': none('when it is changed at all'),
  'default-backend': content,
  description: content,
  'dry-run': modelled,
  duration: none('how long the token lives'),
  edit: modelled,
  'create edit': refused('it opens an editor: leave it out'),
  'external-name': content,
  'field-manager': bookkeeping,
  'field-selector': modelled,
  filename: { kind: 'told', tell: confirmFiles },
  flatten: modelled,
  follow: patience,
  for: none('what kubectl waits for'),
  force: change('what stands in the way is deleted first'),
  'delete force': none('how the same objects are deleted'),
  'force-conflicts': change('fields that others own are taken over'),
  from: refused('the job is made of an object of the cluster'),
  'from-env-file': modelled,
  'from-file': modelled,
  'from-literal': content,
  'global-default': content,
  'grace-period': none('how long what is deleted may take'),
  group: content,
  hard: content,
  'ignore-errors': none('whether the rest is read'),
  'ignore-not-found': none('what the status is'),
  image: content,
  'insecure-skip-tls-verify-backend': {
    kind: 'told',
    tell(kubectl, name) {
      if (!kubectl.truth(name)) return;
      kubectl.call.recorder.find(
        'KS5003',
        kubectl.placeOf(name),
        'the API server does not verify the certificate of the node that it reads the logs from',
        { severity: 'warning' },
      );
    },
  },
  interactive: modelled,
  kustomize: modelled,
  'label-columns': layout,
  'limit-bytes': fewer,
  list: modelled,
  'auth can-i list': fewer,
  local: modelled,
  'max-log-requests': fewer,
  'max-unavailable': content,
  merge: modelled,
  'min-available': content,
  minify: modelled,
  namespaced: fewer,
  'no-headers': layout,
  'node-port': content,
  'non-resource-url': content,
  now: none('how fast the same objects are deleted'),
  'openapi-patch': none('how the difference is worked out'),
  output: modelled,
  'output-watch-events': layout,
  overwrite: content,
  patch: content,
  'patch-file': refused('what changes stands in a file: put it behind --patch'),
  'pod-running-timeout': patience,
  port: content,
  'preemption-policy': content,
  prefix: layout,
  previous: fewer,
  prune: modelled,
  'prune-allowlist': refused('what else is deleted is not known'),
  'prune-whitelist': refused('what else is deleted is not known'),
  quiet: layout,
  raw: modelled,
  'delete raw': refused('it sends a request of its own: use curl for it'),
  'replace raw': refused('it sends a request of its own: use curl for it'),
  record: bookkeeping,
  recursive: refused('which files it finds is not known: name them'),
  'rollout status recursive': fewer,
  'get recursive': fewer,
  'describe recursive': fewer,
  'explain recursive': layout,
  'wait recursive': fewer,
  replicas: content,
  resource: content,
  'resource-name': content,
  'resource-version': none('when it is changed at all'),
  restart: content,
  revision: fewer,
  role: content,
  rule: content,
  'save-config': bookkeeping,
  schedule: content,
  scopes: content,
  selector: modelled,
  'server-print': layout,
  'server-side': none('who works out the difference'),
  serviceaccount: content,
  short: layout,
  'show-capacity': layout,
  'show-events': layout,
  'show-kind': layout,
  'show-labels': layout,
  'show-managed-fields': layout,
  'show-swap': layout,
  since: fewer,
  'since-time': fewer,
  'sort-by': layout,
  'get sort-by': modelled,
  subresource: modelled,
  sum: layout,
  tail: fewer,
  tcp: content,
  template: modelled,
  timeout: patience,
  timestamps: layout,
  type: none('how the change is written'),
  'use-protocol-buffers': none('how the same is sent'),
  user: content,
  validate: none('what is refused before it is sent'),
  value: content,
  verb: content,
  verbs: fewer,
  wait: patience,
  watch: patience,
  'get watch': modelled,
  'watch-only': modelled,
  'windows-line-endings': none('how the editor is given the text'),
};

/** The effect of a flag of a command; undefined where none is stated. `kubectl proxy` has a list of its own. */
export function flagEffect(command: string, name: string, isGlobal: boolean): FlagEffect | undefined {
  if (isGlobal) return globalFlagEffects[name];
  if (command === 'proxy') return modelled;
  return commandFlagEffects[`${command} ${name}`] ?? commandFlagEffects[name];
}

/** Tells what the flags of a call do, and refuses those whose effect is not stated. */
export function confirmFlags(kubectl: KubectlCall): void {
  const { command, flags } = kubectl.parsed;
  const globals = kubectlCommands().get('')?.flags;
  for (const definition of new Set(flags.map((one) => one.definition))) {
    const { name } = definition;
    if (name === 'help') continue;
    const effect = flagEffect(command.path, name, globals?.get(name) === definition);
    const place = flags.findLast((one) => one.definition === definition)?.token.place;
    if (effect?.kind === 'told') effect.tell(kubectl, name);
    else if (effect === undefined || effect.kind === 'refused') {
      const why = effect === undefined ? 'what it changes is not modelled' : effect.why;
      kubectl.refuse('KS3201', `kubectl ${command.path} --${name}: ${why}`, place);
    }
  }
}
