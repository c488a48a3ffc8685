/** `kubectl auth` as requests: questions that the API server answers and forgets. */
import { resourceTypeNamed } from '../../api/resources.js';
import type { Call } from '../request.js';
import type { Command } from './command.js';

const authorization = '/apis/authorization.k8s.io/v1';

function question(path: string, apiVersion: string, kind: string, spec?: object): Call {
  return {
    method: 'POST',
    path,
    headers: ['Accept: application/json'],
    document: [JSON.stringify({ apiVersion, kind, ...(spec === undefined ? {} : { spec }) })],
    contentType: 'application/json',
  };
}

export function whoAmI(command: Command): Call {
  command.knows('output', 'template', 'show-managed-fields', 'allow-missing-template-keys');
  const group = 'authentication.k8s.io/v1';
  return question(`/apis/${group}/selfsubjectreviews`, group, 'SelfSubjectReview');
}

export function canI(command: Command): Call {
  command.knows('all-namespaces', 'list', 'no-headers', 'quiet', 'subresource');
  const group = 'authorization.k8s.io/v1';
  const { namespace } = command;
  if (command.isOn('list'))
    return question(`${authorization}/selfsubjectrulesreviews`, group, 'SelfSubjectRulesReview', {
      namespace,
    });
  const [verb, what, name, ...more] = command.args;
  if (verb === undefined || what === undefined || more.length > 0)
    throw command.refuse('it takes a verb and a type, or a path', 'such as auth can-i list pods');
  const asked = what.startsWith('/')
    ? { nonResourceAttributes: { path: what, verb } }
    : { resourceAttributes: resourceAttributes(command, verb, what, name) };
  return question(`${authorization}/selfsubjectaccessreviews`, group, 'SelfSubjectAccessReview', asked);
}

/** kubectl, pkg/cmd/auth/cani.go: TYPE, TYPE/NAME, or TYPE.GROUP; what stands behind a slash is a name. */
function resourceAttributes(
  command: Command,
  verb: string,
  what: string,
  third: string | undefined,
): Readonly<Record<string, string>> {
  const [word = '', behind] = what.split('/');
  if (third !== undefined) throw command.refuse('it takes a verb and a type', 'a name is said as TYPE/NAME');
  const known = resourceTypeNamed(word);
  const [plural = word, ...group] = word.split('.');
  const attributes = {
    namespace: command.isOn('all-namespaces') ? undefined : command.namespace,
    verb,
    group: known?.group ?? group.join('.'),
    resource: known?.plural ?? plural,
    subresource: command.text('subresource'),
    name: behind,
  };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
  );
}
