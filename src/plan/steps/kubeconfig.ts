/** A standalone kubeconfig for a ServiceAccount: the cluster as the context has it, and a token. */
import { quoted } from '../../display.js';
import { KubeconfigError } from '../../errors.js';
import type { ActionOf, AnnotatedAction } from '../action.js';
import { encodeCa, lookUpCa } from '../ca-data.js';
import { clusterField } from '../cluster-field.js';
import { facts, hasCa, proxyIsSecret } from '../facts.js';
import type { Message } from '../message.js';
import type { StepOptions } from '../options.js';
import {
  contextOf,
  kubeconfigLines,
  namesCaFile,
  kubeconfigReads as reads,
} from '../standalone-kubeconfig.js';
import { type Captured, type StepTarget, step } from '../step.js';
import { eitherWay } from '../without-kubectl.js';
import type { Word } from '../word.js';
import { kubectl, message, variable } from '../words.js';
import { ask } from './call.js';
import { captureProxy, captureServer, pinServer, serverOf } from './find-server.js';
import { neverInsecure } from './never-insecure.js';
import { statedServer } from './state-server.js';

type Names = Pick<StepOptions, (typeof reads)[number]>;

/** In the folder that the script is started in. A ServiceAccount's name is one of a file, too. */
const fileOf = ({ serviceAccount }: Names): string => `${serviceAccount}.kubeconfig`;

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

const readByKubectl = step(reads, ({ target, options }) => {
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
  if (hasCa(target)) actions.push(lookUpCa(target, 'safe'));
  if (proxyIsSecret(target)) {
    notes.push(message('kubeconfig.proxy-note'));
    actions.push(captureProxy(target, clusterField(target, 'proxy-url', '--raw')));
  }
  return { title: message('kubeconfig.cluster-title', values), notes, actions };
});

/** What the kubeconfig says of the cluster stands in the script; a CA that it names as a file is read there. */
const statedCluster = step(reads, ({ target, options }) => {
  refusePlain(target);
  const values = kubeconfigFacts(target, options);
  const { title, notes, actions } = statedServer(target, { insecure: false }, 'safe');
  return {
    title,
    notes: namesCaFile(target) ? [...notes, message('kubeconfig.bare.ca-note')] : notes,
    actions: [
      { kind: 'require-no-file', file: fileOf(options), otherwise: message('kubeconfig.exists', values) },
      ...actions,
      ...(namesCaFile(target) ? [encodeCa(target)] : []),
    ],
  };
});

export const readCluster = eitherWay(readByKubectl, statedCluster);

/** The server is asked by the new token, which it answers 401 to where it does not take it; everybody may read its version. */
export const tryToken = eitherWay(
  undefined,
  neverInsecure(
    ask({
      method: 'GET',
      path: '/version',
      title: message('kubeconfig.bare.try-title'),
      notes: () => [message('kubeconfig.bare.try-note')],
      forbidden: () => message('kubeconfig.bare.try-forbidden'),
      unexpected: () => message('call.unexpected'),
    }),
  ),
);

const writtenAndTried = step(reads, ({ target, options, captured }) => {
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
        ...writing(target, options, captured),
        check: kubectl('version', ...pins, '--output=json'),
        fails: message('kubeconfig.check-otherwise', values),
      },
      { kind: 'say', text: message('kubeconfig.done', values) },
    ],
  };
});

/** Without kubectl a request has tried the token before: its file is not read again. */
const written = step(reads, ({ target, options, captured }) => {
  const values = kubeconfigFacts(target, options);
  return {
    title: message('kubeconfig.bare.write-title', values),
    notes: [message('kubeconfig.write-note', values), message('kubeconfig.bare.place-note', values)],
    actions: [
      { ...writing(target, options, captured), check: undefined, fails: undefined },
      { kind: 'say', text: message('kubeconfig.done', values) },
    ],
  };
});

export const writeKubeconfig = eitherWay(writtenAndTried, written);

function writing(
  target: StepTarget,
  options: Names,
  captured: Captured,
): Omit<ActionOf<'write-file'>, 'check' | 'fails'> {
  const values = kubeconfigFacts(target, options);
  return {
    kind: 'write-file',
    file: fileOf(options),
    lines: kubeconfigLines(target, options, captured),
    open: message('own.open'),
    exists: message('kubeconfig.exists', values),
    otherwise: message('kubeconfig.write-otherwise', values),
    placeHazards: [{ code: 'KS5105', reason: message('kubeconfig.stays') }],
  };
}
