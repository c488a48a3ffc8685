/** The actions that ask an exec plugin for credentials, in place of kubectl. */

import type { AnnotatedAction } from './action.js';
import type { PluginRun } from './actions/values.js';
import { tokenAlphabet } from './alphabets.js';
import { encodeCa, lookUpCa } from './ca-data.js';
import { execInfo } from './exec-credential.js';
import { facts, hasCa } from './facts.js';
import type { Message } from './message.js';
import type { Captured, StepTarget } from './step.js';
import type { Style } from './types.js';
import { checkedValue, message, text } from './words.js';

/** What messages name. */
const pluginFacts = (target: StepTarget) => ({
  ...facts(target, {}),
  program: target.authInfo.plugin?.name ?? '',
});

export const pluginTitle = (target: StepTarget, takes: 'token' | 'all'): Message =>
  message(takes === 'all' ? 'plugin.title' : 'plugin.token-title', pluginFacts(target));

export const pluginNotes = (target: StepTarget, takes: 'token' | 'all'): readonly Message[] => [
  message(takes === 'all' ? 'plugin.note' : 'plugin.token-note'),
  ...(target.authInfo.plugin?.clusterConfig === undefined ? [] : [message('plugin.cluster-note')]),
];

interface Asking {
  readonly target: StepTarget;
  readonly captured: Captured;
  readonly style: Style;
  /** What signs in as whoever the context has is TOKEN; without kubectl, where TOKEN is what is asked for, OWN_TOKEN. */
  readonly into: 'TOKEN' | 'OWN_TOKEN';
}

/** A token alone: for the article, and for what has to be made and taken away by the same request, whenever a script ends. */
export function tokenActions(asking: Asking): readonly AnnotatedAction[] {
  const { target, style, into } = asking;
  const values = pluginFacts(target);
  return pluginRun(asking, (plugin) => ({
    kind: 'run-plugin',
    plugin,
    into,
    alphabet: tokenAlphabet,
    certificate: message(style === 'article' ? 'plugin.article-certificate' : 'plugin.certificate', values),
    refused: message('plugin.no-token', values),
    otherwise: message('plugin.otherwise', values),
  }));
}

/** Whatever the plugin answers with. */
export function signInActions(asking: Asking): readonly AnnotatedAction[] {
  if (asking.style === 'article') return tokenActions(asking);
  const values = pluginFacts(asking.target);
  return pluginRun(asking, (plugin) => ({
    kind: 'sign-in-by-plugin',
    plugin,
    token: { into: asking.into, alphabet: tokenAlphabet },
    schannel: message('own.schannel'),
    open: message('own.open'),
    unnamed: message('plugin.unnamed'),
    refused: message('plugin.refused', values),
    otherwise: message('plugin.otherwise', values),
  }));
}

/** What a plugin is told is looked up first. */
function pluginRun(
  { target, captured, into, style }: Asking,
  action: (run: PluginRun) => AnnotatedAction,
): readonly AnnotatedAction[] {
  const { plugin } = target.authInfo;
  if (plugin === undefined) return [];
  const told = plugin.clusterConfig === undefined ? undefined : toldCa(target, into === 'OWN_TOKEN', style);
  const ca = typeof told === 'object' ? checkedValue(told) : told;
  return [
    ...(typeof told === 'object' ? [told] : []),
    action({
      program: plugin.command,
      args: plugin.args.map(text),
      variables: [
        ...plugin.variables.map(({ name, value }) => ({ name, value: text(value) })),
        { name: 'KUBERNETES_EXEC_INFO', value: execInfo(target, plugin, captured('APISERVER'), ca) },
      ],
    }),
  ];
}

/** The CA that a plugin is told: what captures it, or its text where a script without kubectl holds it. */
function toldCa(target: StepTarget, withoutKubectl: boolean, style: Style) {
  if (!hasCa(target)) return undefined;
  if (!withoutKubectl) return lookUpCa(target, style);
  if (target.caFile.length > 0) return encodeCa(target);
  return Buffer.from(target.cluster.certificateAuthorityData).toString('base64');
}
