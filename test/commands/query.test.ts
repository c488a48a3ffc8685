import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';

const pods = `{"kind":"List","items":[
  {"name":"a","n":1,"ready":true},
  {"name":"b","n":2.0,"ready":false,"note":"\\u001b[31m<red>"}
]}`;

interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function inCwd(files: Record<string, string | Uint8Array>): Record<string, string | Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`/cwd/${name}`, content]));
}

async function query(
  args: readonly string[],
  options: { stdin?: string; files?: Record<string, string | Uint8Array> } = {},
): Promise<Outcome> {
  const host = fakeHost({
    files: inCwd({ 'pods.json': pods, ...options.files }),
    stdin: options.stdin ?? '',
  });
  const exit = await main(['query', ...args], host);
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
}

describe('a template on a file', () => {
  const cases: [string[], string][] = [
    [['--file', 'pods.json', '{.items[*].name}'], 'a b'],
    [['{.items[?(@.ready==true)].name}', '--file=pods.json'], 'a'],
    [['--file', 'pods.json', '-o', 'jsonpath-as-json', '{.items[0].n}'], '[\n    1\n]\n'],
    [['--file', 'pods.json', '-ojsonpath-as-json', '{.items[0].n}'], '[\n    1\n]\n'],
    [['--file', 'pods.json', '--', '-n {.kind}'], '-n List'],
    [['--file', 'pods.json', '{.nope}'], ''],
    [['--file', 'pods.json', '{.items[1].note}'], '\u001b[31m<red>'],
  ];
  for (const [args, stdout] of cases) {
    test(args.join(' '), async () => assert.deepEqual(await query(args), { exit: 0, stdout, stderr: '' }));
  }

  test('stdin', async () => {
    assert.deepEqual(await query(['--file', '-', '{.a}'], { stdin: '{"a":1e3}' }), {
      exit: 0,
      stdout: '1000',
      stderr: '',
    });
  });
});

test('a template without braces prints itself, as in kubectl, and says so on stderr', async () => {
  const said = 'note: the template has no braces, so that it prints itself: ';
  const look = 'what is looked up stands in braces, such as {.clusters[*].name}';
  const dialect = ', or kubesteps query --dialect jsonpath for full JSONPath';
  const cases: readonly (readonly [template: string, next: string])[] = [
    ['1e3', look],
    ['.items[0].name', 'write {.items[0].name}'],
    ['$.items[*].name', `write {.items[*].name}${dialect}`],
    ["['kind']", "write {['kind']}"],
  ];
  for (const [template, next] of cases) {
    const { exit, stdout, stderr } = await query(['--file', 'pods.json', template]);
    assert.deepEqual({ exit, stdout, stderr }, { exit: 0, stdout: template, stderr: `${said}${next}\n` });
  }
  for (const template of ['{.kind}', '{"text"}', 'a{.kind}'])
    assert.equal((await query(['--file', 'pods.json', template])).stderr, '', template);
  const full = await query(['--file', 'pods.json', '--dialect', 'jsonpath', '$.items[*].name']);
  assert.equal(full.stderr, '');
});

test('what is wrong with a file is said without the values in it', async () => {
  for (const text of ['a: {~: s3cret}', '? {a: s3cret}\n: b', 'a: !!int s3cret', 'a: *s3cret']) {
    const { exit, stderr } = await query(['--file', 'bad.yaml', '{.a}'], { files: { 'bad.yaml': text } });
    assert.equal(exit, 1);
    assert.match(stderr, /^error: .*\n {2}at bad\.yaml:1:\d+/);
    assert.ok(!stderr.includes('s3cret'), stderr);
  }
});

