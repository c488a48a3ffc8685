/** A ServiceAccount of the recipe's own, with the rights that it is given: what is made, and what is said of it. */
import { type GivenRights, givenRights, verbsOf } from '../given-rights.js';
import type { Message } from '../message.js';
import type { StepOptions } from '../options.js';
import type { Style } from '../types.js';
import { message } from '../words.js';
import type { MadeObjects, MadeWords } from './made-object.js';

/** Named where `--service-account` is not said: `default` is in every namespace already. */
export const ownAccountName = 'kubesteps';

const rbac = 'rbac.authorization.k8s.io';

export const ownAccount: MadeObjects = {
  givesRights: true,
  types: (options) => {
    const rights = givenRights(options);
    const role = roleKind(rights).toLowerCase();
    const made = rights.own === undefined ? [] : [`${role}s`];
    return ['serviceaccounts', ...made, `${role}bindings`].join(',');
  },
  name: ({ serviceAccount }) => serviceAccount,
  manifest: (options) => {
    const rights = givenRights(options);
    const kind = roleKind(rights);
    const name = JSON.stringify(options.serviceAccount);
    const head = (apiVersion: string, of: string): readonly string[] => [
      `apiVersion: ${apiVersion}`,
      `kind: ${of}`,
      'metadata:',
      `  name: ${name}`,
    ];
    const made =
      rights.own === undefined ? [] : [...head(`${rbac}/v1`, kind), 'rules:', ...rights.own.lines, '---'];
    return [
      ...head('v1', 'ServiceAccount'),
      '---',
      ...made,
      ...head(`${rbac}/v1`, `${kind}Binding`),
      'roleRef:',
      `  apiGroup: ${rbac}`,
      `  kind: ${rights.bound?.kind ?? kind}`,
      `  name: ${rights.bound === undefined ? name : JSON.stringify(rights.bound.name)}`,
      'subjects:',
      '  - kind: ServiceAccount',
      `    name: ${name}`,
      `    namespace: ${JSON.stringify(options.namespace)}`,
    ];
  },
  words: (values, style, options) => {
    const { bound } = givenRights(options);
    const { namespace, serviceAccount } = values;
    const vanished = message('account.vanished', values);
    const verbs = verbsOf(options);
    if (bound === undefined)
      return {
        vanished,
        title:
          verbs.length === 0
            ? message('account.apply.title', values)
            : message('account.apply.verbs-title', { namespace, serviceAccount, verbs: verbs.join(', ') }),
        notes: [ownNote(style, verbs.length > 0)],
        otherwise: message('account.apply.otherwise', values),
        unreadable: message('account.unreadable', values),
        exists: message('account.exists', values),
        left: message('account.left', values),
        removal: {
          title: message('account.remove.title'),
          note: message('account.remove.note'),
          otherwise: message('account.remove.otherwise', values),
        },
      };
    const role = roleWords(bound);
    return {
      vanished,
      title: message('account.bound.title', { namespace, serviceAccount, role }),
      notes: [
        bound.namespace === undefined
          ? message('account.bound.everywhere-note', { role })
          : message('account.bound.note', { role, namespace }),
        ...(bound.refuses ? [message('account.bound.refused-note', { role })] : []),
        ...(style === 'article' ? [] : [message('account.bound.removed-note', { role })]),
      ],
      otherwise: message('account.bound.otherwise', { serviceAccount, role }),
      unreadable: message('account.bound.unreadable', { namespace, serviceAccount }),
      exists: message('account.bound.exists', { namespace, serviceAccount }),
      left: message('account.bound.left', { namespace, serviceAccount }),
      removal: {
        title: message('account.bound.remove.title'),
        note: message('account.remove.note'),
        otherwise: message('account.bound.remove.otherwise', { serviceAccount }),
      },
    } satisfies MadeWords;
  },
  keeps: false,
};

function ownNote(style: Style, named: boolean): Message {
  if (style === 'article')
    return message(named ? 'account.apply.verbs-article-note' : 'account.apply.article-note');
  return message(named ? 'account.apply.verbs-note' : 'account.apply.note');
}

/** What a script of the recipe does, where it does not give the one right that its call needs. */
export function titleOfRights(
  { cluster, server, namespace, serviceAccount }: Readonly<Record<TitleFact, string>>,
  options: StepOptions,
): Message | undefined {
  const facts = { cluster, server, namespace, serviceAccount };
  const verbs = verbsOf(options);
  if (options.role !== undefined) {
    const { bound } = givenRights(options);
    return bound && message('account.plan.role', { ...facts, role: roleWords(bound) });
  }
  return verbs.length === 0
    ? undefined
    : message('account.plan.verbs', { ...facts, verbs: verbs.join(', ') });
}

type TitleFact = 'cluster' | 'server' | 'namespace' | 'serviceAccount';

/** As kubectl prints one. */
const roleWords = ({ kind, name }: NonNullable<GivenRights['bound']>): string => `${kind} ${name}`;

/** The kind of what is made or bound, which the binding's goes by: where the rights are given. */
const roleKind = ({ own, bound }: GivenRights): 'Role' | 'ClusterRole' =>
  (own ?? bound)?.namespace === undefined ? 'ClusterRole' : 'Role';
