/** KUBERC=off keeps the caller's plugin policy from being asked: a script whose context signs in by a plugin says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import { fakeHost } from '../support/host.js';
import { kubeconfigRecipes } from '../support/recipes.js';
import { portion } from '../support/size.js';

const kubeconfig = (user: object): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'one',
    contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
    clusters: [{ name: 'one', cluster: { server: 'https://127.0.0.1:6443' } }],
    users: [{ name: 'one', user }],
  });

const exec = {
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'some-login',
    interactiveMode: 'Never',
  },
};

async function generated(user: object, ...args: readonly string[]): Promise<string> {
  const files = { '/home/user/.kube/config': kubeconfig(user), '/usr/bin/some-login': '' };
  const host = fakeHost({ files, env: { HOME: '/home/user', PATH: '/usr/bin' } });
  assert.equal(await main(['generate', ...args], host), 0, host.written.stderr);
  return host.written.stdout.replace(/\n# /g, ' ');
}

const ways = [[], ['--shell=powershell', '--annotate=none'], ['--style=article', '--annotate=none']];

// Recipe self takes on no plugin.
for (const recipe of portion(
  kubeconfigRecipes.filter((name) => name !== 'self'),
  3,
)) {
  test(`${recipe}: whether the plugin may run is not asked, and the script says so`, async () => {
    for (const way of ways.filter(
      (one) =>
        one.length < 2 || !one[0]?.endsWith('article') || stylesOf(recipeNamed(recipe)).includes('article'),
    )) {
      const text = await generated(exec, recipe, ...way);
      assert.match(text, /credentialPluginPolicy of the caller: whether some-login may run is not asked/);
    }
    assert.doesNotMatch(await generated({ token: 'abc' }, recipe), /credentialPluginPolicy/);
  });
}