describe("kubectl's errors, to the byte", () => {
  test('a template that does not parse is reported before the file is read', async () => {
    assert.deepEqual(await query(['--file', 'nowhere.json', '{.a']), {
      exit: 1,
      stdout: '',
      stderr: 'error: error parsing jsonpath {.a, unclosed action\n',
    });
  });
  test('a template that does not fit', async () => {
    const { exit, stdout, stderr } = await query(['--file', '-', 'x{.a[0]}"\t'], { stdin: '{"a":"b"}' });
    assert.deepEqual([exit, stdout], [1, '']);
    assert.equal(
      stderr,
      'error: error executing jsonpath "x{.a[0]}\\"\\t": Error executing template: string is not array or slice. ' +
        'Printing more information for debugging the template:\n' +
        '\ttemplate was:\n\t\tx{.a[0]}"\t\n' +
        '\tobject given to jsonpath engine was:\n\t\tmap[string]interface {}{"a":"b"}\n\n\n',
    );
  });
  test('a missing key, when it is not allowed', async () => {
    const args = ['--file', 'pods.json', '--allow-missing-template-keys=false', '{.nope}'];
    const { exit, stdout, stderr } = await query(args);
    assert.deepEqual([exit, stdout], [1, '']);
    assert.match(stderr, /Error executing template: nope is not found\. /);
  });
  test('no template at all', async () => {
    assert.deepEqual(await query(['--file', 'pods.json', '']), {
      exit: 1,
      stdout: '',
      stderr: 'error: template format specified but no template given\n',
    });
  });
  test('where kubectl crashes, the exit code is its own and nothing is printed', async () => {
    const { exit, stdout, stderr } = await query(['--file', 'pods.json', 'x{range .nope[*]}{[0]}{end}']);
    assert.deepEqual([exit, stdout], [2, '']);
    assert.match(stderr, /^error: kubectl crashes here/);
  });
  test('a message with a byte that is not UTF-8', async () => {
    const host = fakeHost({ files: inCwd({ f: '{}' }) });
    const chunks: Uint8Array[] = [];
    const write = (chunk: string | Uint8Array): void => void chunks.push(Buffer.from(chunk));
    const recording = { ...host, stderr: { ...host.stderr, write } };
    assert.equal(await main(['query', '--file', 'f', '{"\\xffé"[?(@)]}'], recording), 1);
    assert.ok(Buffer.concat(chunks).includes(Buffer.from('ffc3a920697320', 'hex')));
  });
  test('on a terminal nothing of a document can act', async () => {
    const host = fakeHost({ files: inCwd({ f: '{"a":{"k":"\\u001b[2J\\u202e"}}' }) });
    const terminal = { ...host, stderr: { ...host.stderr, isTTY: true } };
    assert.equal(await main(['query', '--file', 'f', '{.a.k[?(@)]}\u001b'], terminal), 1);
    assert.match(host.written.stderr, /is not array or slice and cannot be filtered/);
    assert.doesNotMatch(host.written.stderr, /[\u001b\u202e]/);
    assert.match(host.written.stderr, /\n {2}character 6, at "\[\?\(@\)\]\}\\u001b"\n$/);
  });
});

describe('YAML, as kubectl makes JSON of it', () => {
  const yaml = 'a: 1.0\nb: 1e3\nc: 0755\nd: yes\ne: 2025-01-02\nbig: 18446744073709551615\nyes: key\n';
  const cases: [string, string][] = [
    ['{.a} {.b} {.c} {.d} {.e} {.big}', '1 1000 493 true 2025-01-02 1.8446744073709552e+19'],
    ['{.true}', 'key'],
  ];
  for (const [template, stdout] of cases) {
    test(template, async () => {
      assert.deepEqual(await query(['--file', 'f', template], { files: { f: yaml } }), {
        exit: 0,
        stdout,
        stderr: '',
      });
    });
  }
  test('whole floats are integers there', async () => {
    const { exit } = await query(['--file', 'f', '{@[?(@.a==1)].a}'], { files: { f: '[{a: 1.0}]' } });
    assert.equal(exit, 0);
  });
  test('several documents, one after the other', async () => {
    const f = '---\nk: a\n--- # next\n# nothing here\n---\nk: b\n';
    assert.equal((await query(['--file', 'f', '{.k},'], { files: { f } })).stdout, 'a,b,');
    const json = '{"k":"a"}\n{"k":"b"}';
    assert.equal((await query(['--file', 'f', '{.k},'], { files: { f: json } })).stdout, 'a,b,');
  });
  test('UTF-16', async () => {
    const f = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('k: é\n', 'utf16le')]);
    assert.equal((await query(['--file', 'f', '{.k}'], { files: { f } })).stdout, 'é');
  });
});

