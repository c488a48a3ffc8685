/**
 * No canary of a kubeconfig is shown: not on stdout or stderr, not in a written file, not in the sandbox. A quick run
 * takes a part of `generate`, which takes longest.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fakeKubeconfigs } from '../../src/exec-check/fake-kubeconfig.js';
import { main } from '../../src/main.js';
import { formatNames } from '../../src/verify/formats/format.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { pasteable } from '../support/pasteable.js';
import { pem } from '../support/pki.js';
import { choice, every, portion } from '../support/size.js';
import { Canaries, faultyKubeconfigs, usableWorld } from './canaries.js';

const canaries = new Canaries();
const world = usableWorld(canaries);
const faulty = faultyKubeconfigs(canaries);

const keyLines = ['client.key', 'rsa.key'].map((name) => pem(name).split('\n')[1] ?? '');

/** A canary as people could read it, or as they could decode it. */
const forms = canaries.texts.flatMap((text): (readonly [string, string])[] => [
  [text, text],
  ...[0, 1, 2].map((skip): readonly [string, string] => {
    const encoded = Buffer.from('.'.repeat(skip) + text).toString('base64');
    return [text, encoded.slice(4, -4)];
  }),
  [text, Buffer.from(text).toString('hex')],
]);

function assertNone(text: string, what: string, looked: (canary: string) => boolean = () => true): void {
  const shown = forms
    .filter(([canary, form]) => looked(canary) && text.includes(form))
    .map(([canary]) => canary);
  assert.deepEqual([...new Set(shown)], [], what);
  assert.ok(!keyLines.some((line) => text.includes(line)), `${what}: a private key`);
}

/** What a command line writes to streams and files. */
async function run(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<{ host: FakeHost; text: string }> {
  const host = fakeHost({ files, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });
  const exit = await main([...args], host);
  assert.notEqual(exit, 70, `${args.join(' ')}: ${host.written.stderr}`);
  const written = [...host.memory].filter(([name, content]) => files[name] !== content);
  return {
    host,
    text: [host.written.stdout, host.written.stderr, ...written.map(([, content]) => content)].join('\n'),
  };
}

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));

const always = lines(`
  get contexts
  get contexts -o wide
  get contexts -o json
  get contexts -o yaml
  get contexts -o name
  get clusters -o wide
  get clusters -o json
  get clusters -o yaml
  get users -o wide
  get users -o json
  get users -o yaml
  get contexts nosuch
  lint --format text
  lint --format json
  lint --format gcc
  lint --format sarif
  lint --format github
  recipes
  recipes -o json
  recipes -o name --lang ja
  config get-contexts
  config get-contexts -o name
  config get-clusters
  config get-users
  config current-context
  describe
  describe -o json
  describe nosuch
  generate nosuch
  generate --context nosuch
  generate --user nosuch
  generate --cluster nosuch
  query {.current-context}
  query {.users[*].name}
  explain KS5107
`);

describe('a kubeconfig that is used', () => {
  test(`${canaries.texts.length} canaries, 110 at least`, () => assert.ok(canaries.texts.length >= 110));

  for (const line of always)
    test(line.join(' '), async () => assertNone((await run(line, world.files)).text, line.join(' ')));

  for (const name of world.contexts)
    for (const output of ['text', 'json'])
      test(`describe ${name} -o ${output}`, async () =>
        assertNone((await run(['describe', name, '-o', output], world.files)).text, name));

  test('config view: whatever kubectl redacts', async () => {
    for (const output of ['yaml', 'json']) {
      const { text } = await run(['config', 'view', '-o', output], world.files);
      const redacted = (canary: string): boolean => canaries.redacted.has(canary);
      const shown = forms.filter(([canary, form]) => redacted(canary) && text.includes(form));
      assert.deepEqual(shown, []);
    }
  });
});

interface Kind {
  readonly recipe: string;
  /** Behind the recipe's name. */
  readonly options: readonly string[];
  readonly file: string;
}

const inShells = (recipe: string, ...options: readonly string[]): Kind[] =>
  [['bash', 's.sh'] as const, ['powershell', 's.ps1'] as const].flatMap(([shell, file]) =>
    ['en', 'ja'].map((lang) => ({ recipe, options: [...options, '--shell', shell, '--lang', lang], file })),
  );

