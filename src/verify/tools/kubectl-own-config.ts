/** The kubeconfig that a call of kubectl reads, and what a script may have done to it before. */
import { KubeconfigError } from '../../errors.js';
import type { Config } from '../../kubeconfig/types.js';
import type { KubeconfigChange } from '../kubeconfig-change.js';
import { literal, show, textOf, type Value } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';
import { writtenKubeconfig } from './written-kubeconfig.js';

const withCurrent = new WeakMap<Config, Map<string, Config>>();

/** The kubeconfig with another context as the current one; the same object each time. */
function at(config: Config, context: string): Config {
  const known = withCurrent.get(config) ?? new Map<string, Config>();
  withCurrent.set(config, known);
  const made = known.get(context) ?? { ...config, currentContext: context };
  known.set(context, made);
  return made;
}

/** The kubeconfig that a call reads; undefined where none may be assumed, or it cannot be read. */
export function configOf(kubectl: KubectlCall): Config | undefined {
  const written = writtenKubeconfig(kubectl);
  const config = written === undefined ? read(kubectl) : written.config;
  const { kubeconfigChange: change } = kubectl.call.files;
  if (config === undefined || change === undefined || isUntouchedBy(kubectl, change)) return config;
  if (written === undefined && change.now?.key === kubeconfigKey(kubectl))
    return config.contexts.has(change.now.context) ? at(config, change.now.context) : undefined;
  kubectl.refuse('KS3105', doubtOf(kubectl) ?? '', { line: change.line, column: 1 });
  return undefined;
}

/** Which kubeconfig is meant: a text that two calls share where it is the same. */
export function kubeconfigKey(kubectl: KubectlCall): string {
  const list = kubectl.call.variable('KUBECONFIG');
  const explicit = kubectl.flag('kubeconfig');
  return JSON.stringify([explicit, explicit === undefined ? list : undefined].map((one) => one && show(one)));
}

/** A pinned context stays what it is where only another one became current. */
function isUntouchedBy(kubectl: KubectlCall, change: KubeconfigChange): boolean {
  const pinned = kubectl.flag('context');
  return change.of === 'current-context' && pinned !== undefined && textOf(pinned) !== '';
}

/** What is not known after a change of the kubeconfig; undefined where there was none that matters. */
export function doubtOf(kubectl: KubectlCall): string | undefined {
  const { kubeconfigChange: change } = kubectl.call.files;
  if (change === undefined || isUntouchedBy(kubectl, change)) return undefined;
  if (change.now?.key === kubeconfigKey(kubectl)) return `as line ${change.line} makes it current`;
  return `context not known: the kubeconfig may have changed on line ${change.line}`;
}

function read(kubectl: KubectlCall): Config | undefined {
  const { call } = kubectl;
  const explicitPath = kubectl.text('kubeconfig');
  const variable = call.variable('KUBECONFIG');
  const list = variable === undefined ? undefined : textOf(variable);
  if (variable !== undefined && list === undefined) {
    kubectl.refuse('KS1003', `KUBECONFIG (${show(variable)}) depends on the run`);
    return undefined;
  }
  const why = reasonNotToRead(
    kubectl,
    explicitPath === undefined ? (list ?? '') : explicitPath,
    explicitPath !== undefined,
  );
  if (why !== undefined) {
    kubectl.refuse('KS3105', why);
    return undefined;
  }
  try {
    const config = call.world.config({
      ...(explicitPath === undefined ? {} : { explicitPath }),
      // Not set: neither here nor in the environment of the script.
      variable: list ?? '',
    });
    call.recorder.readConfig(config);
    return config;
  } catch (error) {
    if (!(error instanceof KubeconfigError)) throw error;
    kubectl.find(
      'KS4003',
      `kubectl cannot read the kubeconfig: ${show([{ kind: 'literal', text: error.message }])}`,
    );
    return undefined;
  }
}

/** Why the kubeconfig is not the one that the verifier reads: the script touches it, or is in another folder. */
function reasonNotToRead(kubectl: KubectlCall, list: string, single: boolean): string | undefined {
  const { files, world, variable } = kubectl.call;
  const home = variable.call(kubectl.call, 'HOME');
  const names = single
    ? [list]
    : list.split(world.os === 'windows' ? ';' : ':').filter((name) => name !== '');
  const paths: readonly Value[] =
    names.length === 0
      ? home === undefined
        ? []
        : [[...home, ...literal('/.kube/config')]]
      : names.map(literal);
  for (const path of paths) {
    const text = textOf(path);
    if (files.touched(path)) return 'a kubeconfig that the script itself writes is not modelled';
    if (files.folder !== undefined && text !== undefined && !/^([/\\]|[A-Za-z]:)/.test(text))
      return `${show(path)} is read from the folder that the script has gone to`;
  }
  return undefined;
}
