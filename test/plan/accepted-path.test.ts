/** What kubectl proxy of the proxy recipe lets through: the path that is asked for, as Go's regexp reads it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyFor } from '../../src/plan/accepted-path.js';

const cases: readonly (readonly [path: string, pattern: string])[] = [
  ['/api', '^/api$'],
  ['/', '^/$'],
  ['/api/v1/pods?limit=5&watch=1', '^/api/v1/pods$'],
  ['/apis/apps/v1/namespaces/a-b/deployments/c.d', '^/apis/apps/v1/namespaces/a-b/deployments/c\\.d$'],
  // A comma would begin another expression of the list.
  [
    '/api/v1/namespaces/x/services/a,.*,b/proxy/',
    '^/api/v1/namespaces/x/services/a\\x{2c}\\.\\x{2a}\\x{2c}b/proxy/$',
  ],
  ["/a'b$(id)", '^/a\\x{27}b\\x{24}\\x{28}id\\x{29}$'],
  // kubectl compares what the URL means.
  ['/%61%2Fb%20c%22', '^/a/b\\x{20}c\\x{22}$'],
  ['/%E6%9D%B1%F0%9F%90%9F', '^/\\x{6771}\\x{1f41f}$'],
  ['/%ff', '^/.+$'],
];

for (const [path, pattern] of cases) {
  test(path, () => {
    assert.deepEqual(onlyFor({ method: 'GET', path }), [
      [`--accept-paths=${pattern}`],
      ['--reject-methods=POST,PUT,PATCH,DELETE'],
    ]);
  });
}

test('the method that is asked for is let through', () => {
  const rejected = ['HEAD', 'POST', 'DELETE'].map((method) => onlyFor({ method, path: '/' })[1]?.join(''));
  assert.deepEqual(rejected, [
    '--reject-methods=POST,PUT,PATCH,DELETE',
    '--reject-methods=PUT,PATCH,DELETE',
    '--reject-methods=POST,PUT,PATCH',
  ]);
});
