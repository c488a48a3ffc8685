/** What `--verb` and what goes with it ask of the API server: the attributes that kubectl auth can-i sends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type ReviewOptions, reviewOf } from '../../src/plan/access-review.js';

const none: ReviewOptions = {
  verb: [],
  list: false,
  path: '/api',
  resource: undefined,
  name: undefined,
  subresource: undefined,
  apiVersion: undefined,
  allNamespaces: false,
  namespace: 'shop',
};

const asked = (options: Partial<ReviewOptions>): ReturnType<typeof reviewOf> =>
  reviewOf({ ...none, ...options });

function specOf(options: Partial<ReviewOptions>): unknown {
  const { body, document } = asked(options);
  const { kind, apiVersion, spec } = parse(body ?? document?.join('\n') ?? '');
  assert.deepEqual([kind, apiVersion], ['SelfSubjectAccessReview', 'authorization.k8s.io/v1']);
  return spec;
}

const questions: readonly (readonly [Partial<ReviewOptions>, unknown, string])[] = [
  [
    { verb: ['list'], resource: 'pods' },
    { resourceAttributes: { verb: 'list', resource: 'pods', namespace: 'shop' } },
    'pods -n shop',
  ],
  [
    { verb: ['delete'], resource: 'deploy/web' },
    {
      resourceAttributes: {
        verb: 'delete',
        group: 'apps',
        resource: 'deployments',
        name: 'web',
        namespace: 'shop',
      },
    },
    'deployments.apps web -n shop',
  ],
  [
    { verb: ['get'], resource: 'pods', name: '1e3', subresource: 'log' },
    {
      resourceAttributes: {
        verb: 'get',
        resource: 'pods',
        subresource: 'log',
        name: '1e3',
        namespace: 'shop',
      },
    },
    'pods/log 1e3 -n shop',
  ],
  [{ verb: ['*'], resource: 'nodes' }, { resourceAttributes: { verb: '*', resource: 'nodes' } }, 'nodes'],
  [
    { verb: ['watch'], resource: 'secrets', allNamespaces: true },
    { resourceAttributes: { verb: 'watch', resource: 'secrets' } },
    'secrets -A',
  ],
  [
    { verb: ['get'], path: '/healthz?verbose' },
    { nonResourceAttributes: { verb: 'get', path: '/healthz' } },
    '/healthz',
  ],
  [
    { verb: ['get'], resource: 'configmaps', name: 'null' },
    { resourceAttributes: { verb: 'get', resource: 'configmaps', name: 'null', namespace: 'shop' } },
    'configmaps null -n shop',
  ],
];

for (const [options, spec, what] of questions) {
  test(`asks: ${JSON.stringify(options)}`, () => {
    assert.deepEqual(specOf(options), spec);
    const { path, asked: question } = asked(options);
    assert.equal(path, '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews');
    assert.deepEqual(question, { verb: options.verb?.[0], what });
  });
}

test('without a verb: all rights in the namespace', () => {
  for (const list of [true, false]) {
    const { path, body, asked: question } = asked({ list });
    assert.equal(path, '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews');
    assert.deepEqual(parse(body ?? '').spec, { namespace: 'shop' });
    assert.equal(question, undefined);
  }
});

test('what asks nothing is refused', () => {
  const refused: readonly (readonly [Partial<ReviewOptions>, RegExp])[] = [
    [{ resource: 'pods' }, /nothing says what is to be done with it/],
    [{ verb: ['get'], list: true }, /--list asks for all rights, and --verb for one/],
    [{ verb: ['get', 'list'] }, /--verb is said more than once/],
    [{ verb: ['may I'] }, /--verb "may I" is no verb of the API/],
    [{ verb: ['get'], name: 'web' }, /--name has no meaning without --resource/],
    [{ verb: ['get'], resource: 'pods', path: '/healthz' }, /--path and --resource both say/],
  ];
  for (const [options, words] of refused) assert.throws(() => asked(options), words);
});
