/** What can stand where, in no shell's syntax. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../src/completion/answer.js';
import { complete } from '../../src/completion/complete.js';
import { main } from '../../src/main.js';
import { verbs } from '../../src/verbs.js';
import { sampleRecipe } from '../own-recipes/sample.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';

const kubeconfig = `
contexts:
- {name: prod, context: {cluster: prod-cluster, user: admin, namespace: team-a}}
- {name: "my context", context: {cluster: other, user: "the user", namespace: team-a}}
- {name: bare, context: {cluster: prod-cluster, user: admin}}
clusters:
- {name: prod-cluster, cluster: {server: "https://me:secret@prod.example"}}
- {name: other, cluster: {server: "https://other.example"}}
users:
- {name: admin, user: {token: sesame}}
- {name: the user, user: {}}
`;
const second = 'contexts: [{name: second, context: {}}]';

const host = (options: FakeHostOptions = {}) =>
  fakeHost({
    files: { '/home/user/.kube/config': kubeconfig, '/home/user/second': second, '/cwd/x': second },
    env: { WHERE: '/home/user' },
    ...options,
  });

const ask = (...words: string[]): Promise<Answer> => complete(words, verbs, host());
const values = async (...words: string[]): Promise<readonly string[]> =>
  (await ask(...words)).candidates.map(({ value }) => value);

test('the first word: a verb, or the options that need none; hidden verbs are nobody’s business', async () => {
  const first = await values('');
  for (const name of ['generate', 'verify', 'get', 'config', 'completion'])
    assert.ok(first.includes(name), name);
  assert.deepEqual(
    first,
    Object.keys(verbs).filter((name) => !name.startsWith('__')),
  );
  assert.deepEqual((await values('-')).slice(0, 4), ['--help', '--version', '--kubeconfig', '--context']);
  assert.deepEqual(await values('help', ''), first);
  assert.deepEqual(await values('help', 'get', ''), []);
  assert.deepEqual(await values('__complete', ''), []);
  assert.deepEqual(await values('constructor', ''), []);
});

test('options before the verb, or without one, when they are those of generate', async () => {
  assert.deepEqual(await values('--context', ''), ['prod', 'my context', 'bare']);
  assert.deepEqual(await values('--context', 'prod', ''), await values(''));
  assert.deepEqual(await values('--kubeconfig', 'x', 'get', ''), ['contexts', 'clusters', 'users', 'kuberc']);
  assert.deepEqual(await values('-o', 'name', 'get', 'clusters', ''), ['prod-cluster', 'other']);
  assert.deepEqual(await values('--kubeconfig', 'x', 'generate', '--context', ''), ['second']);
  assert.ok(!(await values('--cluster', 'prod', '-')).includes('--cluster'));
  // A runbook may be for several.
  assert.ok((await values('--context', 'prod', '-')).includes('--context'));
});

test('contexts, clusters, users and namespaces come from the kubeconfig', async () => {
  const contexts = ['prod', 'my context', 'bare'];
  assert.deepEqual(await values('generate', '--context', ''), contexts);
  assert.deepEqual(await values('generate', '--context', 'whatever'), contexts);
  assert.deepEqual(await values('describe', ''), contexts);
  assert.deepEqual(await values('get', 'contexts', ''), contexts);
  assert.deepEqual(await values('get', 'clusters', ''), ['prod-cluster', 'other']);
  assert.deepEqual(await values('get', 'users', ''), ['admin', 'the user']);
  assert.deepEqual(await values('generate', '--cluster', ''), ['prod-cluster', 'other']);
  assert.deepEqual(await values('generate', 'token', '--user', ''), ['admin', 'the user']);
  assert.deepEqual(await values('generate', '-n', ''), ['team-a', 'default']);
  assert.deepEqual(await values('config', 'view', '--context', ''), contexts);
  assert.deepEqual(await values('config', 'get-contexts', ''), contexts);
  assert.deepEqual(await values('query', '--minify', '--context', ''), contexts);
});

test('a name that is there already is not offered again to an argument that takes many', async () => {
  assert.deepEqual(await values('get', 'contexts', 'prod', ''), ['my context', 'bare']);
});

test('a value in the same word as its option: what stays is the prefix', async () => {
  for (const [word, prefix] of [
    ['--context=', '--context='],
    ['--context=pr', '--context='],
  ] as const) {
    const answer = await ask('generate', word);
    assert.equal(answer.prefix, prefix);
    assert.deepEqual(
      answer.candidates.map(({ value }) => value),
      ['prod', 'my context', 'bare'],
    );
  }
  const short = await ask('generate', '-nte');
  assert.equal(short.prefix, '-n');
  assert.deepEqual(
    short.candidates.map(({ value }) => value),
    ['team-a', 'default'],
  );
  assert.equal((await ask('get', 'contexts', '-o=')).prefix, '-o=');
});

test('choices, recipes, kinds, codes, columns and subcommands', async () => {
  assert.deepEqual(await values('generate', '--shell', ''), ['bash', 'powershell', 'sh']);
  assert.ok((await values('generate', '')).includes('secret-token'));
  assert.deepEqual(await values('get', ''), ['contexts', 'clusters', 'users', 'kuberc']);
  assert.ok((await values('explain', '')).includes('KS4101'));
  assert.ok((await values('explain', 'KS4101', '')).every((code) => code !== 'KS4101'));
  assert.ok((await values('get', 'contexts', '--sort-by', '')).includes('server'));
  assert.ok((await values('config', '')).includes('current-context'));
  assert.deepEqual(await values('completion', ''), ['bash', 'zsh', 'fish', 'powershell']);
});

test('options: those that are not given yet; of kubectl’s, those that do something', async () => {
  const first = await values('generate', '--');
  assert.ok(first.includes('--context') && first.includes('--insecure') && first.includes('--help'));
  const later = await values('generate', '--cluster', 'prod', '--insecure', '--audience', 'a', '--');
  assert.ok(!later.includes('--cluster') && !later.includes('--insecure') && later.includes('--audience'));
  const view = await values('config', 'view', '--');
  assert.ok(view.includes('--minify') && !view.includes('--log-flush-frequency'));
  assert.ok(!(await values('config', 'view', '--user', 'x', '-')).includes('--user'));
});

test('behind the last argument there are only options; behind -- there are none', async () => {
  assert.ok((await values('generate', 'token', '')).includes('--context'));
  assert.deepEqual(await values('generate', '--', 'token', ''), []);
  assert.deepEqual(await values('generate', '--', '--'), (await values('generate', '')).slice());
});

test('files are left to the shell', async () => {
  for (const words of [
    ['verify', ''],
    ['verify', 'a.sh', ''],
    ['generate', '--kubeconfig', ''],
    ['generate', '-o', ''],
    ['query', '--file', 'x'],
  ]) {
    assert.equal((await ask(...words)).files, true, words.join(' '));
  }
  const equals = await ask('generate', '--kubeconfig=');
  assert.deepEqual([equals.files, equals.prefix], [true, '--kubeconfig=']);
});

test('--kubeconfig on the line is the one that is read, as the shell would read its path', async () => {
  for (const path of ['/home/user/second', '~/second', '$WHERE/second', '${WHERE}/second', 'x']) {
    assert.deepEqual(await values('describe', '--kubeconfig', path, ''), ['second'], path);
    assert.deepEqual(await values('get', `--kubeconfig=${path}`, 'contexts', ''), ['second'], path);
  }
});

test('a broken, missing or forbidden kubeconfig has no names, and is no error', async () => {
  for (const broken of ['contexts: [', 'contexts: 3', '\u0000']) {
    const files = { '/home/user/.kube/config': broken };
    assert.deepEqual((await complete(['describe', ''], verbs, host({ files }))).candidates, []);
  }
  assert.deepEqual((await complete(['describe', ''], verbs, host({ files: {} }))).candidates, []);
});

test('no secret of the file is shown beside a name', async () => {
  for (const words of [
    ['describe', ''],
    ['get', 'clusters', ''],
    ['get', 'users', ''],
  ]) {
    assert.doesNotMatch(JSON.stringify(await ask(...words)), /secret|sesame/);
  }
});

test('a name that no argument can hold is not offered', async () => {
  const files = {
    '/home/user/.kube/config': 'contexts: [{name: "a\\0b", context: {}}, {name: "", context: {}}]',
  };
  assert.deepEqual((await complete(['describe', ''], verbs, host({ files }))).candidates, []);
});

test('completion prints each script, and names the shells it knows', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const own = fakeHost({ realFiles: (await import('../../src/host.js')).realFiles });
    assert.equal(await main(['completion', shell], own), 0);
    assert.match(own.written.stdout, /kubesteps __complete \w+/);
  }
  const wrong = fakeHost();
  assert.equal(await main(['completion', 'tcsh'], wrong), 3);
  assert.match(wrong.written.stderr, /bash.*zsh.*fish.*powershell/);
});

test('recipes of one\u2019s own, and their parameters, come from the files that --recipes names', async () => {
  const own = fakeHost({
    files: { '/cwd/own/r.yaml': JSON.stringify(sampleRecipe, undefined, 1), '/cwd/broken.yaml': '{' },
    env: {},
  });
  const at = async (...words: string[]): Promise<readonly string[]> =>
    (await complete(words, verbs, own)).candidates.map(({ value }) => value);
  assert.ok((await at('generate', '--recipes', 'own', '')).includes('scale'));
  assert.ok((await at('generate', '--recipes=own', '')).includes('token'));
  assert.ok(!(await at('generate', '')).includes('scale'));
  assert.ok(!(await at('generate', '--recipes', 'broken.yaml', '')).includes('scale'));
  const parameters = ['app=', 'replicas=1', 'replicas=3'];
  assert.deepEqual(await at('generate', 'scale', '--recipes', 'own', '--param', ''), parameters);
  assert.deepEqual(await at('generate', '--recipes', 'own/r.yaml', 'scale', '--param=app'), parameters);
  assert.deepEqual(await at('generate', '--recipes', 'own', 'token', '--param', ''), []);
});