const scripts: readonly Kind[] = [
  ...['token', 'bound-token', 'secret-token', 'proxy', 'whoami', 'can-i', 'self'].flatMap((recipe) =>
    ['safe', 'article'].flatMap((style) => inShells(recipe, '--style', style)),
  ),
  ...inShells('kubeconfig'),
  ...pasteable.flatMap((recipe) => inShells(recipe, '--format', 'paste')),
  ...pasteable.flatMap((recipe) =>
    [['markdown', 's.md'] as const, ['html', 's.html'] as const].flatMap(([format, file]) =>
      ['en', 'ja'].map((lang) => ({ recipe, options: ['--format', format, '--lang', lang], file })),
    ),
  ),
];

/** Each kind of script, and each context, but not each with each: a step that no number of contexts divides. */
const chosen = portion(world.contexts, 2).flatMap((context, index) =>
  scripts
    .filter((_, at) => (at + index * 5 + choice) % scripts.length < (every ? scripts.length : 1))
    .map((script) => ({ context, ...script })),
);

/** What has its own ways: keys out of files, and beside certificates. */
const withKeys = ['keyfiles', 'combined'].flatMap((context) =>
  inShells('self').map((kind) => ({ context, ...kind })),
);

/** What a script cannot sign in with, and what it cannot hold, in both languages. */
const unfit =
  /with (?:an exec plugin|auth-provider)|whose key the article's curl|(?:hold|gives its plugin) a secret|(?:exec プラグイン|auth-provider "oidc" )で認証|鍵をファイルに置く|機密情報(?:が入る|を渡して)/;

describe('generate, and verify of what it wrote', () => {
  for (const { context, recipe, options, file } of every ? chosen : [...portion(withKeys, 2), ...chosen]) {
    const name = [recipe, context, ...options.filter((word) => !word.startsWith('--'))].join(' ');
    test(name, async () => {
      const command = recipe === 'request' ? ['--', 'kubectl', 'get', 'pods', '-A'] : [];
      const { host, text } = await run(
        ['generate', recipe, '--context', context, ...options, '--proof', '-o', file, ...command],
        world.files,
      );
      assertNone(text, name);
      const script = host.memory.get(`/cwd/${file}`);
      if (script === undefined && recipe === 'self') {
        assert.match(host.written.stderr, unfit);
        return;
      }
      assert.ok(typeof script === 'string', host.written.stderr);
      const moved = script.replaceAll('a.example:6443', 'b.example:6443');
      for (const args of [
        ['--format', formatNames[name.length % formatNames.length] ?? 'text'],
        ['--fix'],
        ['--update'],
      ])
        assertNone(
          (await run(['verify', ...args, file], { ...world.files, [`/cwd/${file}`]: moved })).text,
          `${name} ${args.join(' ')}`,
        );
    });
  }
});

test('what a script keeps of a kubeconfig whose files are read into it', async () => {
  for (const view of ['-o json', '-o yaml', `-o 'jsonpath={.users[*].user.client-key-data}'`]) {
    const script = `umask 077\nkubectl config view --raw --flatten ${view} >kept\n`;
    for (const format of ['json', 'text']) {
      const files = { ...world.files, '/cwd/s.sh': script };
      assertNone((await run(['verify', '--format', format, 's.sh'], files)).text, `${view} ${format}`);
    }
  }
});

test('the sandbox of --exec-check', () => {
  const host = fakeHost({ files: world.files });
  const files = fakeKubeconfigs(['/cwd/k.yaml'], undefined, host);
  assert.ok(files.length > 3);
  for (const { path, content } of files) {
    const text = Buffer.from(content).toString('utf8');
    const decoded = text.replace(/[A-Za-z0-9+/]{40,}={0,2}/g, (data) =>
      Buffer.from(data, 'base64').toString('latin1'),
    );
    assertNone(text + decoded, path);
  }
});

describe('a kubeconfig that is refused', () => {
  for (const [name, yaml] of Object.entries(faulty))
    test(name, async () => {
      const files = { '/cwd/k.yaml': yaml };
      for (const line of [
        ...portion(always, 8),
        ['generate'],
        ['generate', '--style', 'article'],
        ['verify', '--update', 's.sh'],
      ]) {
        assertNone(
          (await run(line, { ...files, '/cwd/s.sh': 'kubectl get pods\n' })).text,
          `${name}: ${line.join(' ')}`,
        );
      }
    });
});
