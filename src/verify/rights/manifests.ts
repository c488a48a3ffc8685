/** Rights → Roles and ClusterRoles, as kubectl applies them. */
import { inert } from '../../display.js';
import { inertYaml } from '../../print/inert-yaml.js';
import type { Say } from '../../speech.js';
import type { Credential } from '../access.js';
import type { CallerRights, Rights } from './rights.js';
import type { PolicyRule } from './rules.js';
import { callerWords, requestWords } from './words.js';

export interface RoleManifest {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'Role' | 'ClusterRole';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules: readonly PolicyRule[];
}

/** Names for Roles, each once: of the script and of whom they are for. */
export class RoleNames {
  readonly #taken = new Set<string>();

  take(file: string, credential: Credential): string {
    const script = file.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]+$/, '');
    const base = [script, holderName(credential)]
      .map(asName)
      .filter((part) => part !== '')
      .join('-');
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}-${count}`;
    this.#taken.add(name);
    return name;
  }
}

function holderName(credential: Credential): string {
  switch (credential.kind) {
    case 'user':
    case 'impersonated':
      return credential.user || 'user';
    case 'service-account':
      return `${credential.namespace}-${credential.name}`;
    case 'pod':
      return 'pod';
    case 'none':
      return 'anonymous';
    default:
      return 'user';
  }
}

/** In lower case, of what every name of Kubernetes may hold. */
const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 100);

/** A Role for each namespace, and a ClusterRole for the rest. */
export function roleManifests({ scopes }: CallerRights, name: string): readonly RoleManifest[] {
  return scopes.map(({ namespace, rules }) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: namespace === undefined ? 'ClusterRole' : 'Role',
    metadata: namespace === undefined ? { name } : { name, namespace },
    rules,
  }));
}

/** The documents of a script, each headed by comments that say for whom it is. */
export function rightsYaml(file: string, rights: Rights, names: RoleNames, say: Say): readonly string[] {
  const documents = rights.callers.flatMap((one): readonly string[] => {
    const heading = comment(say(`${inert(file)}: for ${callerWords(one.caller)}`));
    const notes = noteLines(one, say).map(comment).join('');
    const manifests = roleManifests(one, names.take(file, one.caller.credential));
    if (manifests.length === 0) return [heading + comment(say('no Role is needed')) + notes];
    return manifests.map((manifest, index) => heading + (index === 0 ? notes : '') + inertYaml(manifest));
  });
  const others = rights.elsewhere
    .map((what) => comment(say(`no right of a cluster: ${inert(what)}`)))
    .join('');
  if (documents.length > 0) return others === '' ? documents : [others + documents[0], ...documents.slice(1)];
  return [comment(say(`${inert(file)}: it asks no API server, and needs no rights`)) + others];
}

const comment = (line: string): string => `# ${line}\n`;

/** Resources whose writers need more than the right to: no right is given away that one has not. */
const granting: ReadonlySet<string> = new Set([
  'roles',
  'clusterroles',
  'rolebindings',
  'clusterrolebindings',
]);

/** What stands beside the rules, line by line. */
export function noteLines({ byDefault, sometimes, scopes }: CallerRights, say: Say): readonly string[] {
  const grants = scopes.some(({ rules }) =>
    rules.some(
      (rule) =>
        'resources' in rule &&
        rule.apiGroups.includes('rbac.authorization.k8s.io') &&
        rule.resources.some((resource) => granting.has(resource)) &&
        rule.verbs.some((verb) => ['create', 'update', 'patch'].includes(verb)),
    ),
  );
  return [
    ...byDefault.map(({ request, role }) => say(`everybody has it by ${role}: ${requestWords(request)}`)),
    ...sometimes.map(({ request, where }) =>
      say(
        where === 'exists'
          ? `only where it is there already: ${requestWords(request)}`
          : `only where it is not there yet: ${requestWords(request)}`,
      ),
    ),
    ...(grants
      ? [say('whoever gives rights needs them, too, or the verbs escalate (of roles) and bind (of bindings)')]
      : []),
  ];
}
