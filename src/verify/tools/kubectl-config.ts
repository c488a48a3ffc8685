/** `kubectl config …`: the reading half, answered from the kubeconfig itself. */

import { alphabets } from '../alphabet.js';
import { concat, literal, show, textOf, unknown, type Value } from '../value.js';
import type { KubectlModel } from './kubectl.js';
import type { KubectlCall } from './kubectl-call.js';
import { refuseInternal, view } from './kubectl-config-view.js';
import { kubeconfigKey } from './kubectl-own-config.js';
import { exited, mayFail, type ToolResult } from './tool.js';

const failed: ToolResult = { stdout: [], exit: exited(1) };

function currentContext(kubectl: KubectlCall): ToolResult {
  refuseInternal(kubectl);
  const config = kubectl.config();
  if (config === undefined)
    return {
      stdout: unknown('the current context', { characters: alphabets.line }),
      exit: mayFail('there is a current context'),
    };
  // --context does not matter to it.
  const name = config.currentContext;
  if (name === '') {
    kubectl.find('KS4003', 'the kubeconfig has no current context');
    return failed;
  }
  const cluster = config.contexts.get(name)?.cluster;
  const value: Value = [{ kind: 'kubeconfig', text: name, path: 'current-context', cluster, holders: [] }];
  return { stdout: concat(value, literal('\n')), exit: exited(0) };
}

/** The contexts that are named, or all. One that is not there ends it with 1, behind the table of the others. */
function getContexts(kubectl: KubectlCall): ToolResult {
  const config = kubectl.config();
  const missing = kubectl.parsed.positionals.filter(({ value }) => {
    const name = textOf(value);
    return name !== undefined && config !== undefined && !config.contexts.has(name);
  });
  for (const { value, place } of missing)
    kubectl.find('KS4003', `there is no context ${show(value)} in the kubeconfig`, place);
  return {
    stdout: unknown('contexts of the kubeconfig'),
    exit: missing.length > 0 ? exited(1) : mayFail('kubectl config get-contexts succeeds'),
  };
}

/** A table or a list of names, for people: what it prints is not worked out. */
function list(what: string): KubectlModel {
  return (kubectl) => {
    kubectl.config();
    return {
      stdout: unknown(`${what} of the kubeconfig`),
      exit: mayFail(`kubectl config get-${what} succeeds`),
    };
  };
}

/** After this call, the kubeconfig may be another. */
export function changesKubeconfig({ call }: KubectlCall): void {
  call.files.kubeconfigChange = { line: call.place.line, of: 'anything' };
}

/** `use-context NAME`: what is current from here on, for everything that reads the kubeconfig. */
function useContext(kubectl: KubectlCall): ToolResult {
  const { call, parsed } = kubectl;
  const [name, ...more] = parsed.positionals;
  if (name === undefined || more.length > 0) {
    kubectl.refuse('KS3302', 'kubectl stops here: kubectl config use-context needs one name');
    return failed;
  }
  kubectl.refuse(
    'KS3105',
    'this changes the kubeconfig, also for whatever else reads it',
    call.place,
    `leave it out, and add --context=${show(name.value)} to each kubectl`,
  );
  const context = textOf(name.value);
  const config = kubectl.config();
  if (context !== undefined && config !== undefined && !config.contexts.has(context)) {
    kubectl.find('KS4003', `there is no context ${JSON.stringify(context)} in the kubeconfig`, name.place);
    return failed;
  }
  const { line } = call.place;
  const before = call.files.kubeconfigChange;
  if (before?.of === 'anything') changesKubeconfig(kubectl);
  else {
    const now =
      context === undefined || config === undefined ? {} : { now: { context, key: kubeconfigKey(kubectl) } };
    call.files.kubeconfigChange = { line, of: 'current-context', ...now };
  }
  return {
    stdout: unknown('what kubectl config use-context says'),
    exit: mayFail('kubectl config use-context succeeds'),
  };
}

export const kubectlConfigModels: ReadonlyMap<string, KubectlModel> = new Map<string, KubectlModel>([
  ['config view', view],
  ['config current-context', currentContext],
  ['config use-context', useContext],
  ['config get-contexts', getContexts],
  ['config get-clusters', list('clusters')],
  ['config get-users', list('users')],
]);
