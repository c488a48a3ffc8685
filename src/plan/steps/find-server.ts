/** The cluster's server, the CA that vouches for it, and the proxy on the way where that is a secret. */

import type { ActionOf, AnnotatedAction } from '../action.js';
import { proxyUrlAlphabet, serverAlphabet } from '../alphabets.js';
import {
  articleCa,
  clusterCa,
  clusterField,
  namedClusterField,
  pinnedClusterField,
} from '../cluster-field.js';
import { caFile, facts, hasCa, proxyIsSecret, verifiesProxyWithCa, verifiesWithCa } from '../facts.js';
import type { Message } from '../message.js';
import type { Transport } from '../request.js';
import { type StepTarget, step } from '../step.js';
import type { Step } from '../types.js';
import { eitherWay } from '../without-kubectl.js';
import type { Command } from '../word.js';
import { message, text } from '../words.js';
import { isPlainName } from './choose-context.js';
import { stateServer } from './state-server.js';

export const findServer = eitherWay(
  step(['insecure'], ({ target, options, style }) =>
    style === 'article' ? articleServer(target, options) : safeServer(target, options, style),
  ),
  stateServer,
);

function safeServer(target: StepTarget, options: Transport, style: 'safe' | 'paste'): Step {
  const values = facts(target, {});
  const notes: Message[] = [message('server.note')];
  const more: Message[] = [message('server.found', values)];
  const actions: AnnotatedAction[] = [captureServer(target, serverOf(target))];
  // Where a call is for any path, a slash at the end of the server is left out, and the server written down.
  const isWrittenDown = style === 'paste' && target.server.endsWithSlash;
  if (target.server.verifiedUrl !== undefined || target.proxy !== undefined || isWrittenDown) {
    notes.push(message('server.pin-note'));
    actions.push(pinServer(target));
  }
  const verifies = verifiesWithCa(target, options) || verifiesProxyWithCa(target, options);
  if (verifies) {
    more.push(message('server.ca-note'));
    actions.push(saveCa(target, clusterCa(target), style === 'paste' ? undefined : caFile.folder), {
      kind: 'apple-curl',
      text: message('server.apple-curl'),
    });
  }
  if (verifiesWithSystem(target, options)) notes.push(message('server.system-note'));
  if (proxyIsSecret(target)) {
    notes.push(message('server.proxy-note'));
    actions.push(captureProxy(target, clusterField(target, 'proxy-url', '--raw')));
  }
  const title = message(verifies ? 'server.ca-title' : 'server.title');
  return { title, notes, more, actions };
}

const verifiesWithSystem = (target: StepTarget, options: Transport): boolean =>
  target.server.secure && !hasCa(target) && !options.insecure && !target.cluster.insecureSkipTlsVerify;

const saveCa = (target: StepTarget, command: Command, folder: string | undefined): ActionOf<'save'> => ({
  kind: 'save',
  command,
  folder,
  file: caFile.file,
  otherwise: message('server.ca-otherwise', facts(target, {})),
});

/** The server has to be the one that the script was written for. */
export const pinServer = (target: StepTarget): AnnotatedAction => ({
  kind: 'pin',
  variable: 'APISERVER',
  value: text(target.server.url),
  otherwise: message('server.moved', facts(target, {})),
});

/** By the seed's own filter, where the name of the cluster can stand in it. */
export const serverOf = (target: StepTarget): Command =>
  isPlainName(target.clusterName) ? pinnedClusterField(target, 'server') : clusterField(target, 'server');

function articleServer(target: StepTarget, options: Transport): Step {
  const values = facts(target, {});
  const notes: Message[] = [message('server.article-note', values)];
  const actions: AnnotatedAction[] = [captureServer(target, namedClusterField(target, 'server'))];
  if (target.server.verifiedUrl !== undefined) actions.push(pinServer(target));
  const verifies = verifiesWithCa(target, options) || verifiesProxyWithCa(target, options);
  if (verifies) {
    notes.push(message('server.article-ca-note'));
    actions.push(saveCa(target, articleCa(target), undefined));
  }
  if (verifiesWithSystem(target, options)) notes.push(message('server.system-note'));
  if (proxyIsSecret(target)) {
    notes.push(message('server.article-proxy-note'));
    actions.push(captureProxy(target, namedClusterField(target, 'proxy-url', '--raw')));
  }
  return { title: message(verifies ? 'server.ca-title' : 'server.title'), notes, actions };
}

export function captureServer(target: StepTarget, command: Command): ActionOf<'capture'> {
  const values = facts(target, {});
  return {
    kind: 'capture',
    command,
    into: 'APISERVER',
    alphabet: serverAlphabet(target),
    otherwise: message('server.otherwise', values),
    refused: message('server.refused', values),
  };
}

export function captureProxy(target: StepTarget, command: Command): ActionOf<'capture'> {
  const values = facts(target, {});
  return {
    kind: 'capture',
    command,
    into: 'PROXY_URL',
    alphabet: proxyUrlAlphabet,
    otherwise: message('server.proxy-otherwise', values),
    refused: message('server.proxy-refused', values),
  };
}
