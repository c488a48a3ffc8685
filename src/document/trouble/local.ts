/** What is wrong before anything is sent, and with what a step makes. */

import type { Action } from '../../plan/action.js';
import { kubeconfigText } from '../../plan/kubeconfig-file.js';
import { message } from '../../plan/words.js';
import type { Trouble } from '../runbook.js';
import { type Surroundings, signs } from './signs.js';

export function localTrouble(action: Action, given: Surroundings): readonly Trouble[] {
  const { speak, target } = given;
  const row = (sign: Trouble['sign'], said: Parameters<typeof speak>[0]): Trouble => ({
    sign,
    said: speak(said),
  });
  switch (action.kind) {
    case 'run':
      return [
        row(signs('command not found', 'not recognized'), message('document.fails.no-kubectl')),
        row(
          speak(message('document.fails.unlisted', { cluster: target.clusterName })),
          target.kubeconfig === undefined
            ? message('document.fails.other-file')
            : message('document.fails.named-file', { file: kubeconfigText(target.kubeconfig) }),
        ),
      ];
    case 'capture':
      return action.into === 'APISERVER'
        ? [
            row(signs('cannot locate context'), noContext(given)),
            row(signs('no usable server'), message('document.fails.no-server')),
          ]
        : action.into === 'TOKEN'
          ? [row(signs('not found'), noAccount), row(signs('unknown command'), message('document.fails.old'))]
          : [];
    case 'pin':
      return [row(signs('is no longer'), message('document.fails.moved'))];
    case 'save':
      return [row(signs('no CA that can be read'), message('document.fails.no-ca'))];
    case 'require-absent':
      return [row(signs('there is a Secret'), message('document.fails.exists'))];
    case 'apply':
      return [row(signs('not found', 'is not there, though'), noAccount)];
    case 'await-output':
      return [row(signs('is no token'), message('document.fails.no-token'))];
    case 'remove':
      return [row(signs('cannot be removed'), message('document.fails.stays'))];
    case 'wait':
      return [row(signs('HTTP 200'), message('document.fails.remembered'))];
    case 'start-private-proxy':
      return [row(signs('does not exist'), noContext(given))];
    default:
      return [];
  }
}

const noAccount = message('document.fails.no-account');

const noContext = ({ target }: Surroundings): ReturnType<typeof message> =>
  message('document.fails.no-context', { context: target.contextName });
