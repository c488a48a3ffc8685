/** The commands that print a field of the target's cluster. */
import { jsonPathString } from '../jsonpath/quote.js';
import type { StepTarget } from './step.js';
import { kubeconfigFlag } from './target.js';
import type { Command, Word } from './types.js';
import { jsonpath, kubectl, variable } from './words.js';

/**
 * `--minify` honours `--context` alone, so a cluster that was given by `--cluster` is looked up by its name; so is one
 * whose context cannot be minified.
 */
export function clusterField(target: StepTarget, field: string, ...flags: readonly string[]): Command {
  const view = ['config', 'view', ...kubeconfigFlag(target)];
  if (target.clusterOverride !== undefined || !target.minifiable) {
    const name = jsonPathString(target.clusterName, '"');
    return kubectl(...view, ...flags, ...jsonpath(`{.clusters[?(@.name==${name})].cluster.${field}}`));
  }
  const context: Word = ['--context=', variable('CONTEXT')];
  return kubectl(...view, '--minify', ...flags, context, ...jsonpath(`{.clusters[0].cluster.${field}}`));
}

/** The seed's filter: `-o jsonpath="{.clusters[?(@.name==\"$CLUSTER_NAME\")].cluster.FIELD}"`. */
export function namedClusterField(target: StepTarget, field: string, ...flags: readonly string[]): Command {
  return kubectl('config', 'view', ...kubeconfigFlag(target), ...flags, '-o', filter(field));
}

/**
 * The same of what the context uses alone: where it has moved to another cluster, nothing is found. A cluster that was
 * given by `--cluster` is looked up in the whole kubeconfig.
 */
export function pinnedClusterField(target: StepTarget, field: string): Command {
  if (target.clusterOverride !== undefined || !target.minifiable) return namedClusterField(target, field);
  const context: Word = ['--context=', variable('CONTEXT')];
  return kubectl('config', 'view', ...kubeconfigFlag(target), '--minify', context, '-o', filter(field));
}

const filter = (field: string): Word => [
  'jsonpath=',
  { template: '{.clusters[?(@.name=="' },
  variable('CLUSTER_NAME'),
  { template: `")].cluster.${field}}` },
];
