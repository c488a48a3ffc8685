/** What the kubelet puts into a pod: the address of the API server, and a token of the pod's ServiceAccount. */

import type { ActionOf } from '../action.js';
import {
  hostAlphabet,
  namespaceAlphabet,
  podServerAlphabet,
  portAlphabet,
  tokenAlphabet,
} from '../alphabets.js';
import { caFile } from '../facts.js';
import { podNamespace, serviceAccountFolder } from '../pod.js';
import { requestedCall, requestReads } from '../requested.js';
import { step } from '../step.js';
import type { Word } from '../word.js';
import { checkedValue, message, text, variable } from '../words.js';

export const mountedFolder: Word = [variable('SERVICEACCOUNT')];

/** A file of the ServiceAccount. */
const mounted = (file: 'token' | 'ca.crt' | 'namespace'): Word => [...mountedFolder, `/${file}`];

const besideResource = { namespace: 'resource' } as const;

/** A path that is given says its own. */
export const namespaceBesideResource = {
  safe: besideResource,
  article: besideResource,
  paste: besideResource,
};

const host: ActionOf<'take-variable'> = {
  kind: 'take-variable',
  name: 'KUBERNETES_SERVICE_HOST',
  into: 'SERVICE_HOST',
  alphabet: hostAlphabet,
  otherwise: message('pod.not-in-pod', { name: 'KUBERNETES_SERVICE_HOST' }),
};

const port: ActionOf<'take-variable'> = {
  kind: 'take-variable',
  name: 'KUBERNETES_SERVICE_PORT',
  into: 'SERVICE_PORT',
  alphabet: portAlphabet,
  otherwise: message('pod.not-in-pod', { name: 'KUBERNETES_SERVICE_PORT' }),
};

export const findPodServer = step([], () => ({
  title: message('pod.server-title'),
  notes: [message('pod.server-note')],
  more: [message('pod.name-note')],
  actions: [
    host,
    port,
    {
      kind: 'pod-server',
      host: checkedValue(host),
      port: checkedValue(port),
      into: 'APISERVER',
      alphabet: podServerAlphabet,
      note: message('pod.brackets'),
    },
  ],
}));

/** The namespace is read where the request is about it. */
export const takePodToken = step(
  ['namespace', ...requestReads],
  ({ style, options }) => ({
    title: message(style === 'article' ? 'pod.token-title' : 'pod.ca-title'),
    notes: [message('pod.token-note')],
    more: style === 'article' ? [] : [message('pod.ca-note')],
    actions: [
      { kind: 'assign', into: 'SERVICEACCOUNT', value: text(serviceAccountFolder) },
      {
        kind: 'read-mounted',
        file: mounted('token'),
        into: 'TOKEN',
        alphabet: tokenAlphabet,
        otherwise: message('pod.no-token'),
      },
      ...(requestedCall(options).path.includes(podNamespace)
        ? [
            {
              kind: 'read-mounted' as const,
              file: mounted('namespace'),
              into: 'NAMESPACE' as const,
              alphabet: namespaceAlphabet,
              otherwise: message('pod.no-namespace'),
            },
          ]
        : []),
      ...(style === 'article'
        ? []
        : [
            {
              kind: 'copy-mounted' as const,
              from: mounted('ca.crt'),
              ...caFile,
              otherwise: message('pod.no-ca'),
            },
          ]),
    ],
  }),
  namespaceBesideResource,
);
