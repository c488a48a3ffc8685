/** Every code: a kubeconfig that has it, at its place, and the same without it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintCatalogue } from '../../src/lint/explanations.js';
import { spokenFinding } from '../../src/speech.js';
import { speechIn } from '../../src/translation/translate.js';
import { jwt, pem, pemData } from '../support/pki.js';
import { lintWorld, type World } from './lint.js';

interface Case {
  readonly code: string;
  readonly name: string;
  readonly wrong: World;
  /** Where the finding is: at the `|` in this piece of /k.yaml; or `file:line:column`. */
  readonly at: string;
  readonly right: World;
}

function config(cluster: string, user: string, rest = ''): string {
  return `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster: {${cluster}}
users:
- name: u
  user: {${user}}
contexts:
- name: x
  context: {cluster: c, user: u}
current-context: x
${rest}`;
}

const server = 'server: "https://a.example"';
const one = (yaml: string, more: Partial<World> = {}): World => ({
  ...more,
  files: { '/k.yaml': yaml, ...more.files },
});
const user = (fields: string, more: Partial<World> = {}): World => one(config(server, fields), more);
const cluster = (fields: string, more: Partial<World> = {}): World => one(config(fields, 'token: a'), more);
const fine = user('token: a');

const certificate = (name: string, key = name): string =>
  `client-certificate-data: ${pemData(`${name}.crt`)}, client-key-data: ${pemData(`${key}.key`)}`;
const exec = (fields: string): string =>
  `exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, ${fields}}`;
const plugin = { '/opt/bin/plugin': '' };
const token = (claims: object): string => `token: ${jwt(claims)}`;

const broken = Buffer.from(
  `${pem('ca.crt')}-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n`,
).toString('base64');

const inSeconds = (days: number): number => Date.parse('2026-11-24T06:00:00Z') / 1000 + days * 86_400;

const kuberc = (text: string): string =>
  `apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n${text}`;
const preferring = (text: string, config = fine): World => ({
  ...config,
  files: { ...config.files, '/home/user/.kube/kuberc': kuberc(text) },
});
const option = (command: string, name: string, value: string): string =>
  `defaults:\n- command: ${command}\n  options:\n  - {name: ${name}, default: "${value}"}\n`;
const pluginUser = user(exec('command: plugin'), { files: plugin });

/** The name in each place that has one. */
function named(code: string, what: string, wrong: string, right: readonly string[]): readonly Case[] {
  const places: Readonly<Record<string, (name: string) => string>> = {
    cluster: (name) => `clusters: [{"name": ${name}, "cluster": {server: "https://a"}}]\ncontexts: []\n`,
    user: (name) => `clusters: []\nusers: [{"name": ${name}, user: {token: t}}]\n`,
    context: (name) => `contexts: [{"name": ${name}, context: {cluster: c, user: u}}]\n`,
    namespace: (name) => `contexts: [{name: x, context: {cluster: c, user: u, "namespace": ${name}}}]\n`,
  };
  return Object.entries(places).flatMap(([kind, yaml]) =>
    right.map((good): Case => {
      const json = JSON.stringify(wrong);
      const at = `"${kind === 'namespace' ? kind : 'name'}": |${json}`;
      return {
        code,
        name: `${what}, ${kind}, ${good}`,
        wrong: one(yaml(json)),
        at,
        right: one(yaml(JSON.stringify(good))),
      };
    }),
  );
}

