/** Tables, descriptions and findings on terminals of any width; what programs read is neither cut nor broken. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { main } from '../../src/main.js';
import { withTilde } from '../../src/print/terminal.js';
import { type FakeHostOptions, fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';
import { portion } from '../support/size.js';

const shapes = join(root, 'test/kubeconfigs');
const files: Record<string, string> = {};
for (const shape of readdirSync(shapes)) {
  for (const name of readdirSync(join(shapes, shape)).filter((one) => one.endsWith('.yaml')))
    files[`/home/user/.kube/clusters/${shape}-${name}`] = readFileSync(join(shapes, shape, name), 'utf8');
}
files['/home/user/.kube/clusters/ja.yaml'] = `clusters:
- {name: 検証クラスター, cluster: {server: "https://k8s.example.com"}}
contexts:
- {name: 検証環境の管理者のコンテキスト, context: {cluster: 検証クラスター, user: 検証, namespace: 検証用}}
users: [{name: 検証, user: {token: t}}]
`;
const all = Object.keys(files).join(':');
const widths = portion([30, 40, 50, 60, 72, 80, 100, 120, 160, 240], 2);
const commands = ['get contexts', 'get clusters', 'get users', 'get contexts --no-headers'];

async function run(args: string, options: FakeHostOptions = {}): Promise<{ stdout: string; stderr: string }> {
  const env = { KUBECONFIG: all, NO_COLOR: '1' };
  const host = fakeHost({ files, env, ...options });
  await main(args.split(' '), host);
  return host.written;
}

const onTerminal = (args: string, columns: number, options: FakeHostOptions = {}) =>
  run(args, { isTTY: true, columns, ...options });

test('no row of a table is wider than the terminal, and what is left out is said', async () => {
  const rows = (await run('get contexts -o name')).stdout.split('\n').length;
  for (const columns of widths) {
    for (const args of commands) {
      const { stdout, stderr } = await onTerminal(args, columns);
      for (const line of stdout.trimEnd().split('\n'))
        assert.ok(stringWidth(line) <= columns, `${args} at ${columns}: ${stringWidth(line)}: ${line}`);
      if (args === 'get contexts') assert.equal(stdout.split('\n').length, rows + 1);
      assert.match(stderr, /^(left out, for want of room: [A-Z, ]+; -o wide shows everything\n)?$/);
    }
  }
});

test('what is left out is only what there was no room for', async () => {
  const headings = async (columns: number): Promise<readonly string[]> => {
    const { stdout, stderr } = await onTerminal('get contexts', columns);
    const [first = ''] = stdout.split('\n');
    const lost = /room: (.*);/.exec(stderr)?.[1]?.split(', ') ?? [];
    return [...first.split(/\s+/).filter((word) => word !== ''), ...lost].sort();
  };
  const known = ['AUTH', 'AUTHINFO', 'CLUSTER', 'EXPIRES', 'NAME', 'NAMESPACE', 'ORIGIN', 'SERVER', 'TLS'];
  for (const columns of widths.filter((one) => one < 160)) {
    const shown = await headings(columns);
    assert.deepEqual(
      shown.filter((word) => word !== 'CURRENT'),
      known,
      String(columns),
    );
  }
});

test('names stay whole from 60 columns on: they are what one copies', async () => {
  const names = (await run('get contexts -o name')).stdout.trimEnd().split('\n');
  for (const columns of [60, 80, 100]) {
    const { stdout } = await onTerminal('get contexts', columns);
    for (const name of names) {
      const shown = name.replace(/^arn:aws:eks:/, '…');
      assert.ok(
        stdout.split('\n').some((line) => line.replace(/^\*/, '').trim().startsWith(shown)),
        `${name} at ${columns}\n${stdout}`,
      );
    }
  }
});

test('rows stay apart: two names that differ are never shown alike', async () => {
  const arn = (region: string, account: string, name: string): string =>
    `arn:aws:eks:${region}:${account}:cluster/${name}`;
  const names = ['eu-west-1', 'us-east-1'].flatMap((region) =>
    ['111111111111', '222222222222'].flatMap((account) =>
      ['prod', 'test'].map((one) => arn(region, account, one)),
    ),
  );
  const yaml = JSON.stringify({
    clusters: [{ name: 'c', cluster: { server: 'https://a' } }],
    users: [{ name: 'u', user: { token: 't' } }],
    contexts: names.map((name) => ({ name, context: { cluster: 'c', user: 'u' } })),
  });
  for (const columns of [40, 60, 80]) {
    const options = { files: { '/k': yaml }, env: { KUBECONFIG: '/k' } };
    const { stdout } = await onTerminal('get contexts --no-headers', columns, options);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(new Set(lines).size, names.length, stdout);
  }
});

