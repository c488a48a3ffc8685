/** Merging by client-go's rules, with the place that every value came from. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KubeconfigError } from '../../src/errors.js';
import { loadConfig, loadSingleFile } from '../../src/kubeconfig/load.js';
import { LoadError } from '../../src/kubeconfig/load-error.js';
import { loadingRules } from '../../src/kubeconfig/rules.js';
import type { Config } from '../../src/kubeconfig/types.js';
import { fakeHost } from '../support/host.js';

const first = `apiVersion: v1
kind: Config
clusters:
- name: shared
  cluster:
    server: https://first.test
- cluster: {server: "https://only.test"}
  name: only-first
contexts:
- name: c
  context: {cluster: shared, user: u, namespace: one}
current-context: c
users:
- name: u
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: helper
      args: [a]
preferences: {colors: false}
`;

const second = `apiVersion: v1
kind: Config
clusters:
- name: shared
  cluster: {server: "https://second.test", proxy-url: "http://proxy.test"}
contexts:
- name: d
  context: {cluster: shared}
current-context: d
users:
- name: u
  user: {token: hidden}
preferences: {colors: true}
`;

function load(files: Readonly<Record<string, string>>, list: string, home = '/home/user'): Config {
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/cwd/${name}`, text]));
  const host = fakeHost({ files: named, env: { KUBECONFIG: list }, home });
  return loadConfig(loadingRules({}, host), host);
}

describe('which files', () => {
  test('KUBECONFIG is a list, each file once; empty means unset', () => {
    const host = fakeHost({ env: { KUBECONFIG: 'a:b::a' } });
    assert.deepEqual(loadingRules({}, host), { precedence: ['a', 'b', ''] });
    const unset = fakeHost({ env: { KUBECONFIG: '' }, home: '/home/x' });
    assert.deepEqual(loadingRules({}, unset), { precedence: ['/home/x/.kube/config'] });
  });

  test('--kubeconfig names one file, not a list, and ~ stays as it is', () => {
    const host = fakeHost({ env: { KUBECONFIG: 'a' } });
    assert.equal(loadingRules({ kubeconfig: '~/x:y' }, host).explicitPath, '~/x:y');
    assert.equal(loadingRules({ kubeconfig: '' }, host).explicitPath, undefined);
  });

  test('a missing --kubeconfig is an error for a client, and an empty config for config view', () => {
    const host = fakeHost();
    const rules = loadingRules({ kubeconfig: 'none.yaml' }, host);
    assert.throws(() => loadConfig(rules, host), { message: 'stat none.yaml: no such file or directory' });
    assert.equal(loadConfig(rules, host, { missingExplicit: 'empty' }).contexts.size, 0);
    assert.throws(() => loadSingleFile('none.yaml', host), {
      message: 'open none.yaml: no such file or directory',
    });
  });

  test('missing files of the list are passed over', () => {
    assert.deepEqual(load({ 'a.yaml': first }, 'none.yaml:a.yaml').files, ['a.yaml']);
  });
});

describe('merging', () => {
  test('the first file wins whole entries, never single fields', () => {
    const { clusters, authInfos } = load({ 'a.yaml': first, 'b.yaml': second }, 'a.yaml:b.yaml');
    assert.equal(clusters.get('shared')?.server, 'https://first.test');
    assert.equal(clusters.get('shared')?.proxyUrl, '');
    assert.equal(authInfos.get('u')?.token, '');
    assert.equal(authInfos.get('u')?.exec?.command, 'helper');
    assert.deepEqual([...clusters.keys()], ['shared', 'only-first']);
  });

  test('scalars: the first that is not zero', () => {
    const merged = load({ 'a.yaml': first, 'b.yaml': second }, 'a.yaml:b.yaml');
    assert.equal(merged.currentContext, 'c');
    assert.equal(merged.preferences.colors, true);
    const blank = load({ 'a.yaml': 'current-context: ""\n', 'b.yaml': second }, 'a.yaml:b.yaml');
    assert.equal(blank.currentContext, 'd');
    assert.deepEqual(blank.currentContextPosition, { file: 'b.yaml', line: 9, column: 18 });
  });

  test('what is hidden is remembered, with what hides it', () => {
    const { shadowed } = load({ 'a.yaml': first, 'b.yaml': second }, 'a.yaml:b.yaml');
    assert.deepEqual(
      shadowed.map(({ kind, name, position, winner }) => [
        kind,
        name,
        position.line,
        winner?.file,
        winner?.line,
      ]),
      [
        ['cluster', 'shared', 4, 'a.yaml', 4],
        ['user', 'u', 11, 'a.yaml', 14],
      ],
    );
  });
});

describe('origins', () => {
  test('every field knows its file, line and column', () => {
    const { clusters, authInfos } = load({ 'a.yaml': first, 'b.yaml': second }, 'a.yaml:b.yaml');
    const shared = clusters.get('shared');
    assert.deepEqual(shared?.position, { file: 'a.yaml', line: 4, column: 3 });
    assert.deepEqual(shared?.origins.get('server'), { file: 'a.yaml', line: 6, column: 13 });
    assert.deepEqual(clusters.get('only-first')?.origins.get('server'), {
      file: 'a.yaml',
      line: 7,
      column: 21,
    });
    const origins = authInfos.get('u')?.origins;
    assert.deepEqual(origins?.get('exec'), { file: 'a.yaml', line: 16, column: 5 });
    assert.deepEqual(origins?.get('exec.command'), { file: 'a.yaml', line: 18, column: 16 });
  });

  test('a value behind an alias stands where the alias stands', () => {
    const text =
      'clusters:\n- name: a\n  cluster: &c {server: &s x}\n- name: b\n  cluster:\n    server: *s\n';
    const { clusters } = load({ 'a.yaml': text }, 'a.yaml');
    assert.deepEqual(clusters.get('b')?.origins.get('server'), { file: 'a.yaml', line: 6, column: 13 });
  });

  test('columns count characters, not bytes or UTF-16 units', () => {
    const { clusters } = load({ 'a.yaml': 'clusters:\n- {name: 😀é, cluster: {server: x}}\n' }, 'a.yaml');
    assert.deepEqual(clusters.get('😀é')?.origins.get('server'), { file: 'a.yaml', line: 2, column: 32 });
  });

  test('keys that the format does not have are kept, with the names that it has', () => {
    const { unknownFields } = load({ 'a.yaml': 'clusters:\n- name: a\n  cluster: {sever: x}\n' }, 'a.yaml');
    const [field] = unknownFields;
    assert.equal(field?.path, 'clusters.cluster.sever');
    assert.deepEqual(field?.position, { file: 'a.yaml', line: 3, column: 13 });
    assert.ok(field?.known.includes('server'));
  });
});

function faultOf(text: string | Uint8Array, name = 'a.yaml'): KubeconfigError {
  const host = fakeHost({ files: { [`/cwd/${name}`]: text }, env: { KUBECONFIG: name } });
  try {
    loadConfig(loadingRules({}, host), host);
  } catch (error) {
    assert.ok(error instanceof KubeconfigError);
    return error;
  }
  return assert.fail('loaded');
}

describe('what cannot be loaded', () => {
  test('a value of the wrong type: its place, and what to do', () => {
    const { message, position, hint } = faultOf('users:\n- name: u\n  user:\n    token: 12345\n');
    assert.match(
      message,
      /^error loading config file "a\.yaml": json: cannot unmarshal number into Go struct field/,
    );
    assert.deepEqual(position, { file: 'a.yaml', line: 4, column: 12 });
    assert.equal(hint, 'token is a number: put the value in quotes');
  });

  test('broken YAML, base64 and kinds: each its place and a next step', () => {
    for (const [text, line, word] of [
      ['clusters: [\n', 2, 'YAML'],
      ['clusters:\n- name: c\n  cluster: {certificate-authority-data: "a"}\n', 3, 'base64'],
      ['apiVersion: v1\nkind: Pod\n', 2, 'kubeconfig'],
      ['just text\n', 1, 'kubeconfig'],
      ['clusters:\n- name: c\n- name: c\n', 3, 'line 2'],
    ] as const) {
      const { position, hint } = faultOf(text);
      assert.equal(position?.line, line, text);
      assert.ok(hint?.includes(word), `${text}: ${hint}`);
    }
  });

  test('of two wrong types at the top the first by name counts, whatever the case of its letters', () => {
    assert.match(
      faultOf('kind: 5\napiversion: [6]\n').message,
      /cannot unmarshal array into Go struct field \.apiVersion/,
    );
    assert.match(
      faultOf('Kind: {}\napiVersion: 6\n').message,
      /cannot unmarshal object into Go struct field \.kind/,
    );
  });

  test('a folder says so', () => {
    const host = fakeHost({ files: { '/cwd/sub/x': '' }, env: { KUBECONFIG: 'sub' } });
    assert.throws(() => loadConfig(loadingRules({}, host), host), {
      message: 'error loading config file "sub": read sub: is a directory',
      hint: 'sub is a folder: name a file in it',
    });
  });

  test('all bad files are named, each with its place', () => {
    const host = fakeHost({
      files: { '/cwd/a': '[', '/cwd/b': 'kind: Pod', '/cwd/c': first },
      env: { KUBECONFIG: 'a:c:b' },
    });
    assert.throws(
      () => loadConfig(loadingRules({}, host), host),
      (error) => {
        assert.ok(error instanceof LoadError);
        assert.deepEqual(
          error.faults.map(({ position }) => position?.file),
          ['a', 'b'],
        );
        assert.match(error.message, /"a".*\n.*"b".*$/);
        assert.match(error.hint ?? '', /^at a:\d+:\d+: .*\nat b:1:7: /);
        assert.equal(error.label, '');
        return true;
      },
    );
  });

  test('no secret of the file is in the error, though kubectl shows some', () => {
    for (const text of [
      'users:\n- name: u\n  user: {token: s3cret}\n- name: u\n  user: {token: s3cret}\n',
      'users:\n- name: u\n  user: {token: !!int s3cret}\n',
      'users:\n- name: u\n  user: {token: *s3cret}\n',
      '? {a: s3cret}\n: b\n',
      'a: {null: s3cret}\n',
      'apiVersion: x/\ntoken: s3cret\n',
    ]) {
      const error = faultOf(text);
      assert.ok(!`${error.message} ${error.hint}`.includes('s3cret'), error.message);
    }
  });

  test('a name that stands twice is named, and nothing else of the entries', () => {
    const { message } = faultOf('users:\n- name: u\n  user: {token: s3cret}\n- name: u\n');
    assert.match(message, /api\.AuthInfo: duplicate name "u" in list$/);
  });

  test('deeper than the stack is an error, not a crash', () => {
    assert.match(faultOf(`a: ${'['.repeat(200_000)}`).message, /yaml: /);
  });
});