const cases: readonly Case[] = [
  {
    code: 'KL1001',
    name: 'a folder in the list',
    wrong: one(config(server, 'token: a'), { files: { '/dir/file': '' }, alsoListed: ['/dir'] }),
    at: '/dir:1:1',
    right: fine,
  },
  {
    code: 'KL1002',
    name: 'no YAML',
    wrong: one('apiVersion: v1\nclusters: [\n'),
    at: '/k.yaml:3:1',
    right: fine,
  },
  {
    code: 'KL1003',
    name: 'another kind',
    wrong: one(config(server, 'token: a').replace('kind: Config', 'kind: Secret')),
    at: 'kind: |Secret',
    right: fine,
  },
  {
    code: 'KL1004',
    name: 'a number',
    wrong: user('token: 12345'),
    at: 'token: |12345',
    right: user('token: "12345"'),
  },
  {
    code: 'KL1004',
    name: 'a boolean',
    wrong: one(config(server, 'token: a').replace('user: u}', 'user: u, namespace: no}')),
    at: 'namespace: |no',
    right: one(config(server, 'token: a').replace('user: u}', 'user: u, namespace: "no"}')),
  },
  {
    code: 'KL1005',
    name: 'quotes around a boolean',
    wrong: cluster(`${server}, insecure-skip-tls-verify: "false"`),
    at: 'insecure-skip-tls-verify: |"false"',
    right: cluster(`${server}, insecure-skip-tls-verify: false`),
  },
  {
    code: 'KL1006',
    name: 'no padding',
    wrong: cluster(`${server}, certificate-authority-data: YWJ`),
    at: 'certificate-authority-data: |YWJ',
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt')}`),
  },
  {
    code: 'KL1007',
    name: 'two users',
    wrong: one(config(server, 'token: a').replace('users:\n', 'users:\n- {name: u, user: {token: b}}\n')),
    at: '- |name: u\n',
    right: fine,
  },
  {
    code: 'KL1008',
    name: 'a key twice',
    wrong: user('token: a, token: b'),
    at: 'token: a, |token',
    right: fine,
  },
  { code: 'KL1009', name: 'a misspelt field', wrong: user('token: a, tokn: b'), at: '|tokn', right: fine },
  {
    code: 'KL1010',
    name: 'a missing file',
    wrong: one(config(server, 'token: a'), { alsoListed: ['/gone'] }),
    at: '/gone:1:1',
    right: fine,
  },
  {
    code: 'KL1011',
    name: 'a second document',
    wrong: one(config(server, 'token: a', '---\na: b\n')),
    at: '|---',
    right: one(config(server, 'token: a', '---\n')),
  },
  {
    code: 'KL2001',
    name: 'no such cluster',
    wrong: one(config(server, 'token: a').replace('cluster: c,', 'cluster: cc,')),
    at: 'cluster: |cc',
    right: fine,
  },
  {
    code: 'KL2002',
    name: 'no such user',
    wrong: one(config(server, 'token: a').replace('user: u}', 'user: uu}')),
    at: 'user: |uu',
    right: fine,
  },
  {
    code: 'KL2003',
    name: 'no such context',
    wrong: one(config(server, 'token: a').replace('current-context: x', 'current-context: z')),
    at: 'current-context: |z',
    right: fine,
  },
  {
    code: 'KL2004',
    name: 'an unused cluster',
    wrong: one(
      config(server, 'token: a').replace('clusters:\n', `clusters:\n- {name: d, cluster: {${server}}}\n`),
    ),
    at: '{name: |d',
    right: fine,
  },
  {
    code: 'KL2005',
    name: 'an unused user',
    wrong: one(config(server, 'token: a').replace('users:\n', 'users:\n- {name: v, user: {token: b}}\n')),
    at: '{name: |v',
    right: fine,
  },
  {
    code: 'KL2006',
    name: 'hidden by an earlier file',
    wrong: {
      files: { '/a.yaml': config(server, 'token: a'), '/b.yaml': 'users:\n- {name: u, user: {token: b}}\n' },
    },
    at: '/b.yaml:2:3',
    right: { files: { '/a.yaml': config(server, 'token: a'), '/b.yaml': 'users: []\n' } },
  },
  {
    code: 'KL2007',
    name: 'no cluster named',
    wrong: one(config(server, 'token: a').replace('cluster: c, ', '')),
    at: '- name: |x',
    right: fine,
  },
  {
    code: 'KL2008',
    name: 'no user named',
    wrong: one(config(server, 'token: a').replace(', user: u', '')),
    at: '- name: |x',
    right: fine,
  },
  ...named('KL2009', 'a command', 'prod; touch x; echo', [
    'prod',
    'a b',
    'kube:admin/host:6443',
    '日本',
    'CORP\\jane',
    'a*b',
  ]),
  ...named('KL2009', 'an expansion', '$(touch x)', ['x_y-z.1@k', 'arn:aws:eks:eu-west-1:1:cluster/p']),
  ...named('KL2009', 'a quote of PowerShell', 'a’b', ['a-b']),
  ...named('KL2009', 'an option', '--context=x', ['a--b']),
  ...named('KL2010', 'right to left', 'prod\u202edorp', ['prod', 'é', '😀']),
  ...named('KL2010', 'an escape', 'a\u001b[2J', ['a']),
  ...named('KL2010', 'a line break', 'a\nb', ['a b']),
  ...named('KL2010', 'no width', 'a\u200bb', ['ab']),
  {
    code: 'KL3001',
    name: 'expired',
    wrong: user(certificate('expired')),
    at: 'client-certificate-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3002',
    name: 'ends soon',
    wrong: user(certificate('soon')),
    at: 'client-certificate-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3003',
    name: 'a certificate of tomorrow',
    wrong: user(certificate('future')),
    at: 'client-certificate-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3004',
    name: 'an expired CA',
    wrong: cluster(`${server}, certificate-authority-data: ${pemData('expired-ca.crt')}`),
    at: 'certificate-authority-data: |',
    right: cluster(`${server}, certificate-authority-data: ${pemData('expired-ca.crt', 'ca.crt')}`),
  },
  {
    code: 'KL3005',
    name: 'a CA that ends soon',
    wrong: cluster(`${server}, certificate-authority-data: ${pemData('soon-ca.crt')}`),
    at: 'certificate-authority-data: |',
    right: cluster(`${server}, certificate-authority-data: ${pemData('soon-ca.crt', 'ca.crt')}`),
  },
  {
    code: 'KL3006',
    name: 'expired',
    wrong: user(token({ exp: inSeconds(-1) })),
    at: 'token: |eyJ',
    right: user(token({ exp: inSeconds(31) })),
  },
  {
    code: 'KL3006',
    name: 'an expired id-token',
    wrong: user(
      `auth-provider: {name: oidc, config: {idp-issuer-url: a, client-id: b, id-token: ${jwt({ exp: inSeconds(-1) })}}}`,
    ),
    at: '|config: {',
    right: user(
      `auth-provider: {name: oidc, config: {idp-issuer-url: a, client-id: b, refresh-token: c, id-token: ${jwt({ exp: inSeconds(-1) })}}}`,
    ),
  },
  {
    code: 'KL3007',
    name: 'ends soon',
    wrong: user(token({ exp: inSeconds(29) })),
    at: 'token: |eyJ',
    right: user(token({ exp: inSeconds(31) })),
  },
  {
    code: 'KL3008',
    name: 'never ends',
    wrong: user(token({ sub: 'a' })),
    at: 'token: |eyJ',
    right: user(token({ exp: inSeconds(31) })),
  },
  {
    code: 'KL3009',
    name: 'another key',
    wrong: user(certificate('client', 'rsa')),
    at: 'client-key-data: |',
    right: user(certificate('rsa')),
  },
  {
    code: 'KL3010',
    name: 'no key',
    wrong: user(`client-certificate-data: ${pemData('client.crt')}`),
    at: 'client-certificate-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3011',
    name: 'a key as CA',
    wrong: cluster(`${server}, certificate-authority-data: ${pemData('rsa.key')}`),
    at: 'certificate-authority-data: |',
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt')}`),
  },
  {
    code: 'KL3011',
    name: 'a key as certificate',
    wrong: user(
      `client-certificate-data: ${pemData('client.key')}, client-key-data: ${pemData('client.key')}`,
    ),
    at: 'client-certificate-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3012',
    name: 'no CA file',
    wrong: cluster(`${server}, certificate-authority: ca.crt`),
    at: 'certificate-authority: |ca.crt',
    right: cluster(`${server}, certificate-authority: ca.crt`, { files: { '/ca.crt': pem('ca.crt') } }),
  },
  {
    code: 'KL3012',
    name: 'no token file',
    wrong: user('tokenFile: t'),
    at: 'tokenFile: |t',
    right: user('tokenFile: t', { files: { '/t': 'a' } }),
  },
  {
    code: 'KL3012',
    name: 'no certificate file',
    wrong: user(`client-certificate: a, client-key-data: ${pemData('client.key')}`),
    at: 'client-certificate: |a',
    right: user(certificate('client')),
  },
  {
    code: 'KL3012',
    name: 'no key file',
    wrong: user(`client-certificate-data: ${pemData('client.crt')}, client-key: a`),
    at: 'client-key: |a',
    right: user(certificate('client')),
  },
  {
    code: 'KL3013',
    name: 'CA file and data',
    wrong: cluster(
      `${server}, certificate-authority: ca.crt, certificate-authority-data: ${pemData('ca.crt')}`,
      { files: { '/ca.crt': pem('ca.crt') } },
    ),
    at: 'certificate-authority: |ca.crt',
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt')}`),
  },
  {
    code: 'KL3013',
    name: 'key file and data',
    wrong: user(`client-key: k, ${certificate('client')}`, { files: { '/k': pem('client.key') } }),
    at: 'client-key: |k',
    right: user(certificate('client')),
  },
  {
    code: 'KL3014',
    name: 'token and password',
    wrong: user('token: a, password: b'),
    at: 'password: |b',
    right: fine,
  },
  {
    code: 'KL3015',
    name: 'groups alone',
    wrong: user('token: a, as-groups: [g]'),
    at: '|as-groups',
    right: user('token: a, as: jane, as-groups: [g]'),
  },
  {
    code: 'KL3016',
    name: 'a key alone',
    wrong: user(`token: a, client-key-data: ${pemData('client.key')}`),
    at: 'client-key-data: |',
    right: user(certificate('client')),
  },
  {
    code: 'KL3017',
    name: 'a CA with a short key',
    wrong: cluster(`${server}, certificate-authority-data: ${pemData('weak-ca.crt')}`),
    at: `certificate-authority-data: |${pemData('weak-ca.crt')}`,
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt')}`),
  },
  {
    code: 'KL3017',
    name: 'a block that is no certificate, behind one that is',
    wrong: cluster(`${server}, certificate-authority-data: ${broken}`),
    at: `certificate-authority-data: |${broken}`,
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt', 'ca.crt')}`),
  },
  {
    code: 'KL4001',
    name: 'http',
    wrong: cluster('server: "http://a.example"'),
    at: 'server: |',
    right: fine,
  },
  {
    code: 'KL4001',
    name: 'no scheme',
    wrong: cluster('server: "localhost:8080"'),
    at: 'server: |',
    right: fine,
  },
  {
    code: 'KL4002',
    name: 'skip',
    wrong: cluster(`${server}, insecure-skip-tls-verify: true`),
    at: 'verify: |true',
    right: cluster(`${server}, insecure-skip-tls-verify: false`),
  },
  {
    code: 'KL4003',
    name: 'skip and CA',
    wrong: cluster(
      `${server}, insecure-skip-tls-verify: true, certificate-authority-data: ${pemData('ca.crt')}`,
    ),
    at: 'verify: |true',
    right: cluster(`${server}, insecure-skip-tls-verify: true`),
  },
  {
    code: 'KL4004',
    name: 'no server',
    wrong: cluster('proxy-url: "http://a"'),
    at: '- name: |c',
    right: fine,
  },
  { code: 'KL4004', name: 'no URL', wrong: cluster('server: "https://a b"'), at: 'server: |', right: fine },
  {
    code: 'KL4005',
    name: 'ftp',
    wrong: cluster(`${server}, proxy-url: "ftp://a"`),
    at: 'proxy-url: |',
    right: cluster(`${server}, proxy-url: "socks5://a"`),
  },
  {
    code: 'KL4006',
    name: 'a password',
    wrong: cluster(`${server}, proxy-url: "http://a:b@c"`),
    at: 'proxy-url: |',
    right: cluster(`${server}, proxy-url: "http://c"`),
  },
  {
    code: 'KL4007',
    name: 'a password',
    wrong: cluster('server: "https://a:b@c"'),
    at: 'server: |',
    right: fine,
  },
  {
    code: 'KL5001',
    name: 'mode 0644',
    wrong: user('token: a', { modes: { '/k.yaml': 0o644 } }),
    at: 'token: |a',
    right: user('token: a', { modes: { '/k.yaml': 0o600 } }),
  },
  {
    code: 'KL5001',
    name: 'a key, mode 0604',
    wrong: user(certificate('client'), { modes: { '/k.yaml': 0o604 } }),
    at: 'client-key-data: |',
    right: user('tokenFile: t', { files: { '/t': '' }, modes: { '/k.yaml': 0o644 } }),
  },
  {
    code: 'KL5001',
    name: 'nothing secret in it',
    wrong: user('password: a', { modes: { '/k.yaml': 0o644 } }),
    at: 'password: |a',
    right: user(exec('command: plugin, env: [{name: AWS_PROFILE, value: a}]'), {
      files: plugin,
      modes: { '/k.yaml': 0o644 },
    }),
  },
  {
    code: 'KL5002',
    name: 'mode 0640',
    wrong: user('token: a', { modes: { '/k.yaml': 0o640 } }),
    at: 'token: |a',
    right: user('token: a', { modes: { '/k.yaml': 0o600 } }),
  },
  {
    code: 'KL5003',
    name: 'a token file',
    wrong: user('tokenFile: t', { files: { '/t': '' }, modes: { '/t': 0o644 } }),
    at: 'tokenFile: |t',
    right: user('tokenFile: t', { files: { '/t': '' } }),
  },
  {
    code: 'KL5004',
    name: 'a password',
    wrong: user('username: a, password: b'),
    at: 'password: |b',
    right: fine,
  },
  {
    code: 'KL5005',
    name: 'among the arguments',
    wrong: user(exec('command: plugin, args: [--secret, a]'), { files: plugin }),
    at: '|args: [',
    right: user(exec('command: plugin, args: [--region, a]'), { files: plugin }),
  },
  {
    code: 'KL5005',
    name: 'in the environment',
    wrong: user(exec('command: plugin, env: [{name: MY_TOKEN, value: a}]'), { files: plugin }),
    at: '|env: [',
    right: user(exec('command: plugin, env: [{name: MY_TOKEN, value: ""}]'), { files: plugin }),
  },
  {
    code: 'KL5006',
    name: 'a private key in the CA',
    wrong: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt', 'client.key')}`),
    at: `certificate-authority-data: |${pemData('ca.crt', 'client.key')}`,
    right: cluster(`${server}, certificate-authority-data: ${pemData('ca.crt')}`),
  },
  {
    code: 'KL6001',
    name: './plugin',
    wrong: user(exec('command: ./plugin'), { files: { '/plugin': '' } }),
    at: 'command: |./',
    right: user(exec('command: /plugin'), { files: { '/plugin': '' } }),
  },
  {
    code: 'KL6002',
    name: 'not on PATH',
    wrong: user(exec('command: plugin')),
    at: 'command: |plugin',
    right: user(exec('command: plugin'), { files: plugin }),
  },
  {
    code: 'KL6002',
    name: 'no such file',
    wrong: user(exec('command: /opt/bin/none')),
    at: 'command: |/opt',
    right: user(exec('command: /opt/bin/plugin'), { files: plugin }),
  },
  {
    code: 'KL6003',
    name: 'v1alpha1',
    wrong: user(
      'exec: {command: plugin, interactiveMode: Never, apiVersion: client.authentication.k8s.io/v1alpha1}',
      { files: plugin },
    ),
    at: 'apiVersion: |client',
    right: user(exec('command: plugin'), { files: plugin }),
  },
  {
    code: 'KL6004',
    name: 'no interactiveMode',
    wrong: user('exec: {command: plugin, apiVersion: client.authentication.k8s.io/v1}', { files: plugin }),
    at: '|exec: {',
    right: user('exec: {command: plugin, apiVersion: client.authentication.k8s.io/v1beta1}', {
      files: plugin,
    }),
  },
  { code: 'KL6005', name: 'gcp', wrong: user('auth-provider: {name: gcp}'), at: 'name: |gcp', right: fine },
  {
    code: 'KL6005',
    name: 'oidc without its client',
    wrong: user('auth-provider: {name: oidc}'),
    at: '|auth-provider',
    right: user('auth-provider: {name: oidc, config: {idp-issuer-url: a, client-id: b}}'),
  },
  {
    code: 'KL6006',
    name: 'oidc',
    wrong: user('auth-provider: {name: oidc, config: {idp-issuer-url: a, client-id: b}}'),
    at: 'name: |oidc',
    right: fine,
  },
  {
    code: 'KL6007',
    name: 'beside exec',
    wrong: user(
      `${exec('command: plugin')}, auth-provider: {name: oidc, config: {idp-issuer-url: a, client-id: b}}`,
      { files: plugin },
    ),
    at: '|auth-provider',
    right: user(exec('command: plugin'), { files: plugin }),
  },
  {
    code: 'KL7001',
    name: 'an alias that kubectl refuses',
    wrong: preferring('aliases:\n- {name: a-b, command: get}\n'),
    at: '/home/user/.kube/kuberc:4:3',
    right: preferring('aliases:\n- {name: ab, command: get}\n'),
  },
  {
    code: 'KL7001',
    name: 'a file that KUBERC names and that is not there',
    wrong: { ...fine, env: { KUBERC: '/none' } },
    at: '/none:1:1',
    right: { ...fine, env: { KUBERC: 'off' } },
  },
  {
    code: 'KL7001',
    name: 'a file that KUBERC names and that holds no preferences',
    wrong: { files: { ...fine.files, '/etc/kuberc': 'kind: Foo\n' }, env: { KUBERC: '/etc/kuberc' } },
    at: '/etc/kuberc:1:1',
    right: preferring(''),
  },
  {
    code: 'KL7005',
    name: 'a file without preferences, which kubectl passes over',
    wrong: { files: { ...fine.files, '/home/user/.kube/kuberc': 'kind: Foo\n' } },
    at: '/home/user/.kube/kuberc:1:1',
    right: preferring(''),
  },
  {
    code: 'KL7002',
    name: 'a flag that there is not',
    wrong: preferring(option('create token', 'ttl', '1h')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('create  token', 'bound-object-kind', 'Pod')),
  },
  {
    code: 'KL7002',
    name: 'a flag that kuberc may not set',
    wrong: preferring(option('get', 'v', '8')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('get', 'show-labels', 'true')),
  },
  {
    code: 'KL7002',
    name: 'a value that is none',
    wrong: preferring(option('get', 'show-labels', 'yes')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('get', 'show-labels', 'T')),
  },
  {
    code: 'KL7003',
    name: 'a delete that asks',
    wrong: preferring(option('delete', 'interactive', 'true')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('delete', 'interactive', 'false')),
  },
  {
    code: 'KL7003',
    name: 'an apply that makes nothing',
    wrong: preferring(option('apply', 'dry-run', 'server')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('apply', 'server-side', 'true')),
  },
  {
    code: 'KL7004',
    name: 'no check of the server',
    wrong: preferring(option('get', 'insecure-skip-tls-verify', 'true')),
    at: '/home/user/.kube/kuberc:6:5',
    right: preferring(option('get', 'insecure-skip-tls-verify', 'false')),
  },
  {
    code: 'KL7005',
    name: 'a command that there is not',
    wrong: preferring(option('kubectl get', 'output', 'wide')),
    at: '/home/user/.kube/kuberc:4:3',
    right: preferring(''),
  },
  {
    code: 'KL7005',
    name: 'a field that there is not',
    wrong: preferring('overrides: []\n'),
    at: '/home/user/.kube/kuberc:3:1',
    right: preferring('defaults: []\n'),
  },
  {
    code: 'KL7005',
    name: 'an alias of the name of a command',
    wrong: preferring('aliases:\n- {name: get, command: delete}\n'),
    at: '/home/user/.kube/kuberc:4:3',
    right: preferring('aliases:\n- {name: gets, command: get}\n'),
  },
  {
    code: 'KL7006',
    name: 'a policy against the plugin',
    wrong: preferring('credentialPluginPolicy: DenyAll\n', pluginUser),
    at: 'command: |plugin',
    right: preferring('credentialPluginPolicy: AllowAll\n', pluginUser),
  },
  {
    code: 'KL7006',
    name: 'a list without the plugin',
    wrong: preferring(
      'credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: aws}]\n',
      pluginUser,
    ),
    at: 'command: |plugin',
    right: preferring(
      'credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: /opt/bin/plugin}]\n',
      pluginUser,
    ),
  },
];