describe('the kubeconfig, as config view shows it', () => {
  const kubeconfig = `
apiVersion: v1
kind: Config
current-context: b
clusters:
- {name: two, cluster: {server: 'https://two:6443'}}
- {name: one, cluster: {server: 'https://one:6443'}}
users:
- {name: u, user: {token: secret}}
contexts:
- {name: a, context: {cluster: one, user: u}}
- {name: b, context: {cluster: two, user: u}}
extensions:
- {name: e, extension: {size: 1000000}}
`;
  const cases: [string[], string][] = [
    [['{.clusters[*].name} {.users[0].user.token}'], 'one two REDACTED'],
    [['--raw', '{.users[0].user.token}'], 'secret'],
    [['--flatten', '{.users[0].user.token}'], 'secret'],
    [['--minify', '{.clusters[*].name}'], 'two'],
    [['--minify', '--context', 'a', '{.clusters[*].name}'], 'one'],
    [['--context', 'a', '{.current-context}'], 'b'],
    [['{.extensions[0].extension.size}'], '1e+06'],
    [['--kubeconfig', 'other', '{.clusters[*].name}'], 'three'],
    [['--kubeconfig', 'nowhere', '{.clusters}'], 'null'],
    [['--find', 'https://one:6443'], '{.clusters[?(@.name=="one")].cluster.server}\n'],
    [['--find', 'secret', '--raw'], '{.users[?(@.name=="u")].user.token}\n'],
    [['--dialect', 'jsonpath', '$..server'], '[\n    "https://one:6443",\n    "https://two:6443"\n]\n'],
  ];
  const files = { config: kubeconfig, other: 'clusters: [{name: three, cluster: {server: x}}]\n' };
  const run = async (args: readonly string[]): Promise<Outcome> => {
    const host = fakeHost({ files: inCwd(files), env: { KUBECONFIG: 'config' } });
    const exit = await main(['query', ...args], host);
    return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
  };
  for (const [args, stdout] of cases) {
    // kubectl says nothing of a kubeconfig that is not there; here a note does.
    const stderr = args.includes('nowhere')
      ? 'note: there is no kubeconfig: set KUBECONFIG, or name a file with --kubeconfig\n'
      : '';
    test(args.join(' '), async () => assert.deepEqual(await run(args), { exit: 0, stdout, stderr }));
  }
  test('--merge=false wants one file', async () => {
    const { exit, stderr } = await run(['--merge=false', '{.clusters}']);
    assert.equal(exit, 1);
    assert.match(stderr, /^error: if merge==false a precise file must be specified\n/);
  });
  test('a context that is not there', async () => {
    const { exit, stdout, stderr } = await run(['--minify', '--context', 'nope', '{.clusters}']);
    assert.deepEqual([exit, stdout], [1, '']);
    assert.match(stderr, /^error: .*nope/);
  });
});

describe('files that cannot be queried', () => {
  const cases: [string, string, RegExp][] = [
    [
      'no such file',
      'nowhere',
      /^error: open nowhere: no such file or directory\n {2}name a JSON or YAML file/,
    ],
    ['not JSON', 'bad.json', /^error: not valid JSON: .*\n {2}at bad\.json:2:10\n/],
    ['not YAML', 'bad.yaml', /^error: not valid YAML: .*\n {2}at bad\.yaml:4:\d+\n/],
    ['empty', 'empty', /^error: empty holds nothing to query\n/],
  ];
  const files = {
    'bad.json': '{\n "a": [1 2]\n',
    'bad.yaml': 'a: 1\n---\nb: 2\n\tc: 3\n',
    empty: '# nothing\n',
  };
  for (const [name, file, message] of cases) {
    test(name, async () => {
      const { exit, stdout, stderr } = await query(['--file', file, '{.a}'], { files });
      assert.deepEqual([exit, stdout], [1, '']);
      assert.match(stderr, message);
    });
  }
});