test('-o wide is never cut, and neither is anything that is no terminal', async () => {
  for (const args of ['get contexts -o wide', 'get clusters -o wide', 'get users -o wide']) {
    const plain = (await run(args)).stdout;
    assert.equal(
      (await onTerminal(args, 40)).stdout.replaceAll('~/', '/home/user/').replaceAll(' ', ''),
      plain.replaceAll(' ', ''),
    );
  }
  for (const args of commands) {
    const plain = await run(args, { columns: 40 });
    assert.doesNotMatch(plain.stdout, /…|~/);
    assert.equal(plain.stderr, '');
    const narrow = { env: { KUBECONFIG: all, COLUMNS: '40' } };
    assert.equal((await run(args, narrow)).stdout, plain.stdout);
  }
});

test('COLUMNS goes before what the terminal says; a terminal of no known width is not cut', async () => {
  const env = { KUBECONFIG: all, NO_COLOR: '1' };
  const asked = await onTerminal('get contexts', 240, { env: { ...env, COLUMNS: '60' } });
  assert.deepEqual(asked, { ...(await onTerminal('get contexts', 60)) });
  const unknown = await onTerminal('get contexts', 0);
  assert.equal(
    unknown.stdout.replaceAll(/~\/\S*| /g, ''),
    (await run('get contexts')).stdout.replaceAll(/\/home\/user\/\S*| /g, ''),
  );
  for (const COLUMNS of ['', '0', 'x', '-5', '1e9'])
    assert.deepEqual(
      await onTerminal('get contexts', 60, { env: { ...env, COLUMNS } }),
      await onTerminal('get contexts', 60),
    );
});

/** What must stand in one piece: paths, URLs, names, and every other word. */
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

test('describe breaks lines between words only, and no line is wider than its longest word needs', async () => {
  const contexts = (await run('get contexts -o name')).stdout.trimEnd().split('\n');
  for (const context of contexts) {
    const plain = (await run(`describe ${context}`)).stdout;
    for (const columns of [40, 60, 80, 120]) {
      const { stdout } = await onTerminal(`describe ${context}`, columns);
      const shown = words(stdout);
      for (const word of words(plain)) {
        const place = /^\/home\/user\/\.kube\/clusters\/(.*:\d+)$/.exec(word)?.[1];
        const found = shown.includes(word) || shown.includes(withTilde(word, '/home/user'));
        assert.ok(
          found || (place !== undefined && shown.includes(place)),
          `${word} at ${columns}\n${stdout}`,
        );
      }
      for (const line of stdout.trimEnd().split('\n')) {
        if (stringWidth(line) <= columns) continue;
        // Whatever cannot be broken stands alone, next to the left edge.
        assert.match(line, /^ {2,4}\S+$/, `${columns}: ${line}`);
      }
    }
  }
});

test('lint breaks lines between words only', async () => {
  const plain = (await run('lint')).stdout;
  for (const columns of widths) {
    const { stdout } = await onTerminal('lint', columns);
    const shown = new Set(words(stdout));
    for (const word of words(plain)) {
      const forms = [word, withTilde(word, '/home/user'), word.replace(/[:,]$/, '')];
      const found = forms.some((form) => shown.has(form) || shown.has(form.replace(/,$/, '')));
      assert.ok(
        found || shown.has(withTilde(word.replace(/,$/, ''), '/home/user')),
        `${word} at ${columns}\n${stdout}`,
      );
    }
    for (const line of stdout.trimEnd().split('\n'))
      if (stringWidth(line) > columns)
        assert.match(line, /^(\S+ \S+ \[KL\d+\]|\S+ in|\s*\S+)$/, `${columns}: ${line}`);
  }
  for (const format of ['json', 'gcc', 'sarif', 'github']) {
    const args = `lint --format ${format}`;
    assert.equal((await onTerminal(args, 40)).stdout, (await run(args)).stdout);
  }
});

test('~ is the home folder, and nothing that only begins like it', () => {
  const cases: readonly (readonly [path: string, home: string, shown: string])[] = [
    ['/home/user/.kube/config', '/home/user', '~/.kube/config'],
    ['/home/user/.kube/config', '/home/user/', '~/.kube/config'],
    ['/home/user', '/home/user', '~'],
    ['/home/username/config', '/home/user', '/home/username/config'],
    ['/etc/config', '/', '/etc/config'],
    ['config', '', 'config'],
    ['C:\\Users\\jane\\.kube\\config', 'C:\\Users\\jane', '~\\.kube\\config'],
  ];
  for (const [path, home, shown] of cases) assert.equal(withTilde(path, home), shown);
});
