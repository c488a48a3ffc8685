/** The commands that print a field of the target's cluster. */
import { jsonPathString } from '../jsonpath/quote.js';
import type { StepTarget } from './step.js';
import { kubeconfigFlag } from './target.js';
import type { Command, Word } from './word.js';
import { goTemplate, jsonpath, kubectl, variable } from './words.js';

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

/**
 * The CA as it is in a file. kubectl decodes it itself: not every `base64` knows --decode. Where there is none, nothing
 * is printed; a template that fails would print the whole kubeconfig.
 */
export function clusterCa(target: StepTarget): Command {
  const view = ['config', 'view', ...kubeconfigFlag(target)];
  const raw = ['--raw', '--flatten'];
  const decoded = (cluster: string): string =>
    `{{with index ${cluster} "certificate-authority-data"}}{{base64decode .}}{{end}}`;
  if (target.clusterOverride !== undefined || !target.minifiable) {
    const named = `{{range .clusters}}{{if eq .name ${goText(target.clusterName)}}}${decoded('.cluster')}{{end}}{{end}}`;
    return kubectl(...view, ...raw, ...goTemplate(named));
  }
  const context: Word = ['--context=', variable('CONTEXT')];
  return kubectl(...view, '--minify', ...raw, context, ...goTemplate(decoded('(index .clusters 0).cluster')));
}

/** The same in the article's words: in base64, of the cluster that was chosen by its name. */
export const articleCa = (target: StepTarget): Command => {
  const field = 'certificate-authority-data';
  const raw = ['--raw', '--flatten'];
  if (target.clusterOverride !== undefined || !target.minifiable)
    return namedClusterField(target, field, ...raw);
  const context = target.isCurrent ? [] : [`--context=${target.contextName}`];
  return kubectl(
    'config',
    'view',
    ...kubeconfigFlag(target),
    '--minify',
    ...context,
    ...raw,
    '-o',
    filter(field),
  );
};

/** A text inside a template of Go's. In base64 where another than its own letters would mean something in a shell or there. */
export const goText = (text: string): string =>
  /^[A-Za-z0-9._:/@-]+$/.test(text)
    ? `"${text}"`
    : `(base64decode "${Buffer.from(text).toString('base64')}")`;

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
