/** Two ways to write one command line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { version } from '../../src/version.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { portion } from '../support/size.js';

const kubeconfig = JSON.stringify({
  'current-context': 'lab',
  contexts: [
    { name: 'lab', context: { cluster: 'lab', user: 'u' } },
    { name: 'other', context: { cluster: 'lab', user: 'u' } },
  ],
  clusters: [{ name: 'lab', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

async function run(line: string): Promise<{ exit: number; host: FakeHost }> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig, '/cwd/s.sh': 'kubectl get pods --context=lab\n' },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  return { exit: await main(line === '' ? [] : line.split(' '), host), host };
}

const same: readonly (readonly [string, string])[] = [
  // Shells and languages.
  ['generate --shell zsh', 'generate --shell bash'],
  ['generate in-pod --shell dash', 'generate in-pod --shell sh'],
  ['generate in-pod --shell ash', 'generate in-pod --shell sh'],
  ['generate --shell pwsh', 'generate --shell powershell'],
  ['generate --shell ps1', 'generate --shell powershell'],
  ['generate --shell PowerShell', 'generate --shell powershell'],
  ['verify --shell zsh s.sh', 'verify --shell bash s.sh'],
  ['generate --lang jp', 'generate --lang ja'],
  ['generate --lang ja_JP', 'generate --lang ja'],
  ['generate --lang ja-JP', 'generate --lang ja'],
  ['recipes --lang ja_JP.UTF-8', 'recipes --lang ja'],
  ['generate --lang en_US.UTF-8', 'generate'],
  // Formats.
  ...['get contexts', 'describe', 'recipes', 'explain', 'lint', 'verify s.sh'].flatMap((line) => [
    [`${line} --format json`, `${line} -o json`] as const,
    [`${line} --output=JSON`, `${line} -o json`] as const,
  ]),
  ['get contexts -o yml', 'get contexts -o yaml'],
  ['describe -oyml', 'describe -o yaml'],
  ['explain KS4101 -o md', 'explain KS4101 -o markdown'],
  // Files and kinds.
  ['lint k.yaml', 'lint --kubeconfig k.yaml'],
  ['lint k.yaml k.yaml', 'lint --kubeconfig k.yaml'],
  ['describe context other', 'describe other'],
  ['describe contexts other', 'describe other'],
  ['describe ctx other', 'describe other'],
  ['describe --context other', 'describe other'],
  // Options before the verb.
  ['--kubeconfig k.yaml get contexts -o name', 'get contexts --kubeconfig k.yaml -o name'],
  ['-o json get contexts', 'get contexts -o json'],
  ['--context=other recipes', 'recipes --context=other'],
  ['--insecure generate', 'generate --insecure'],
  // What kubectl does not know without the subcommand it takes no subcommand behind.
  ['--context other config view --minify', 'config view --minify --context other'],
  ['--help generate', 'generate --help'],
  // Help and version.
  ['help', '--help'],
  ['help generate', 'generate --help'],
  ['help config view', 'config view --help'],
  ['help help', '--help'],
  ['generate -h', 'generate --help'],
  ['version', '--version'],
  ['-v', '--version'],
  ['get --version', '--version'],
];

for (const [one, other] of portion(same, 25))
  test(`${one} is ${other}`, async () => {
    const [first, second] = [await run(one), await run(other)];
    assert.ok([0, 1, 2].includes(first.exit), first.host.written.stderr);
    assert.deepEqual(first.host.written, second.host.written);
    assert.equal(first.exit, second.exit);
  });

test('completion is for the shells of those names', async () => {
  for (const [one, other] of [
    ['pwsh', 'powershell'],
    ['sh', 'bash'],
  ] as const) {
    const hosts = [fakeHost({ realFiles }), fakeHost({ realFiles })] as const;
    assert.equal(await main(['completion', one], hosts[0]), 0);
    assert.equal(await main(['completion', other], hosts[1]), 0);
    assert.ok(hosts[0].written.stdout.length > 100);
    assert.equal(hosts[0].written.stdout, hosts[1].written.stdout);
  }
});

test('the version is the version', async () => {
  assert.equal((await run('-v')).host.written.stdout, `${version()}\n`);
});

test('without a command, the options are those of generate', async () => {
  for (const options of ['--context other', '--lang ja', '--shell pwsh', '--context other -X HEAD']) {
    const { exit, host } = await run(options);
    assert.equal(exit, 0, host.written.stderr);
    assert.equal(host.written.stdout, (await run(`generate ${options}`)).host.written.stdout, options);
    assert.match(host.written.stderr, /^kubeconfig: k\.yaml\n[\s\S]*(?:Proved|証明できました): /);
  }
  const named = await run('--kubeconfig k.yaml');
  assert.deepEqual(
    named.host.written,
    (await run('generate --proof --kubeconfig k.yaml')).host.written,
    'the kubeconfig that is named needs no naming',
  );
});

const written: readonly (readonly [line: string, file: string, first: RegExp])[] = [
  ['generate -o a.ps1', 'a.ps1', /^(?!#!.*bash)/],
  ['generate -o A.PS1', 'A.PS1', /^(?!#!.*bash)/],
  ['generate -o a.sh', 'a.sh', /^#!.*bash/],
  ['generate -o a.zsh', 'a.zsh', /^#!.*bash/],
  ['generate --shell pwsh -o a', 'a', /^(?!#!.*bash)/],
  ['generate --shell zsh -o a.sh', 'a.sh', /^#!.*bash/],
  ['generate -o ./json', 'json', /^#!.*bash/],
  ['generate -o ./~/a.sh', '~/a.sh', /^#!.*bash/],
  ['generate --output a.sh', 'a.sh', /^#!.*bash/],
];

for (const [line, file, first] of portion(written, 4))
  test(`${line} is for the shell of the file`, async () => {
    const { exit, host } = await run(line);
    assert.equal(exit, 0, host.written.stderr);
    const text = String(host.memory.get(`/cwd/${file}`));
    assert.match(text, first);
    assert.match(text, /kubectl/);
  });

test('a folder that is made is named', async () => {
  assert.equal(
    (await run('generate -o new/x.sh')).host.written.stderr,
    'written: new/x.sh; the folder new is new\n',
  );
  assert.equal((await run('generate -o x.sh')).host.written.stderr, 'written: x.sh\n');
});

test('where the system does not show a folder, the error is about the file', async () => {
  const given = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
  const refuse = (path: string): never => {
    throw Object.assign(new Error(`EACCES: permission denied, stat '${path}'`), {
      code: 'EACCES',
      errno: -13,
      syscall: 'stat',
      path,
    });
  };
  const host: FakeHost = {
    ...given,
    files: {
      ...given.files,
      stat: (path) => (path.startsWith('/cwd/priv') ? refuse(path) : given.files.stat(path)),
    },
  };
  assert.equal(await main(['generate', '-o', 'priv/in/x.sh'], host), 1);
  assert.match(given.written.stderr, /^error: [^\n]*priv\/in\/x\.sh[^\n]*permission denied/);
});