/** The place that `|` marks in the text, or a place as it stands. */
function placeOf({ at, wrong }: Case): string {
  const bar = at.indexOf('|');
  if (bar < 0) return at;
  const before = String(wrong.files['/k.yaml']).split(at.replace('|', ''))[0] + at.slice(0, bar);
  const lines = before.split('\n');
  return `/k.yaml:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

const expected = (one: Case): string => `${placeOf(one)} ${one.code}`;

for (const one of cases) {
  test(`${one.code}: ${one.name}`, () => {
    const { places } = lintWorld(one.wrong);
    assert.ok(places.includes(expected(one)), `${expected(one)} is not among\n${places.join('\n')}`);
    const mended = lintWorld(one.right).places.filter((place) => place.endsWith(one.code));
    assert.deepEqual(mended, []);
  });
}

// What kubectl, YAML or a certificate says is handed on as it is.
const handedOn = new Set(['KL1001', 'KL1002', 'KL1003', 'KL1006', 'KL7001', 'KL7002', 'KL9001']);

test('each finding and its next step is known in Japanese', () => {
  const speech = speechIn('ja', true);
  const unknown = cases
    .flatMap(({ wrong }) => lintWorld(wrong).findings)
    .filter(({ code, fix, message }) => {
      const said = spokenFinding(
        { code, fix, message, severity: 'error', line: 1, column: 1, ignored: undefined },
        speech,
      );
      return (!handedOn.has(code) && speech.say(message) === message) || !/[ぁ-ん]/.test(said.message);
    })
    .map(({ code, message }) => `${code} ${message}`);
  assert.deepEqual([...new Set(unknown)], []);
  const steps = cases
    .flatMap(({ wrong }) => lintWorld(wrong).findings)
    .flatMap(({ fix = 'chmod' }) => (/^chmod|[ぁ-ん]/.test(speech.say(fix)) ? [] : [fix]));
  assert.deepEqual([...new Set(steps)], []);
});

test('every code has a case, but for what no other check has found', () => {
  const tested = new Set(cases.map(({ code }) => code));
  const codes = lintCatalogue().map(({ name }) => name);
  assert.deepEqual(
    codes.filter((code) => !tested.has(code)),
    ['KL9001'],
  );
});

test('Windows has no modes to look at', () => {
  const path = 'C:\\k.yaml';
  const world: World = {
    files: { [path]: config(server, 'token: a') },
    modes: { [path]: 0o666 },
    platform: 'win32',
    env: { KUBECONFIG: path },
  };
  assert.deepEqual(lintWorld(world).places, []);
});

test('a kubeconfig with nothing wrong has no finding', () => assert.deepEqual(lintWorld(fine).places, []));

for (const { name, title, why, fix } of lintCatalogue()) {
  test(`${name} is explained`, () => {
    assert.match(title, /^\S.*[^.]$/);
    assert.match(why, /[.:]/);
    assert.match(why, /\.$/);
    assert.match(fix, /\.$/);
  });
}
