/** A standalone kubeconfig for a ServiceAccount: the cluster as the context has it, and a token. */
import { quoted } from '../../display.js';
import { KubeconfigError } from '../../errors.js';
import { base64Alphabet } from '../alphabets.js';
import { clusterField } from '../cluster-field.js';
import { facts, hasCa, proxyIsSecret } from '../facts.js';
import { type Captured, type StepTarget, step } from '../step.js';
import type { AnnotatedAction, Message, Word } from '../types.js';
import { kubectl, message, text, variable } from '../words.js';
import { yamlText } from '../yaml-text.js';
import { captureProxy, captureServer, pinServer, serverOf } from './find-server.js';

const reads = ['namespace', 'serviceAccount'] as const;

interface Names {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** In the folder that the script is started in. A ServiceAccount's name is one of a file, too. */
const fileOf = ({ serviceAccount }: Names): string => `${serviceAccount}.kubeconfig`;

/** After the context that it is made by: that name is one that a shell can pass on. */
const contextOf = (target: StepTarget, { serviceAccount }: Names): string =>
  `${serviceAccount}@${target.contextName}`;

const kubeconfigFacts = (target: StepTarget, options: Names) => ({
  ...facts(target, options),
  file: fileOf(options),
});

/** Throws a KubeconfigError where kubectl sends no token (client-go: credentials need TLS). */
function refusePlain({ server, clusterName, cluster }: StepTarget): void {
  if (server.secure) return;
  const { position } = cluster;
  throw new KubeconfigError(
    `the server of cluster ${quoted(clusterName)} is plain http, where kubectl sends no token`,
    { hint: 'use the context as it is, or a server by https', ...(position && { position }) },
  );
}

export const readCluster = step(reads, ({ target, options }) => {
  refusePlain(target);
  const values = kubeconfigFacts(target, options);
  const notes: Message[] = [message('kubeconfig.cluster-note')];
  const actions: AnnotatedAction[] = [
    {
      kind: 'require-no-file',
      file: fileOf(options),
      otherwise: message('kubeconfig.exists', values),
    },
    captureServer(target, serverOf(target)),
    // What stands beside it in the file was written down for this server.
    pinServer(target),
  ];
  if (hasCa(target))
    actions.push({
      kind: 'capture',
      command: clusterField(target, 'certificate-authority-data', '--raw', '--flatten'),
      into: 'CA_DATA',
      alphabet: base64Alphabet,
      otherwise: message('server.ca-otherwise', values),
      refused: message('server.ca-otherwise', values),
    });
  if (proxyIsSecret(target)) {
    notes.push(message('kubeconfig.proxy-note'));
    actions.push(captureProxy(target, clusterField(target, 'proxy-url', '--raw')));
  }
  return { title: message('kubeconfig.cluster-title', values), notes, actions };
});

export const writeKubeconfig = step(reads, ({ target, options, captured }) => {
  const values = kubeconfigFacts(target, options);
  const pins: readonly Word[] = [
    ['--kubeconfig=', variable('PART')],
    [`--context=${contextOf(target, options)}`],
  ];
  return {
    title: message('kubeconfig.write-title', values),
    notes: [message('kubeconfig.write-note', values), message('kubeconfig.check-note', values)],
    actions: [
      {
        kind: 'write-file',
        file: fileOf(options),
        lines: linesOf(target, options, captured),
        check: kubectl('version', ...pins, '--output=json'),
        open: message('own.open'),
        fails: message('kubeconfig.check-otherwise', values),
        exists: message('kubeconfig.exists', values),
        otherwise: message('kubeconfig.write-otherwise', values),
        placeHazards: [{ code: 'KS5105', reason: message('kubeconfig.stays') }],
      },
      { kind: 'say', text: message('kubeconfig.done', values) },
    ],
  };
});

/** The file, as YAML: names are texts of the kubeconfig, and what was captured is checked. */
function linesOf(target: StepTarget, options: Names, captured: Captured): readonly Word[] {
  const { cluster, proxy } = target;
  const [name, user] = [yamlText(target.clusterName), yamlText(options.serviceAccount)];
  const context = yamlText(contextOf(target, options));
  const proxyUrl: Word =
    proxy === undefined ? [] : typeof proxy.url === 'string' ? [proxy.url] : [captured('PROXY_URL')];
  const fields: readonly (readonly [string, Word])[] = [
    ['server', ['"', captured('APISERVER'), '"']],
    ...(hasCa(target) ? [['certificate-authority-data', ['"', captured('CA_DATA'), '"']] as const] : []),
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
