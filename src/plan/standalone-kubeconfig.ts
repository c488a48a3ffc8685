/** The text of a standalone kubeconfig for a ServiceAccount, and the names in it. */

import { hasCa } from './facts.js';
import type { StepOptions } from './options.js';
import type { Captured, StepTarget } from './step.js';
import type { Word } from './word.js';
import { text } from './words.js';
import { yamlText } from './yaml-text.js';

/** The options that a step with such a file in it reads. */
export const kubeconfigReads = ['namespace', 'serviceAccount', 'withoutKubectl'] as const;

type Names = Pick<StepOptions, (typeof kubeconfigReads)[number]>;

/** After the context that it is made by: that name is one that a shell can pass on. */
export const contextOf = (target: StepTarget, { serviceAccount }: Names): string =>
  `${serviceAccount}@${target.contextName}`;

export const namesCaFile = ({ caFile }: StepTarget): boolean => caFile.length > 0;

/** As it was captured; without kubectl as the kubeconfig had it, unless that names a file. */
function caOf(target: StepTarget, captured: Captured, withoutKubectl: boolean): Word {
  const { certificateAuthorityData: data } = target.cluster;
  return withoutKubectl && !namesCaFile(target)
    ? [Buffer.from(data).toString('base64')]
    : [captured('CA_DATA')];
}

/** Its lines, as YAML: names are texts of the kubeconfig, and what was captured is checked. */
export function kubeconfigLines(target: StepTarget, options: Names, captured: Captured): readonly Word[] {
  const { cluster, proxy } = target;
  const [name, user] = [yamlText(target.clusterName), yamlText(options.serviceAccount)];
  const context = yamlText(contextOf(target, options));
  const proxyUrl: Word =
    proxy === undefined ? [] : typeof proxy.url === 'string' ? [proxy.url] : [captured('PROXY_URL')];
  const fields: readonly (readonly [string, Word])[] = [
    ['server', ['"', captured('APISERVER'), '"']],
    ...(hasCa(target)
      ? [
          [
            'certificate-authority-data',
            ['"', ...caOf(target, captured, options.withoutKubectl), '"'],
          ] as const,
        ]
      : []),
    ...(cluster.insecureSkipTlsVerify ? [['insecure-skip-tls-verify', text('true')] as const] : []),
    ...(cluster.tlsServerName === ''
      ? []
      : [['tls-server-name', text(yamlText(cluster.tlsServerName))] as const]),
    ...(proxy === undefined ? [] : [['proxy-url', ['"', ...proxyUrl, '"']] as const]),
    ...(cluster.disableCompression ? [['disable-compression', text('true')] as const] : []),
  ];
  return [
    text('apiVersion: v1'),
    text('kind: Config'),
    text('clusters:'),
    text(`- name: ${name}`),
    text('  cluster:'),
    ...fields.map(([field, value]): Word => [`    ${field}: `, ...value]),
    text('contexts:'),
    text(`- name: ${context}`),
    text('  context:'),
    text(`    cluster: ${name}`),
    text(`    namespace: ${yamlText(options.namespace)}`),
    text(`    user: ${user}`),
    text(`current-context: ${context}`),
    text('users:'),
    text(`- name: ${user}`),
    text('  user:'),
    ['    token: "', captured('TOKEN'), '"'],
  ];
}
