/** What a client would use, and why it would refuse. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KubeconfigError } from '../../src/errors.js';
import { loadConfig } from '../../src/kubeconfig/load.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import { confirmUsable, type Overrides, type Usable } from '../../src/kubeconfig/usable.js';
import { fakeHost } from '../support/host.js';

interface Given {
  readonly cluster?: string;
  readonly user?: string;
  readonly context?: string;
  readonly current?: string;
  readonly named?: string;
  readonly overrides?: Overrides;
  readonly files?: Readonly<Record<string, string>>;
  readonly path?: string;
}

function use(given: Given): Usable {
  const text = `apiVersion: v1
kind: Config
clusters:
- name: prod
  cluster: ${given.cluster ?? '{server: "https://prod.test"}'}
contexts:
- name: admin@prod
  context: ${given.context ?? '{cluster: prod, user: admin}'}
current-context: ${given.current ?? 'admin@prod'}
users:
- name: admin
  user: ${given.user ?? '{token: t}'}
`;
  const host = fakeHost({
    files: { '/cwd/sub/config': text, ...given.files },
    env: { KUBECONFIG: 'sub/config', PATH: given.path ?? '/bin' },
  });
  return confirmUsable(loadConfig(loadingRules({}, host), host), given.named, given.overrides ?? {}, host);
}

function refusal(given: Given): KubeconfigError {
  try {
    use(given);
  } catch (error) {
    assert.ok(error instanceof KubeconfigError, String(error));
    assert.ok(error.hint, 'what to do next');
    return error;
  }
  return assert.fail('usable');
}

describe('the entries', () => {
  test('of the current context', () => {
    const usable = use({ context: '{cluster: prod, user: admin, namespace: web}' });
    assert.equal(usable.contextName, 'admin@prod');
    assert.equal(usable.clusterName, 'prod');
    assert.equal(usable.authInfoName, 'admin');
    assert.equal(usable.cluster.server, 'https://prod.test');
    assert.equal(usable.namespace, 'web');
  });

  test('overrides win; the namespace is default at last', () => {
    assert.equal(use({ overrides: { namespace: 'other' } }).namespace, 'other');
    assert.equal(use({}).namespace, 'default');
    const usable = use({ current: '""', overrides: { cluster: 'prod', user: 'admin' } });
    assert.equal(usable.contextName, '');
    assert.equal(usable.cluster.server, 'https://prod.test');
  });

  test('a context without a user is used without credentials', () => {
    assert.equal(use({ context: '{cluster: prod}' }).authInfoName, '');
  });
});

describe('what is not there', () => {
  test('a named context, cluster or user: the nearest name', () => {
    const context = refusal({ named: 'admin@prd' });
    assert.equal(context.message, 'context "admin@prd" does not exist');
    assert.equal(context.hint, 'did you mean the context "admin@prod"?');
    assert.equal(refusal({ overrides: { cluster: 'Prod' } }).hint, 'did you mean the cluster "prod"?');
    assert.equal(refusal({ overrides: { user: 'zzzzzz' } }).message, 'auth info "zzzzzz" does not exist');
    assert.equal(refusal({ overrides: { user: 'zzzzzz' } }).hint, 'the users are: "admin"');
  });

  test('the current context', () => {
    const { message, position } = refusal({ current: 'gone' });
    assert.equal(message, 'Error in configuration: context was not found for specified context: gone');
    assert.deepEqual(position, { file: 'sub/config', line: 9, column: 18 });
    assert.equal(refusal({ current: '""' }).message, 'no context chosen');
  });

  test("the context's cluster and user, where kubectl would go on without", () => {
    const cluster = refusal({ context: '{cluster: prdo, user: admin}' });
    assert.equal(cluster.message, 'cluster "prdo" was not found for context "admin@prod"');
    assert.deepEqual(cluster.position, { file: 'sub/config', line: 8, column: 22 });
    assert.equal(cluster.hint, 'did you mean the cluster "prod"?');
    const user = refusal({ context: '{cluster: prod, user: root}' });
    assert.equal(user.message, 'user "root" was not found for context "admin@prod"');
    assert.equal(refusal({ cluster: '{}' }).message, 'no server found for cluster "prod"');
  });

  test('no kubeconfig at all', () => {
    const host = fakeHost();
    const config = loadConfig(loadingRules({}, host), host);
    assert.throws(() => confirmUsable(config, undefined, {}, host), {
      message: /^there is no kubeconfig$/,
      hint: /^set KUBECONFIG, name a file/,
    });
  });
});

describe('what client-go refuses', () => {
  test('files are looked for beside the kubeconfig', () => {
    const cluster = '{server: "https://prod.test", certificate-authority: pki/ca.crt}';
    const { message, position } = refusal({ cluster });
    assert.equal(
      message,
      'unable to read certificate-authority /cwd/sub/pki/ca.crt for prod due to open /cwd/sub/pki/ca.crt: no such file or directory',
    );
    assert.deepEqual(position, { file: 'sub/config', line: 5, column: 65 });
  });

  test('a CA that is none, and a CA beside skipping it', () => {
    const at = (fields: string): string => `{server: "https://prod.test", ${fields}}`;
    assert.equal(
      refusal({ cluster: at('certificate-authority-data: YQ==') }).message,
      'unable to load root certificates: unable to parse bytes as PEM block',
    );
    assert.equal(
      refusal({ cluster: at('certificate-authority-data: YQ==, insecure-skip-tls-verify: true') }).message,
      'specifying a root certificates file with the insecure flag is not allowed',
    );
  });

  test('several problems are listed', () => {
    const { message } = refusal({ user: '{token: t, username: u, as-groups: [g]}' });
    assert.equal(
      message,
      'Error in configuration: \n' +
        '* more than one authentication method found for admin; found [token basicAuth], only one is allowed\n' +
        '* requesting uid, groups or user-extra for admin without impersonating a user',
    );
  });

  test('servers and proxies', () => {
    const server = (text: string): Given => ({ cluster: `{server: ${JSON.stringify(text)}}` });
    for (const good of [
      'https://prod.test/k8s/clusters/c-1',
      'https://[2001:db8::1]:6443',
      'prod.test:6443',
      'http://prod.test',
    ]) {
      assert.ok(use(server(good)), good);
    }
    for (const bad of ['prod.test/x', 'https:///x', 'https://a b/x', '://x', 'https://[::1', 'https://a:b']) {
      assert.match(refusal(server(bad)).message, /^host must be a URL or a host:port pair: /, bad);
    }
    const proxy = (text: string): Given => ({
      cluster: `{server: "https://prod.test", proxy-url: ${JSON.stringify(text)}}`,
    });
    for (const good of [
      'http://p.test:3128',
      'HTTPS://u:p@p.test',
      'socks5://127.0.0.1:1080',
      'http://[::1]:80',
    ]) {
      assert.ok(use(proxy(good)), good);
    }
    assert.match(refusal(proxy('127.0.0.1:80')).message, /could not parse: 127\.0\.0\.1:80$/);
    assert.match(refusal(proxy('//p')).message, /unsupported scheme "", must be http, https, or socks5$/);
  });

  test('without TLS client-go looks at no credentials', () => {
    assert.ok(use({ cluster: '{server: "http://prod.test"}', user: '{tokenFile: none}' }));
    assert.match(refusal({ user: '{tokenFile: none}' }).message, /^open \/cwd\/sub\/none: /);
  });

  test('an exec plugin is looked for on PATH, or beside the kubeconfig', () => {
    const user = (command: string): string =>
      `{exec: {apiVersion: client.authentication.k8s.io/v1, command: ${command}, interactiveMode: Never}}`;
    assert.ok(use({ user: user('helper'), path: '/opt/bin:/bin', files: { '/bin/helper': '' } }));
    assert.ok(use({ user: user('./helper'), files: { '/cwd/sub/helper': '' } }));
    assert.match(
      refusal({ user: user('helper') }).message,
      /getting credentials: exec: executable helper not found/,
    );
    assert.match(
      refusal({ user: user('./helper') }).message,
      /fork\/exec \/cwd\/sub\/helper: no such file or directory/,
    );
  });

  test('removed auth providers name their successor', () => {
    assert.match(refusal({ user: '{auth-provider: {name: azure}}' }).message, /kubelogin/);
    assert.equal(refusal({ user: '{auth-provider: {name: oidc}}' }).message, 'Must provide idp-issuer-url');
  });
});
