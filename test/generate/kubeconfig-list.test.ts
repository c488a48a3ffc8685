/** KUBECONFIG, where it is not the usual file: the command in the first lines names it, and makes the same script again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { oneCluster } from '../support/one-cluster.js';

const files = {
  '/home/ann/.kube/config': oneCluster('usual'),
  '/home/ann/k/a.yaml': oneCluster('a'),
  '/home/ann/k/b.yaml': oneCluster('b'),
  '/etc/rancher/k3s/k3s.yaml': oneCluster('k3s'),
  '/srv/private/c.yaml': oneCluster('c'),
};

interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  args: readonly string[],
  list: string | undefined,
  more: Record<string, string> = {},
): Promise<Ran> {
  const env = { HOME: '/home/ann', PATH: '/bin', ...(list === undefined ? {} : { KUBECONFIG: list }) };
  const host = fakeHost({ files: { ...files, ...more }, env, home: '/home/ann', cwd: '/home/ann' });
  const exit = await main(args, host);
  return { exit, stdout: host.written.stdout, stderr: host.written.stderr };
}

const made = (text: string): string | undefined => /^# (?:Made by|生成方法): (.*)$/m.exec(text)?.[1];

/** bash expands `~` behind `=` and `:` of an assignment. */
const expanded = (list: string): string => list.replace(/(^|:)(?:~|\$HOME)(?=\/)/g, '$1/home/ann');

const lists: readonly (readonly [list: string | undefined, before: string])[] = [
  ['/home/ann/k/a.yaml:/home/ann/k/b.yaml', 'KUBECONFIG=~/k/a.yaml:~/k/b.yaml '],
  ['k/b.yaml:k/a.yaml', 'KUBECONFIG=~/k/b.yaml:~/k/a.yaml '],
  ['/home/ann/k/gone.yaml::/home/ann/k/b.yaml', 'KUBECONFIG=~/k/gone.yaml:~/k/b.yaml '],
  ['/home/ann/k/a.yaml', 'KUBECONFIG=~/k/a.yaml '],
  ['/etc/rancher/k3s/k3s.yaml:/home/ann/k/a.yaml', 'KUBECONFIG=/etc/rancher/k3s/k3s.yaml:~/k/a.yaml '],
  // What is taken anyway.
  ['/home/ann/.kube/config', ''],
  ['', ''],
  [undefined, ''],
];

for (const [list, before] of lists)
  test(`KUBECONFIG=${list}: the command makes the same again`, async () => {
    for (const shell of ['bash', 'powershell'] as const) {
      const one = await run(['generate', '--shell', shell], list);
      assert.equal(one.exit, 0, one.stderr);
      const line = made(one.stdout) ?? '';
      const [, bash = '', powershell = '', rest = ''] =
        /^(?:KUBECONFIG=(\S+) |\$env:KUBECONFIG = "(\S+)"; )?kubesteps (.*)$/.exec(line) ?? [];
      const written = before === '' ? '' : before.slice('KUBECONFIG='.length, -1);
      assert.equal(shell === 'bash' ? bash : powershell.replaceAll('$HOME', '~'), written, line);
      const again = await run(rest.split(' '), expanded(bash || powershell) || undefined);
      assert.equal(again.stdout, one.stdout);
    }
  });

test('where a file is on this machine stays private', async () => {
  const several = await run(['generate'], '/srv/private/c.yaml:/home/ann/k/a.yaml');
  assert.equal(
    made(several.stdout),
    'kubesteps generate token --context=c, where KUBECONFIG names c.yaml, ~/k/a.yaml',
  );
  const page = await run(
    ['generate', '--format', 'markdown', '--lang', 'ja'],
    '/srv/private/c.yaml:k/a.yaml',
  );
  assert.match(page.stdout, /KUBECONFIG[^\n]*c\.yaml/);
  const alone = await run(['generate'], '/srv/private/c.yaml');
  assert.equal(made(alone.stdout), 'kubesteps generate token --context=c');
  for (const { exit, stdout } of [several, page, alone]) {
    assert.equal(exit, 0);
    assert.doesNotMatch(stdout, /srv|private\/|\/home\/ann/);
  }
});

test('--kubeconfig is what counts', async () => {
  const { stdout } = await run(
    ['generate', '--kubeconfig', 'k/b.yaml'],
    '/home/ann/k/a.yaml:/srv/private/c.yaml',
  );
  assert.equal(made(stdout), 'kubesteps generate token --context=b --kubeconfig ~/k/b.yaml');
});

test('a list that needs quotes is no command', async () => {
  const { exit, stdout } = await run(['generate'], '/home/ann/my files/a.yaml:/home/ann/k/a.yaml');
  assert.equal(exit, 0);
  assert.equal(made(stdout), undefined);
});

test('it has not drifted where KUBECONFIG is another by now, and keeps what it says when it is written anew', async () => {
  for (const args of [['generate'], ['generate', '--format', 'markdown']]) {
    const one = await run(args, '/home/ann/k/a.yaml:/home/ann/k/b.yaml');
    const file = args.length === 1 ? '/tmp/steps.sh' : '/tmp/steps.md';
    for (const list of ['/home/ann/k/a.yaml', '/home/ann/k/a.yaml:/srv/private/c.yaml']) {
      const held = await run(['verify', file], list, { [file]: one.stdout });
      assert.match(held.stdout, /Proved/);
      assert.doesNotMatch(held.stdout, /KS42/);
    }
  }
});

test('a relative path may lead out of the folder', async () => {
  for (const shell of ['bash', 'powershell'])
    for (const recipe of ['token', 'secret-token', 'kubeconfig']) {
      const { exit, stderr } = await run(['generate', recipe, '--shell', shell], '../ann/k/a.yaml');
      assert.deepEqual([exit, stderr], [0, '']);
    }
});
