/** The actions that ask an exec plugin for a token, in place of kubectl. */
import { base64Alphabet, tokenAlphabet } from './alphabets.js';
import { clusterField } from './cluster-field.js';
import { execInfo } from './exec-credential.js';
import { facts, hasCa } from './facts.js';
import type { Captured, StepTarget } from './step.js';
import type { AnnotatedAction, Message } from './types.js';
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

/** With kubectl the CA that the plugin is told is looked up; without it, it stands there, as refusePluginWithoutKubectl sees to. */
export function pluginActions(
  target: StepTarget,
  captured: Captured,
  into: 'TOKEN' | 'OWN_TOKEN',
): readonly AnnotatedAction[] {
  const { plugin } = target.authInfo;
  if (plugin === undefined) return [];
  const values = pluginFacts(target);
  const looksUp = into === 'TOKEN' && plugin.clusterConfig !== undefined && hasCa(target);
  const lookUp = {
    kind: 'capture',
    command: clusterField(target, 'certificate-authority-data', '--raw', '--flatten'),
    into: 'CA_DATA',
    alphabet: base64Alphabet,
    otherwise: message('server.ca-otherwise', values),
    refused: message('server.ca-otherwise', values),
  } as const;
  const ca = looksUp
    ? checkedValue(lookUp)
    : Buffer.from(target.cluster.certificateAuthorityData).toString('base64');
  return [
    ...(looksUp ? [lookUp] : []),
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
