/** The actions that ask an exec plugin for a token, in place of kubectl. */

import type { AnnotatedAction } from './action.js';
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

export const pluginTitle = (target: StepTarget): Message => message('plugin.title', pluginFacts(target));

export const pluginNotes = (target: StepTarget): readonly Message[] => [
  message('plugin.note'),
  ...(target.authInfo.plugin?.clusterConfig === undefined ? [] : [message('plugin.cluster-note')]),
];

/** What signs in as whoever the context has goes into TOKEN; without kubectl, where TOKEN is what is asked for, into OWN_TOKEN. */
export function pluginActions(
  target: StepTarget,
  captured: Captured,
  into: 'TOKEN' | 'OWN_TOKEN',
  withoutKubectl: boolean,
  style: Style,
): readonly AnnotatedAction[] {
  const { plugin } = target.authInfo;
  if (plugin === undefined) return [];
  const values = pluginFacts(target);
  const told = plugin.clusterConfig === undefined ? undefined : toldCa(target, withoutKubectl, style);
  const ca = typeof told === 'object' ? checkedValue(told) : told;
  return [
    ...(typeof told === 'object' ? [told] : []),
    {
      kind: 'run-plugin',
      program: plugin.command,
      args: plugin.args.map(text),
      variables: [
        ...plugin.variables.map(({ name, value }) => ({ name, value: text(value) })),
        { name: 'KUBERNETES_EXEC_INFO', value: execInfo(target, plugin, captured('APISERVER'), ca) },
      ],
      into,
      alphabet: tokenAlphabet,
      certificate: message('plugin.certificate', values),
      refused: message('plugin.refused', values),
      otherwise: message('plugin.otherwise', values),
    },
  ];
}

/** The CA that a plugin is told: what captures it, or its text where a script without kubectl holds it. */
function toldCa(target: StepTarget, withoutKubectl: boolean, style: Style) {
  if (!hasCa(target)) return undefined;
  if (!withoutKubectl) return lookUpCa(target, style);
  if (target.caFile.length > 0) return encodeCa(target);
  return Buffer.from(target.cluster.certificateAuthorityData).toString('base64');
}
