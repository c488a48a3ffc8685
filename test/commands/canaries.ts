/** Kubeconfigs with a canary in every place that can hold a secret. */
import { pem } from '../support/pki.js';

/** What stands for a secret: no other text holds it, and it looks like one. */
export class Canaries {
  readonly texts: string[] = [];
  /** Those that `kubectl config view` redacts. */
  readonly redacted = new Set<string>();

  /** A canary for a place. */
  at(place: string): string {
    const letters = place.replace(/[^a-z]/gi, '').slice(0, 12);
    const text = `c4n${String(this.texts.length).padStart(3, '0')}q${letters}Zk7`;
    this.texts.push(text);
    return text;
  }

  redactedAt(place: string): string {
    const text = this.at(place);
    this.redacted.add(text);
    return text;
  }
}

export interface World {
  readonly files: Readonly<Record<string, string>>;
  readonly contexts: readonly string[];
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A kubeconfig that clients can use, with a context for each way to sign in and each proxy. */
export function usableWorld(canaries: Canaries): World {
  const at = (place: string): string => canaries.at(place);
  const hidden = (place: string): string => canaries.redactedAt(place);
  const extensions = (place: string): object[] => [
    {
      name: 'e',
      extension: { token: at(`${place} token`), deep: [{ 'api-key': at(`${place} deep`) }], text: at(place) },
    },
    { name: 'f', extension: at(`${place} scalar`) },
  ];
  const certificate = base64(
    `${at('before certificate')}\n${pem('client.crt')}${at('behind certificate')}\n`,
  );
  const key = base64(`${hidden('before key')}\n${pem('client.key')}`);
  const exec = (more: object): object => ({
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'plugin',
    interactiveMode: 'Never',
    ...more,
  });
  const users: Record<string, object> = {
    token: { token: hidden('token'), extensions: extensions('user') },
    basic: { username: 'jane', password: hidden('password') },
    keys: { 'client-certificate-data': certificate, 'client-key-data': key },
    combined: {
      'client-certificate-data': base64(`${pem('client.crt')}${at('between')}\n${pem('client.key')}`),
      'client-key-data': key,
    },
    keyfiles: { 'client-certificate': 'joe.crt', 'client-key': 'joe.key' },
    tokenfile: { tokenFile: '/run/token' },
    args: {
      exec: exec({
        args: [
          at('argument'),
          '--client-secret',
          at('option'),
          `--password=${at('joined')}`,
          `-p${at('attached')}`,
          '-c',
          `curl -H 'X-Api-Key: ${at('command')}' https://bob:${at('command URL')}@h/?key=${at('command query')}`,
          `https://bob:${at('URL argument')}@h/`,
          `--issuer=https://h/?sig=${at('query argument')}`,
          `--${at('name')}`,
        ],
        installHint: 'brew install plugin',
      }),
    },
    env: {
      exec: exec({
        env: ['A', 'MY_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'PROFILE', 'HTTPS_PROXY'].map((name) => ({
          name,
          value: name === 'HTTPS_PROXY' ? `http://bob:${at(name)}@p:1` : at(name),
        })),
      }),
    },
    oidc: {
      'auth-provider': {
        name: 'oidc',
        config: Object.fromEntries(
          ['client-id', 'client-secret', 'id-token', 'refresh-token', 'idp-issuer-url', 'any'].map((name) => [
            name,
            at(name),
          ]),
        ),
      },
    },
    as: {
      token: hidden('token of as'),
      as: 'someone',
      'as-groups': ['group'],
      'as-user-extra': { scopes: [at('extra'), at('extra 2')], token: [at('extra token')] },
    },
    unknown: {
      token: hidden('token of unknown'),
      tokn: at('unknown'),
      nested: { password: [at('unknown nested')] },
      [at('unknown name')]: null,
    },
  };
  const proxies: Record<string, string> = {
    password: `http://jane:${at('proxy password')}@proxy.example:3128`,
    'user-name': `http://${at('proxy user')}@proxy.example:3128`,
    query: `http://proxy.example:3128/?key=${at('proxy query')}`,
    path: `http://proxy.example:3128/${at('proxy path')}/x`,
    socks: `socks5://jane:${at('socks password')}@proxy.example:1080`,
    https: `https://jane:${at('https proxy')}%21@proxy.example:1080`,
  };
  const cluster = {
    server: 'https://a.example:6443/base',
    'certificate-authority-data': base64(pem('ca.crt')),
  };
  const clusters = [
    {
      name: 'plain',
      cluster: { ...cluster, extensions: extensions('cluster'), unknown: at('cluster unknown') },
    },
    {
      name: 'mixed',
      cluster: { ...cluster, 'certificate-authority-data': base64(`${pem('ca.crt')}${pem('client.key')}`) },
    },
    { name: 'cafile', cluster: { server: cluster.server, 'certificate-authority': 'ca.crt' } },
    ...Object.entries(proxies).map(([name, url]) => ({ name, cluster: { ...cluster, 'proxy-url': url } })),
  ];
  const contexts = [
    ...Object.keys(users).map((name) => ({
      name,
      context: { cluster: 'plain', user: name, extensions: extensions(`context ${name}`) },
    })),
    ...clusters.map(({ name }) => ({
      name: `via-${name}`,
      context: { cluster: name, user: 'token', note: at('context unknown') },
    })),
  ];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'token',
    clusters,
    contexts,
    users: Object.entries(users).map(([name, user]) => ({ name, user })),
    extensions: extensions('config'),
    preferences: { extensions: extensions('preferences') },
    unknown: at('top'),
  };
  const files = {
    '/cwd/k.yaml': `# ${at('comment')}\n${JSON.stringify(config, null, 1)}\n# token: ${at('last comment')}\n`,
    '/cwd/joe.crt': `${at('certificate file')}\n${pem('client.crt')}${pem('client.key')}`,
    '/cwd/joe.key': `${at('key file')}\n${pem('client.key')}`,
    '/cwd/ca.crt': `${pem('ca.crt')}${pem('client.key')}`,
    '/bin/plugin': '',
    '/run/token': `${at('token file')}\n`,
  };
  return { files, contexts: contexts.map(({ name }) => name) };
}

