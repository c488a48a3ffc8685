/** The rule that a call needs, as the Role of `service-account` has it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/errors.js';
import { leastRule } from '../../src/plan/least-rule.js';

type Row = readonly [what: string, method: string, path: string, namespace: string | undefined, rule: string];

const rows: readonly Row[] = [
  [
    'a list',
    'GET',
    '/api/v1/namespaces/shop/pods',
    'shop',
    'apiGroups [""] resources ["pods"] verbs ["list"]',
  ],
  [
    'one object',
    'GET',
    '/apis/apps/v1/namespaces/shop/deployments/web',
    'shop',
    'apiGroups ["apps"] resources ["deployments"] resourceNames ["web"] verbs ["get"]',
  ],
  [
    'a part of one',
    'PUT',
    '/apis/apps/v1/namespaces/shop/deployments/web/scale',
    'shop',
    'apiGroups ["apps"] resources ["deployments/scale"] resourceNames ["web"] verbs ["update"]',
  ],
  [
    'every namespace',
    'GET',
    '/api/v1/pods?limit=1',
    undefined,
    'apiGroups [""] resources ["pods"] verbs ["list"]',
  ],
  [
    'a watch',
    'GET',
    '/api/v1/namespaces/shop/pods?watch=1',
    'shop',
    'apiGroups [""] resources ["pods"] verbs ["watch"]',
  ],
  [
    'a list of one by its name',
    'GET',
    '/api/v1/namespaces/shop/pods?fieldSelector=metadata.name%3Dweb',
    'shop',
    'apiGroups [""] resources ["pods"] resourceNames ["web"] verbs ["list"]',
  ],
  [
    'a new object',
    'POST',
    '/api/v1/namespaces/shop/configmaps',
    'shop',
    'apiGroups [""] resources ["configmaps"] verbs ["create"]',
  ],
  [
    'all of them',
    'DELETE',
    '/api/v1/namespaces/shop/configmaps',
    'shop',
    'apiGroups [""] resources ["configmaps"] verbs ["deletecollection"]',
  ],
  [
    'a node',
    'GET',
    '/api/v1/nodes/n1',
    undefined,
    'apiGroups [""] resources ["nodes"] resourceNames ["n1"] verbs ["get"]',
  ],
  ['a path', 'GET', '/healthz/etcd?verbose', undefined, 'nonResourceURLs ["/healthz/etcd"] verbs ["get"]'],
  [
    'a name with a colon, encoded',
    'GET',
    '/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Adiscovery',
    undefined,
    'apiGroups ["rbac.authorization.k8s.io"] resources ["clusterroles"] resourceNames ["system:discovery"] verbs ["get"]',
  ],
];

/** The lines of YAML in one: the keys and their lists. */
const inOne = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/^ +(?:- )?/, '').replace(': ', ' ')).join(' ');

for (const [what, method, path, namespace, rule] of rows)
  test(`${what}: ${method} ${path}`, () => {
    const least = leastRule({ method, path });
    assert.deepEqual([least.namespace, inOne(least.lines)], [namespace, rule]);
  });

test('an apply that finds no object makes it', () => {
  const path = '/api/v1/namespaces/shop/configmaps/settings?fieldManager=kubesteps';
  const { lines } = leastRule({ method: 'PATCH', path, contentType: 'application/apply-patch+yaml' });
  assert.equal(
    inOne(lines),
    'apiGroups [""] resources ["configmaps"] resourceNames ["settings"] verbs ["patch"] apiGroups [""] resources ["configmaps"] verbs ["create"]',
  );
});

test('no rule is about a method that is no verb', () => {
  assert.throws(() => leastRule({ method: 'OPTIONS', path: '/api/v1/pods' }), UsageError);
});
