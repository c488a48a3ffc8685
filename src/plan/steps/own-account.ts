/** A ServiceAccount of the recipe's own, with the least right that the call needs: what is made, and what is said of it. */
import { UsageError } from '../../errors.js';
import { type LeastRule, leastRule } from '../least-rule.js';
import { requestedCall } from '../requested.js';
import { message } from '../words.js';
import type { MadeObjects, MadeOptions } from './made-object.js';

/** Named where `--service-account` is not said: `default` is in every namespace already. */
export const ownAccountName = 'kubesteps';

export const ownAccount: MadeObjects = {
  types: (options) => {
    const role = roleKind(ruleOf(options)).toLowerCase();
    return `serviceaccounts,${role}s,${role}bindings`;
  },
  name: ({ serviceAccount }) => serviceAccount,
  manifest: (options) => {
    const rule = ruleOf(options);
    const kind = roleKind(rule);
    const rbac = 'rbac.authorization.k8s.io';
    const name = JSON.stringify(options.serviceAccount);
    const head = (apiVersion: string, of: string): readonly string[] => [
      `apiVersion: ${apiVersion}`,
      `kind: ${of}`,
      'metadata:',
      `  name: ${name}`,
    ];
    return [
      ...head('v1', 'ServiceAccount'),
      '---',
      ...head(`${rbac}/v1`, kind),
      'rules:',
      ...rule.lines,
      '---',
      ...head(`${rbac}/v1`, `${kind}Binding`),
      'roleRef:',
      `  apiGroup: ${rbac}`,
      `  kind: ${kind}`,
      `  name: ${name}`,
      'subjects:',
      '  - kind: ServiceAccount',
      `    name: ${name}`,
      `    namespace: ${JSON.stringify(options.namespace)}`,
    ];
  },
  words: (values, style) => ({
    title: message('account.apply.title', values),
    note: message(style === 'article' ? 'account.apply.article-note' : 'account.apply.note'),
    otherwise: message('account.apply.otherwise', values),
    unreadable: message('account.unreadable', values),
    exists: message('account.exists', values),
    vanished: message('account.vanished', values),
    left: message('account.left', values),
    removal: {
      title: message('account.remove.title'),
      note: message('account.remove.note'),
      otherwise: message('account.remove.otherwise', values),
    },
  }),
  keeps: false,
};

const roleKind = ({ namespace }: LeastRule): 'Role' | 'ClusterRole' =>
  namespace === undefined ? 'ClusterRole' : 'Role';

/** Throws a UsageError where the Role would stand in another namespace than the ServiceAccount. */
function ruleOf(options: MadeOptions): LeastRule {
  const rule = leastRule(requestedCall(options));
  if (rule.namespace !== undefined && rule.namespace !== options.namespace)
    throw new UsageError(
      `the call is about namespace ${rule.namespace}, and the ServiceAccount would be made in ${options.namespace}`,
      { hint: `write --namespace=${rule.namespace}: it is made beside what it may use` },
    );
  return rule;
}
