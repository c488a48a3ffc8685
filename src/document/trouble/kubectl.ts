/** What kubectl says where it asks the API server. */
import type { Action } from '../../plan/action.js';
import { message } from '../../plan/words.js';
import type { Inline, Trouble } from '../runbook.js';
import { type Surroundings, signs } from './signs.js';

export const asksServer = (action: Action): boolean =>
  ['tell-seconds', 'require-absent', 'apply', 'await-output', 'remove'].includes(action.kind) ||
  (action.kind === 'capture' && action.into === 'TOKEN');

export const kubectlTrouble = (given: Surroundings): readonly Trouble[] => [
  { sign: signs('Unauthorized', 'provide credentials'), said: notAccepted(given) },
  {
    sign: signs('is forbidden'),
    said: given.speak(message('document.fails.right', { user: given.target.authInfoName })),
  },
  ...signInTrouble(given),
  ...wayTrouble(given),
];

export const notAccepted = ({ speak, target }: Surroundings): Inline =>
  speak(message('document.fails.credentials', { user: target.authInfoName }));

/** What client-go says of an exec plugin, where the user has one. */
export function signInTrouble({ speak, target }: Surroundings): readonly Trouble[] {
  const { program } = target.needs;
  if (program === undefined) return [];
  const said = speak(message('document.fails.plugin', { program, user: target.authInfoName }));
  return [{ sign: signs('getting credentials'), said }];
}

/** What Go says on the way to the server. */
export const wayTrouble = (given: Surroundings): readonly Trouble[] => [
  ...(isVerified(given) ? [{ sign: signs('x509'), said: notVerified(given) }] : []),
  { sign: signs('refused', 'timeout', 'no such host'), said: noWay(given) },
  { sign: signs('proxyconnect', 'Proxy Authentication Required'), said: inTheWay(given) },
];

export const isVerified = ({ target }: Surroundings): boolean =>
  target.server.secure && !target.cluster.insecureSkipTlsVerify;

export const notVerified = ({ speak }: Surroundings): Inline => speak(message('document.fails.certificate'));

export const noWay = ({ speak, target }: Surroundings): Inline =>
  speak(message('document.fails.network', { server: target.cluster.server }));

/** The kubeconfig's own proxy, or one that the environment names. */
export function inTheWay({ speak, target }: Surroundings): Inline {
  if (target.proxy !== undefined)
    return speak(message('document.fails.proxy', { proxy: target.proxy.place }));
  const host = target.server.address.replace(/:\d+$/, '');
  return speak(message('document.fails.proxy-variable', { host }));
}
