/** Which Role a ServiceAccount of a recipe's own is given, where its binding stands, and what is refused before anything is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/errors.js';
import { givenRights, type RightsOptions } from '../../src/plan/given-rights.js';
import { defaultOptions } from '../../src/plan/options.js';

const given = (options: Partial<RightsOptions>): ReturnType<typeof givenRights> =>
  givenRights({ ...defaultOptions(), namespace: 'shop', ...options });

/** Kind, name, place of the binding, and whether a 403 is foretold. */
const roles: readonly (readonly [Partial<RightsOptions>, string])[] = [
  [{ role: 'view', resource: 'pods' }, 'ClusterRole view shop'],
  [{ role: 'clusterrole/view', resource: 'pods' }, 'ClusterRole view shop'],
  [{ role: 'system:node', resource: 'pods' }, 'ClusterRole system:node shop'],
  [{ role: 'role/reader', resource: 'pods' }, 'Role reader shop'],
  [{ role: 'Role/reader' }, 'Role reader shop'],
  // Everybody who signs in may read it: no right of the whole cluster is given for it.
  [{ role: 'view' }, 'ClusterRole view shop'],
  [{ role: 'view', path: '/version' }, 'ClusterRole view shop'],
  [{ role: 'cluster-admin', path: '/metrics' }, 'ClusterRole cluster-admin everywhere'],
  [{ role: 'cluster-admin', resource: 'nodes' }, 'ClusterRole cluster-admin everywhere'],
  [{ role: 'view', resource: 'pods', allNamespaces: true }, 'ClusterRole view everywhere'],
  [{ role: 'view', resource: 'namespaces' }, 'ClusterRole view everywhere'],
  [{ role: 'view', path: '/metrics' }, 'ClusterRole view everywhere 403'],
  [{ role: 'admin', resource: 'nodes' }, 'ClusterRole admin everywhere 403'],
  [{ role: 'view', resource: 'secrets' }, 'ClusterRole view shop 403'],
  [{ role: 'edit', resource: 'secrets' }, 'ClusterRole edit shop'],
  [{ role: 'edit', resource: 'roles' }, 'ClusterRole edit shop 403'],
  [{ role: 'admin', resource: 'roles' }, 'ClusterRole admin shop'],
  [{ role: 'view', method: 'DELETE', resource: 'pods/web' }, 'ClusterRole view shop 403'],
  [{ role: 'edit', method: 'DELETE', resource: 'pods/web' }, 'ClusterRole edit shop'],
  // What another Role allows only the cluster knows.
  [{ role: 'reader', method: 'DELETE', resource: 'pods/web' }, 'ClusterRole reader shop'],
];

for (const [options, wanted] of roles)
  test(`--role: ${JSON.stringify(options)}`, () => {
    const { own, bound } = given(options);
    assert.equal(own, undefined);
    const { kind, name, namespace = 'everywhere', refuses } = bound ?? assert.fail();
    assert.equal([kind, name, namespace, ...(refuses ? ['403'] : [])].join(' '), wanted);
  });

const verbs: readonly (readonly [Partial<RightsOptions>, string])[] = [
  [{ verb: ['get', 'list'], resource: 'pods' }, 'apiGroups [""] resources ["pods"] verbs ["get", "list"]'],
  [{ verb: ['get,list,get'], resource: 'pods' }, 'apiGroups [""] resources ["pods"] verbs ["get", "list"]'],
  [{ verb: ['*'], resource: 'deploy' }, 'apiGroups ["apps"] resources ["deployments"] verbs ["*"]'],
  [
    { verb: ['get', 'create', 'delete'], resource: 'pods/web' },
    'apiGroups [""] resources ["pods"] resourceNames ["web"] verbs ["get", "delete"] apiGroups [""] resources ["pods"] verbs ["create"]',
  ],
  [
    { verb: ['get', 'create'], resource: 'pods/web', subresource: 'log' },
    'apiGroups [""] resources ["pods/log"] resourceNames ["web"] verbs ["get", "create"]',
  ],
  [{ verb: ['get', 'post'], path: '/healthz?verbose' }, 'nonResourceURLs ["/healthz"] verbs ["get", "post"]'],
  [
    { verb: ['list', 'watch'], command: ['kubectl', 'get', 'pods'] },
    'apiGroups [""] resources ["pods"] verbs ["list", "watch"]',
  ],
];

for (const [options, wanted] of verbs)
  test(`--verb: ${JSON.stringify(options)}`, () => {
    const { own, bound } = given(options);
    assert.equal(bound, undefined);
    const lines = own?.lines.map((line) => line.replace(/^ +(?:- )?(\w+):/, '$1'));
    assert.equal(lines?.join(' '), wanted);
  });

const refused: readonly (readonly [Partial<RightsOptions>, RegExp])[] = [
  [{ role: 'view', verb: ['get'] }, /--role and --verb both say/],
  [{ role: 'pods/x' }, /--role "pods\/x" names no ClusterRole and no Role/],
  [{ role: '..' }, /names no ClusterRole/],
  [{ role: 'role/' }, /names no ClusterRole/],
  [{ role: 'role/reader', resource: 'nodes' }, /Role reader holds in namespace shop alone/],
  [
    { role: 'role/reader', resource: 'pods', allNamespaces: true },
    /Role reader holds in namespace shop alone/,
  ],
  [{ role: 'view', path: '/api/v1/namespaces/other/pods' }, /about namespace other, and the ServiceAccount/],
  [
    { verb: ['list'], path: '/api/v1/namespaces/other/pods' },
    /about namespace other, and the ServiceAccount/,
  ],
  [
    { verb: ['get'], resource: 'pods' },
    /--verb get does not allow the call of the script itself, which needs list/,
  ],
  [{ verb: ['list'] }, /--verb list does not allow the call of the script itself, which needs get/],
  [
    {
      verb: ['patch'],
      method: 'PATCH',
      resource: 'cm/a',
      data: '{}',
      contentType: 'application/apply-patch+yaml',
    },
    /which needs patch and create/,
  ],
  [{ verb: ['get', 'may I'], resource: 'pods/web' }, /--verb "may I" is no verb/],
];

for (const [options, words] of refused)
  test(`refused: ${JSON.stringify(options)}`, () => {
    assert.throws(() => given(options), words);
    assert.throws(() => given(options), UsageError);
  });
