/** Rules allow what is asked for, and nothing else: held against the rule by which RBAC itself reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ResourceRequest, requestInfo } from '../../../src/api/request-info.js';
import { type PolicyRule, rulesFor, type ScopedRules } from '../../../src/verify/rights/rules.js';
import { fixedSeed, Random } from '../../support/random.js';

const asked = (...requests: readonly string[]): readonly ScopedRules[] =>
  rulesFor(
    requests.map((request) => {
      const [method = '', url = ''] = request.split(' ');
      const [path = '', query = ''] = url.split('?');
      const info = requestInfo(method, path, query);
      assert.ok(info !== undefined);
      return info;
    }),
  );

const shop = '/api/v1/namespaces/shop';

test('names stand where a path has them, and not where something is created or listed', () => {
  assert.deepEqual(asked(`GET ${shop}/secrets/b`, `DELETE ${shop}/secrets/b`, `POST ${shop}/secrets`), [
    {
      namespace: 'shop',
      rules: [
        { apiGroups: [''], resources: ['secrets'], resourceNames: ['b'], verbs: ['delete', 'get'] },
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
      ],
    },
  ]);
});

test('what a rule about all objects allows needs none about one', () => {
  assert.deepEqual(
    asked(`GET ${shop}/pods?watch=1`, `GET ${shop}/pods?watch=1&fieldSelector=metadata.name=a`),
    [{ namespace: 'shop', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['watch'] }] }],
  );
});

test('what the whole cluster is asked for is not said again of a namespace', () => {
  assert.deepEqual(asked('GET /api/v1/pods', `GET ${shop}/pods`), [
    { namespace: undefined, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }] },
  ]);
});

test('a Role for each namespace, then the ClusterRole, which alone has paths', () => {
  const scopes = asked(
    'GET /metrics',
    `GET ${shop}/pods/a`,
    'GET /api/v1/namespaces/bar/pods/a',
    'HEAD /metrics',
  );
  assert.deepEqual(
    scopes.map(({ namespace }) => namespace),
    ['bar', 'shop', undefined],
  );
  assert.deepEqual(scopes.at(-1)?.rules, [{ nonResourceURLs: ['/metrics'], verbs: ['get', 'head'] }]);
});

/** k8s.io/kubernetes, pkg/registry/rbac/validation: RuleAllows. */
function allows(
  rules: readonly PolicyRule[],
  { verb, group, resource, subresource, name }: ResourceRequest,
): boolean {
  const full = subresource === '' ? resource : `${resource}/${subresource}`;
  return rules.some(
    (rule) =>
      'resources' in rule &&
      rule.verbs.includes(verb) &&
      rule.apiGroups.includes(group) &&
      rule.resources.includes(full) &&
      (rule.resourceNames === undefined || rule.resourceNames.includes(name)),
  );
}

test('of all combinations of a few things, those that are asked for are allowed, and no other', () => {
  const random = new Random(fixedSeed);
  const all: ResourceRequest[] = [];
  for (const verb of ['get', 'list', 'delete'])
    for (const group of ['', 'apps'])
      for (const resource of ['pods', 'secrets'])
        for (const subresource of ['', 'log'])
          for (const name of ['', 'a', 'b'])
            for (const namespace of ['', 'x', 'y'])
              all.push({ kind: 'resource', verb, group, resource, subresource, name, namespace });
  const covers = (one: ResourceRequest, other: ResourceRequest): boolean =>
    one.verb === other.verb &&
    one.group === other.group &&
    one.resource === other.resource &&
    one.subresource === other.subresource &&
    (one.name === '' || one.name === other.name) &&
    (one.namespace === '' || one.namespace === other.namespace);
  for (let round = 0; round < 60; round += 1) {
    const chosen = random.shuffle(all).slice(0, 1 + (round % 12));
    const scopes = rulesFor(chosen);
    for (const one of all) {
      const rules = scopes
        .filter(({ namespace }) => namespace === undefined || namespace === one.namespace)
        .flatMap((scope) => scope.rules);
      const wanted = chosen.some((request) => covers(request, one));
      assert.equal(allows(rules, one), wanted, JSON.stringify({ one, chosen, rules }));
    }
  }
});
