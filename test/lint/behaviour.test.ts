/** How findings come together: all at once, none twice, none that only follows from another. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { KubeconfigError } from '../../src/errors.js';
import { loadConfig } from '../../src/kubeconfig/load.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import { confirmUsable } from '../../src/kubeconfig/usable.js';
import { conformance } from '../support/paths.js';
import { lintWorld, worldHost } from './lint.js';

test('all findings of a file that kubectl refuses come at once, in the order of its lines', () => {
  const yaml = `apiVersion: v1
kind: Config
curent-context: x
clusters:
- name: c
  cluster: {server: 1, certificate-authority-data: "%"}
users:
- name: u
  user: {token: 5, exec: {command: 7}}
contexts:
- name: x
  context: {cluster: c, user: u, namespace: on}
`;
  const { places } = lintWorld({ files: { '/k.yaml': yaml } });
  assert.deepEqual(places, [
    '/k.yaml:3:1 KL1009',
    '/k.yaml:6:21 KL1004',
    '/k.yaml:6:52 KL1006',
    '/k.yaml:9:17 KL1004',
    '/k.yaml:9:20 KL6004',
    '/k.yaml:9:20 KL6004',
    '/k.yaml:9:36 KL1004',
    '/k.yaml:12:45 KL1004',
  ]);
});

test('the number in place of a secret is not shown', () => {
  const yaml =
    'users:\n- name: u\n  user: {token: 31415926, password: 27182818, exec: {env: [{name: A, value: 16180339}]}}\n';
  const text = JSON.stringify(lintWorld({ files: { '/k.yaml': yaml } }).findings);
  assert.match(text, /KL1004/);
  for (const secret of ['31415926', '27182818', '16180339']) assert.ok(!text.includes(secret), secret);
});

test('what a broken file may hold is not missed in the others', () => {
  const files = {
    '/a.yaml': 'clusters: [\n',
    '/b.yaml': 'contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: z\n',
  };
  assert.deepEqual(lintWorld({ files }).places, ['/a.yaml:2:1 KL1002']);
});

test('an unknown field: the name that was meant, or where it belongs', () => {
  const yaml = `clusters:
- name: c
  cluster: {server: "https://a", certificateAuthorityData: a, Server: b, namespace: n, tls-servername: c, frobnicate: d}
users:
- name: u
  user: {token: a, n: b, insecure-skip-tls-verify: true}
contexts: [{name: x, context: {cluster: c, user: u}}]
`;
  const { findings } = lintWorld({ files: { '/k.yaml': yaml } });
  const fixes = findings.filter(({ code }) => code === 'KL1009').map(({ fix }) => fix);
  assert.deepEqual(fixes.slice(0, 4), [
    'did you mean certificate-authority-data?',
    'did you mean server?',
    'it belongs to contexts[].context',
    'did you mean tls-server-name?',
  ]);
  assert.match(fixes[4] ?? '', /^remove it; known here: server, /);
  assert.match(fixes[5] ?? '', /YAML 1\.1/);
  assert.equal(fixes[6], 'it belongs to clusters[].cluster');
});

test('names that do not exist: the one that was meant', () => {
  const yaml = `clusters: [{name: prod, cluster: {server: "https://a"}}]
users: [{name: jane, user: {token: a}}]
contexts: [{name: x, context: {cluster: prd, user: jnae}}]
current-context: xx
`;
  const fixes = new Map(
    lintWorld({ files: { '/k.yaml': yaml } }).findings.map(({ code, fix }) => [code, fix]),
  );
  assert.equal(fixes.get('KL2001'), 'did you mean "prod"?');
  assert.equal(fixes.get('KL2002'), 'did you mean "jane"?');
  assert.equal(fixes.get('KL2003'), 'did you mean "x"?');
});

test('a hidden entry says which one wins', () => {
  const files = {
    '/a.yaml': 'users: [{name: u, user: {}}]\n',
    '/b.yaml': '\n\nusers:\n- {name: u, user: {}}\n',
  };
  const [hidden] = lintWorld({ files }).findings.filter(({ code }) => code === 'KL2006');
  assert.match(hidden?.message ?? '', /the user "u" is not used: the one at \/a\.yaml:1 wins/);
});

test('auth-providers: the replacement is named', () => {
  for (const [name, replacement] of [
    ['gcp', 'gke-gcloud-auth-plugin'],
    ['azure', 'kubelogin'],
    ['openstack', 'client-keystone-auth'],
    ['oidc', 'oidc-login'],
    ['homemade', 'exec plugin'],
  ]) {
    const yaml = `users: [{name: u, user: {auth-provider: {name: ${name}}}}]\n`;
    const fixes = lintWorld({ files: { '/k.yaml': yaml } }).findings.filter(({ code }) =>
      code.startsWith('KL6'),
    );
    assert.ok(
      fixes.every(({ fix }) => fix?.includes(replacement ?? '?')),
      name,
    );
  }
});

test('documents: comments and an empty end are none; an empty first one hides the rest', () => {
  const count = (yaml: string): number =>
    lintWorld({ files: { '/k.yaml': yaml } }).places.filter((place) => place.endsWith('KL1011')).length;
  assert.equal(count('# a\n---\napiVersion: v1\n'), 0);
  assert.equal(count('%YAML 1.1\n---\napiVersion: v1\n...\n'), 0);
  assert.equal(count('apiVersion: v1\n---\n# nothing\n'), 0);
  assert.equal(count('apiVersion: v1\n---\napiVersion: v1\n'), 1);
  assert.equal(count('---\n---\napiVersion: v1\n'), 1);
  assert.equal(count('apiVersion: v1\n--- {apiVersion: v1}\n'), 1);
});

test('without any file there is nothing to lint', () => {
  assert.throws(() => lintWorld({ files: {}, alsoListed: ['/gone'] }), KubeconfigError);
});

const folder = join(conformance, 'inputs/client');
for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
  test(`client/${name}: what a client refuses is an error, and it is explained by a code of its own`, () => {
    const world = { files: { [`/${name}`]: readFileSync(join(folder, name)) } };
    const host = worldHost(world);
    let refused = false;
    try {
      confirmUsable(loadConfig(loadingRules({}, host), host), undefined, {}, host);
    } catch {
      refused = true;
    }
    const { findings } = lintWorld(world);
    if (refused) assert.ok(findings.some(({ severity }) => severity === 'error'));
    assert.ok(!findings.some(({ code }) => code === 'KL9001'), JSON.stringify(findings));
  });
}
