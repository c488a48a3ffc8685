/** Nothing that the explorer prints can act on a terminal, or show a secret of the kubeconfig. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { jwt, pem } from '../support/pki.js';
import { portion } from '../support/size.js';

const formats: Readonly<Record<string, readonly string[]>> = {
  'get contexts -o': ['table', 'wide', 'json', 'yaml', 'name'],
  'get clusters -o': ['wide', 'json'],
  'get users -o': ['wide', 'json'],
  'describe -o': ['text', 'json'],
  'lint --format': ['text', 'json', 'gcc', 'sarif', 'github'],
};

const runs = Object.entries(formats).flatMap(([verb, names]) =>
  names.map((name) => `${verb} ${name}`.split(' ')),
);

interface Written {
  readonly command: string;
  readonly text: string;
}

/** What command lines print about a kubeconfig. */
async function printed(yaml: string, lines: readonly (readonly string[])[]): Promise<readonly Written[]> {
  const results: Written[] = [];
  for (const args of lines) {
    const host = fakeHost({ files: { '/cwd/k.yaml': yaml }, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
    const exit = await main([...args], host);
    assert.notEqual(exit, 70, host.written.stderr);
    results.push({ command: args.join(' '), text: host.written.stdout + host.written.stderr });
  }
  return results;
}

const secret = (name: string): string => `hunter2-${name}-31415926`;

/** JSON that YAML reads as it is: raw, C1 characters are refused or taken for line breaks. */
function toJson(value: object): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

/** A kubeconfig as JSON, so that any text can stand in it. */
function kubeconfig(parts: {
  cluster?: object;
  user?: object;
  context?: object;
  top?: object;
  name?: string;
}): string {
  const name = parts.name ?? 'x';
  return toJson({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server: 'https://a.example', ...parts.cluster } }],
    users: [{ name, user: parts.user ?? {} }],
    contexts: [{ name, context: { cluster: name, user: name, ...parts.context } }],
    ...parts.top,
  });
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const certificate = { 'client-certificate-data': base64(pem('client.crt')) };
const extensions = [{ name: 'e', extension: { key: secret('extension'), nested: [secret('extension')] } }];
const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'plugin', interactiveMode: 'Never' };

const secretFields: Readonly<Record<string, string>> = {
  token: kubeconfig({ user: { token: secret('token') } }),
  'token that is a JWT': kubeconfig({ user: { token: jwt({ sub: 'a', private: secret('claim') }) } }),
  password: kubeconfig({ user: { username: 'jane', password: secret('password') } }),
  'client-key-data': kubeconfig({ user: { ...certificate, 'client-key-data': base64(pem('client.key')) } }),
  'client-key-data of another key': kubeconfig({
    user: { ...certificate, 'client-key-data': base64(pem('rsa.key')) },
  }),
  'client-key-data that is no PEM': kubeconfig({
    user: { ...certificate, 'client-key-data': base64(secret('key')) },
  }),
  'client-key-data that is no base64': kubeconfig({
    user: { ...certificate, 'client-key-data': `%${secret('key')}` },
  }),
  'client-certificate-data that holds the key': kubeconfig({
    user: { 'client-certificate-data': base64(pem('client.key')) },
  }),
  'exec.args': kubeconfig({
    user: {
      exec: {
        ...exec,
        args: [
          secret('arg'),
          '--client-secret',
          secret('arg'),
          `--password=${secret('arg')}`,
          `-p${secret('arg')}`,
          '-c',
          `curl ${secret('arg')}`,
        ],
      },
    },
  }),
  'exec.env': kubeconfig({
    user: {
      exec: {
        ...exec,
        env: [
          { name: 'A', value: secret('env') },
          { name: 'MY_TOKEN', value: secret('env') },
        ],
      },
    },
  }),
  'auth-provider.config': kubeconfig({
    user: {
      'auth-provider': {
        name: 'oidc',
        config: {
          'client-id': secret('config'),
          'client-secret': secret('config'),
          'id-token': jwt({ private: secret('config') }),
          'refresh-token': secret('config'),
          'idp-issuer-url': secret('config'),
        },
      },
    },
  }),
  'auth-provider.config of a removed one': kubeconfig({
    user: {
      'auth-provider': {
        name: 'gcp',
        config: { 'access-token': secret('config'), 'cmd-args': secret('config') },
      },
    },
  }),
  'proxy-url': kubeconfig({ cluster: { 'proxy-url': `http://jane:${secret('proxy')}@proxy:3128` } }),
  'proxy-url with slashes in the password': kubeconfig({
    cluster: { 'proxy-url': `http://jane:a/${secret('proxy')}@proxy` },
  }),
  'proxy-url that no client takes': kubeconfig({
    cluster: { 'proxy-url': `ftp://jane:${secret('proxy')}@proxy` },
  }),
  'proxy-url without a scheme': kubeconfig({ cluster: { 'proxy-url': `jane:${secret('proxy')}@proxy` } }),
  'proxy-url with spaces': kubeconfig({ cluster: { 'proxy-url': `http://jane:${secret('proxy')}@a b` } }),
  server: kubeconfig({ cluster: { server: `https://jane:${secret('server')}@a.example` } }),
  'server with a query': kubeconfig({ cluster: { server: `https://a.example?token=${secret('server')}` } }),
  'server that is no URL': kubeconfig({ cluster: { server: `https://jane:${secret('server')}@a b` } }),
  extensions: kubeconfig({
    cluster: { extensions },
    user: { extensions, token: 'a' },
    context: { extensions },
    top: { extensions, preferences: { extensions } },
  }),
  'extensions that stand twice': kubeconfig({ user: { extensions: [...extensions, ...extensions] } }),
  'an unknown field': kubeconfig({ user: { tokn: secret('unknown') } }),
  'a key that is the value': kubeconfig({ user: { [`token ${secret('key')}`]: null } }),
  'a token that is a number': kubeconfig({ user: { token: 31415926 } }),
  'a password that is a number': kubeconfig({ user: { username: 'a', password: 31415926 } }),
  'a token that is a list': kubeconfig({ user: { token: [secret('list')] } }),
  'a variable that is a number': kubeconfig({
    user: { exec: { ...exec, env: [{ name: 'A', value: 31415926 }] } },
  }),
  'a name that stands twice': kubeconfig({
    top: {
      users: [
        { name: 'x', user: { token: secret('first') } },
        { name: 'x', user: { token: secret('second') } },
      ],
    },
  }),
  'an anchor that is not there': `users: [{name: x, user: {password: *${secret('anchor')}}}]\n`,
  'a map as a key': `users: [{name: x, user: {{token: ${secret('map')}}: b}}]\n`,
  'a value of a wrong tag': `users: [{name: x, user: {password: !!int ${secret('tag')}}}]\n`,
  'a missing colon': `users:\n- name: x\n  user:\n    token ${secret('colon')}\n`,
  'a key twice': `users: [{name: x, user: {token: ${secret('twice')}, token: ${secret('twice')}}}]\n`,
  'a second document': `${kubeconfig({})}\n---\nusers: [{name: x, user: {token: ${secret('second')}}}]\n`,
};