/** Kubeconfigs that are refused, by what is wrong: an error must not quote them. */
export function faultyKubeconfigs(canaries: Canaries): Readonly<Record<string, string>> {
  const at = (place: string): string => canaries.at(place);
  const one = (parts: { cluster?: object; user?: object; context?: object; users?: object[] }): string =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'x',
      clusters: [{ name: 'x', cluster: { server: 'https://a.example', ...parts.cluster } }],
      users: parts.users ?? [{ name: 'x', user: parts.user ?? {} }],
      contexts: [{ name: 'x', context: { cluster: 'x', user: 'x', ...parts.context } }],
    });
  const twice = (name: string): object[] => [
    { name, extension: { token: at('first of two') } },
    { name, extension: { token: at('second of two') } },
  ];
  const user = (yaml: string): string =>
    `apiVersion: v1\nkind: Config\nusers:\n- name: x\n  user:\n    ${yaml}\n`;
  return {
    'a user twice': one({
      users: [
        { name: 'x', user: { token: at('twice') } },
        { name: 'x', user: { password: at('twice') } },
      ],
    }),
    'an extension twice': one({ user: { extensions: twice('e') } }),
    'credentials in the server': one({ cluster: { server: `https://jane:${at('server')}@a.example` } }),
    'a name in the server': one({ cluster: { server: `https://${at('server user')}@a.example` } }),
    'a query in the server': one({ cluster: { server: `https://a.example?token=${at('server query')}` } }),
    'a fragment in the server': one({ cluster: { server: `https://a.example/#${at('server fragment')}` } }),
    'a server that is no URL': one({ cluster: { server: `https://jane:${at('server')}@a b` } }),
    'a proxy with a slash in its password': one({
      cluster: { 'proxy-url': `http://jane:a/${at('proxy slash')}@p` },
    }),
    'a proxy of another scheme': one({ cluster: { 'proxy-url': `ftp://jane:${at('proxy')}@p` } }),
    'a proxy without a scheme': one({ cluster: { 'proxy-url': `jane:${at('proxy')}@p` } }),
    'a proxy that is no URL': one({ cluster: { 'proxy-url': `http://jane:${at('proxy')}@a b` } }),
    'a key that is none': one({
      user: { 'client-certificate-data': base64(pem('client.crt')), 'client-key-data': base64(at('key')) },
    }),
    'a key of another': one({
      user: {
        'client-certificate-data': base64(pem('client.crt')),
        'client-key-data': base64(`${at('key')}\n${pem('rsa.key')}`),
      },
    }),
    'a key that is no base64': one({ user: { 'client-key-data': `%${at('key')}` } }),
    'a certificate that is a key': one({
      user: { 'client-certificate-data': base64(`${at('key')}\n${pem('client.key')}`) },
    }),
    'a list for a token': one({ user: { token: [at('list')] } }),
    'a map for a password': one({ user: { password: { [at('map')]: at('map') } } }),
    'a text for exec': one({ user: { exec: at('exec') } }),
    'a text for env': one({
      user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'a', env: at('env') } },
    }),
    'a removed provider': one({
      user: {
        'auth-provider': { name: 'gcp', config: { 'access-token': at('gcp'), 'cmd-args': at('gcp') } },
      },
    }),
    'an old exec': one({
      user: {
        exec: { apiVersion: 'client.authentication.k8s.io/v1alpha1', command: 'a', args: [at('old')] },
      },
    }),
    'an exec without a command': one({
      user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', args: [at('no command')] } },
    }),
    'token and exec': one({
      user: { token: at('both'), exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'a' } },
    }),
    'an anchor that is not there': user(`password: *${at('anchor')}`),
    'a map as a key': user(`{token: ${at('key map')}}: b`),
    'a wrong tag': user(`password: !!int ${at('tag')}`),
    'no colon': user(`token ${at('colon')}`),
    'a quote that is open': user(`token: "${at('quote')}`),
    'a tab': user(`token: a\n\tpassword: ${at('tab')}`),
    'an unknown escape': user(`token: "\\q${at('escape')}"`),
    'a key twice': user(`token: ${at('key twice')}\n    token: ${at('key twice')}`),
    'a second document': `${one({})}\n---\n${user(`token: ${at('second')}`)}`,
    'a directive': `%${at('directive')} 1\n---\n${user('token: a')}`,
    'no kubeconfig at all': `${at('garbage')}\n`,
    'another kind': `apiVersion: v1\nkind: Secret\ndata: {token: ${at('other kind')}}\n`,
  };
}