describe('--find', () => {
  test('a value', async () => {
    assert.equal(
      (await query(['--file', 'pods.json', '--find', '2'])).stdout,
      '{.items[?(@.name=="b")].n}\n',
    );
  });
  test('a regular expression', async () => {
    const { exit, stdout } = await query(['--file', 'pods.json', '--find', '/^(A|li)/i']);
    assert.equal(stdout, '{.items[?(@.name=="a")].name}\n{.kind}\n');
    assert.equal(exit, 0);
  });
  test('nothing', async () => {
    const { exit, stdout, stderr } = await query(['--file', 'pods.json', '--find', 'zz\u001b']);
    assert.deepEqual([exit, stdout], [1, '']);
    assert.match(stderr, /^nothing found for "zz\\u001b"/);
  });
  test('a key that no template can name', async () => {
    const { exit, stdout, stderr } = await query(['--file', '-', '--find', 'v'], { stdin: '{"a\\\\b":"v"}' });
    assert.deepEqual([exit, stdout], [0, '']);
    assert.match(stderr, /^1 more: a key with a backslash/);
  });
  test('no regular expression', async () => {
    assert.equal((await query(['--file', 'pods.json', '--find', '/(/'])).exit, 3);
  });
});

describe('--dialect jsonpath', () => {
  const run = (path: string): Promise<Outcome> =>
    query(['--file', 'pods.json', '--dialect', 'jsonpath', path]);

  test('prints a JSON array', async () => {
    assert.equal((await run('$..name')).stdout, '[\n    "a",\n    "b"\n]\n');
    assert.equal((await run('$.items[-1:].n')).stdout, '[\n    2\n]\n');
    assert.equal((await run('$.nope')).stdout, '[]\n');
  });
  test('large integers keep their digits, and __proto__ is a key', async () => {
    const stdin = '{"__proto__":9007199254740993,"constructor":[1]}';
    const args = ['--file', '-', '--dialect', 'jsonpath'];
    assert.equal((await query([...args, '$.__proto__'], { stdin })).stdout, '[\n    9007199254740993\n]\n');
    assert.equal((await query([...args, '$.toString'], { stdin })).stdout, '[]\n');
  });
  test('what eval: false cannot do is refused and named', async () => {
    for (const path of [
      '$.items[?(@.n>1)]',
      '$.items[(@.length-1)]',
      '$.items[?@.n>1]',
      '$..[?(@.n)]',
      '$.nope[(1)]',
    ]) {
      const { exit, stdout, stderr } = await run(path);
      assert.deepEqual([exit, stdout], [3, ''], path);
      assert.match(stderr, /scripts are switched off in --dialect jsonpath/);
    }
    assert.equal((await run('')).exit, 3);
    assert.equal((await run('$.items.@nope()')).exit, 3);
  });
  test('no code is run', async () => {
    const payload = '$..[?(globalThis.pwned=1)]';
    assert.equal((await run(payload)).exit, 3);
    assert.equal('pwned' in globalThis, false);
  });
});

describe('wrong command lines', () => {
  const cases: string[][] = [
    [],
    ['{.a}', '{.b}'],
    ['{.a}', '--find', 'x'],
    ['-o', 'yaml', '{.a}'],
    ['--dialect', 'xpath', '{.a}'],
    ['--nope', '{.a}'],
    ['--file', 'pods.json', '--raw', '{.a}'],
    ['--file', 'pods.json', '--context', 'x', '{.a}'],
  ];
  for (const args of cases) {
    test(args.join(' ') || '(nothing)', async () => {
      const { exit, stdout, stderr } = await query(args);
      assert.deepEqual([exit, stdout], [3, '']);
      assert.match(stderr, /^error: /);
    });
  }
  test('--help', async () => {
    const { exit, stdout } = await query(['--help']);
    assert.equal(exit, 0);
    assert.match(stdout, /^kubesteps query TEMPLATE\n/);
  });
});