describe('no secret is shown', () => {
  for (const [name, yaml] of Object.entries(secretFields)) {
    test(name, async () => {
      for (const { command, text } of await printed(yaml, portion(runs, 5))) {
        assert.doesNotMatch(text, /hunter2|31415926/, command);
        for (const key of ['client.key', 'rsa.key']) {
          const body = pem(key).split('\n').slice(1, 3).join('');
          assert.ok(
            !text.includes(body.slice(0, 40)) && !text.includes(base64(pem(key)).slice(60, 120)),
            command,
          );
        }
      }
    });
  }
});

// What could move a cursor, break a line or reorder text: ESC, C0 but for the line break, C1, bidirectional overrides.
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** The names wherever a kubeconfig can hold one; the first is the current context's. */
function everywhere(...names: readonly string[]): string {
  return toJson({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': names[0],
    ...Object.fromEntries(names.map((name) => [name, name])),
    clusters: names.map((name) => ({ name, cluster: clusterOf(name) })),
    users: names.map((name) => ({ name, user: userOf(name) })),
    contexts: names.flatMap((name) => [
      { name, context: contextOf(name) },
      { name: `dangling ${name}`, context: { cluster: `no ${name}`, user: `no ${name}` } },
    ]),
  });
}

function clusterOf(name: string): object {
  return {
    server: `https://a.example/${name}`,
    'tls-server-name': name,
    'proxy-url': name,
    'certificate-authority': name,
    [name]: name,
  };
}

function contextOf(name: string): object {
  return {
    cluster: name,
    user: name,
    namespace: name,
    extensions: [{ name, extension: name }],
    [name]: name,
  };
}

function userOf(name: string): object {
  return {
    username: name,
    tokenFile: name,
    'client-certificate': name,
    'client-key': name,
    as: name,
    'as-uid': name,
    'as-groups': [name],
    'as-user-extra': { [name]: [name] },
    'auth-provider': { name, config: { [name]: name } },
    exec: {
      apiVersion: name,
      command: name,
      args: ['--region', name, name],
      env: [{ name, value: name }],
      installHint: name,
      interactiveMode: name,
    },
    extensions: [{ name, extension: name }],
    [name]: name,
  };
}

const hostile = [
  ...portion(hostileNames, 20),
  '\u001b]52;c;aGk=\u0007',
  'a\u009b31mb',
  '\u200bzero',
  '\ud800',
];

describe('hostile names are inert', () => {
  const readable = hostile.filter((name) => name !== '\ud800');

  for (const run of runs) {
    test(run.join(' '), async () => {
      for (let at = 0; at < readable.length; at += 4) {
        const [{ text } = { text: '' }] = await printed(everywhere(...readable.slice(at, at + 4)), [run]);
        assert.ok(text !== '');
        assert.doesNotMatch(text, acting);
      }
    });
  }

  for (const name of hostile) {
    test(JSON.stringify(name), async () => {
      const lines = [
        ['describe', '--context', `dangling ${name}`],
        ['describe', '--cluster', `unknown ${name}`],
        ['describe', '-o', 'text'],
        ['get', 'contexts', `unknown ${name}`],
        ['get', name],
        ['get', 'contexts', '--sort-by', name],
      ];
      for (const { command, text } of await printed(everywhere(name), lines)) {
        assert.doesNotMatch(text, acting, JSON.stringify(command));
      }
    });
  }
});

const readBack = [
  'get contexts -o table',
  'get users -o name',
  'get contexts -o json',
  'get contexts -o yaml',
  'describe -o json',
].map((line) => line.split(' '));

describe('a line is a row: no name breaks one, and JSON and YAML give it back', () => {
  for (const name of hostile.filter((one) => one !== '\ud800')) {
    test(JSON.stringify(name), async () => {
      const yaml = kubeconfig({ name, user: { token: 'a' } });
      const texts = new Map((await printed(yaml, readBack)).map(({ command, text }) => [command, text]));
      assert.equal(texts.get('get contexts -o table')?.split('\n').length, 3);
      assert.equal(texts.get('get users -o name')?.split('\n').length, 2);
      assert.equal(JSON.parse(texts.get('get contexts -o json') ?? '')[0].name, name);
      assert.equal(parse(texts.get('get contexts -o yaml') ?? '')[0].name, name);
      assert.equal(JSON.parse(texts.get('describe -o json') ?? '').context.name, name);
    });
  }
});
