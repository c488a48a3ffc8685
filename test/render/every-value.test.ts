/** Any value in any place of a kubeconfig or command line: a proved script, or a refusal that says why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { Random } from '../support/random.js';
import { sampleCa } from '../support/sample.js';
import { full } from '../support/size.js';

interface Entries {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
  readonly server?: string;
  readonly proxyUrl?: string;
  readonly tlsServerName?: string;
  readonly namespace?: string;
  /** What the context names, where it is not what there is. */
  readonly contextCluster?: string;
  readonly contextUser?: string;
}

/** YAML has an escape of its own for what is beyond U+FFFF, and none for half of it. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** JSON is nearly YAML; in ASCII, whatever it holds. */
function kubeconfig(entries: Entries): string {
  const { context = 'c', cluster = 'k', user = 'u', server = 'https://127.0.0.1:9' } = entries;
  const details = {
    server,
    'certificate-authority-data': sampleCa,
    ...(entries.proxyUrl === undefined ? {} : { 'proxy-url': entries.proxyUrl }),
    ...(entries.tlsServerName === undefined ? {} : { 'tls-server-name': entries.tlsServerName }),
  };
  const inContext = {
    cluster: entries.contextCluster ?? cluster,
    user: entries.contextUser ?? user,
    ...(entries.namespace === undefined ? {} : { namespace: entries.namespace }),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [{ name: cluster, cluster: details }],
    contexts: [{ name: context, context: inContext }],
    users: [{ name: user, user: { token: 't' } }],
  }).replace(/[^ -~]/gu, escaped);
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function generate(path: string, config: string, args: readonly string[]): Promise<Outcome> {
  const host = fakeHost({ files: { '/k': config, [path]: config }, env: { KUBECONFIG: '/k' } });
  const code = await main(['generate', ...args], host);
  return { code, out: host.written.stdout, err: host.written.stderr };
}

/** 0 and a script, or 1 or 3 and one message with what to do; never 2, "the dry run does not prove it". */
function assertAnswered({ code, out, err }: Outcome, what: string): void {
  if (code === 0) {
    assert.notEqual(out, '', what);
    // An audience that is hardly the API server's own is written, with a note.
    assert.match(err, /^((note|注): .*--api-audiences.*\n)?$/, what);
    return;
  }
  assert.ok(code === 1 || code === 3, `${what}: exit ${code}\n${err}`);
  assert.equal(out, '', what);
  assert.match(err, /^(error: )?\S.*\n/, what);
  assert.ok(err.length < 20_000, what);
  assert.doesNotMatch(err, /does not prove it|please report|internal error/, what);
}

const kinds = ['token', 'bound-token', 'secret-token', 'proxy', 'can-i'].flatMap((recipe) =>
  ['safe', 'article'].flatMap((style) => ['en', 'ja'].map((lang) => ({ recipe, style, lang }))),
);

const argumentsOf = ({ recipe, style, lang }: (typeof kinds)[number], shell: string): string[] => [
  recipe,
  '--shell',
  shell,
  '--style',
  style,
  '--lang',
  lang,
];

test('PowerShell: names, paths and flags beyond ASCII are written, in every recipe, style and language', async () => {
  const values = [
    '設定',
    '山田 太郎',
    '日*',
    '~é',
    'Ａ?[1]',
    '😀 prod',
    'a\u00a0b',
    '日'.repeat(150),
    '–—“„',
  ];
  for (const [index, value] of values.entries()) {
    for (const [at, kind] of kinds.entries()) {
      if ((at + index) % (full ? 3 : 17) !== 0) continue;
      const path = `/home/山田/${value}/.kube/config`;
      // The article's own filter takes plain names only.
      const cluster = kind.style === 'article' && kind.recipe !== 'proxy' ? 'k' : value;
      const config = kubeconfig({ context: value, cluster, user: value });
      const flags = [`--kubeconfig=${path}`, `--cluster=${cluster}`, `--user=${value}`];
      const written = await generate(path, config, [...argumentsOf(kind, 'powershell'), ...flags]);
      assert.equal(written.code, 0, `${value} ${JSON.stringify(kind)}: ${written.err}`);
      // Outside of quotes, pwsh would take it for a pattern on Unix.
      assert.ok(!written.out.includes("('--"), value);
    }
  }
});

test('PowerShell: Windows paths and names with a backslash in them are written, kubectl proxy too', async () => {
  for (const kind of kinds) {
    const path = '/C:\\Users\\山田 x\\.kube\\config';
    const config = kubeconfig({ context: 'CORP\\yamada' });
    const flags = [`--kubeconfig=${path}`];
    const written = await generate(path, config, [...argumentsOf(kind, 'powershell'), ...flags]);
    assert.equal(written.code, 0, `${JSON.stringify(kind)}: ${written.err}`);
  }
});

/** What PowerShell cannot write, and the words of the refusal. */
const refused: readonly (readonly [
  entries: Entries,
  flags: readonly string[],
  recipe: string,
  why: RegExp,
])[] = [
  [{ context: 'a"b' }, [], 'token', /holds a double quote, which PowerShell's versions/],
  [{ context: 'a\nb' }, [], 'token', /holds a line break/],
  [{ context: 'a b\\' }, [], 'token', /holds a blank and ends with a backslash/],
  [{ context: 'a\u00a0b\\' }, [], 'token', /holds a blank and ends with a backslash/],
  [{ context: '山\u3000田\\' }, [], 'token', /holds a blank and ends with a backslash/],
  [{ cluster: '日 \\' }, ['--cluster=日 \\'], 'token', /holds a blank and ends with a backslash/],
  [{ user: 'a b\\' }, ['--user=a b\\'], 'secret-token', /holds a blank and ends with a backslash/],
  [{ context: 'x\\' }, [], 'proxy', /ends with a backslash, which Start-Process/],
  [{ cluster: '日\\' }, ['--cluster=日\\'], 'proxy', /ends with a backslash, which Start-Process/],
  [{ context: '日'.repeat(1200) }, [], 'token', /more characters beyond ASCII/],
  [
    { cluster: '日a'.repeat(1200) },
    ['--cluster', '日a'.repeat(1200)],
    'proxy',
    /more characters beyond ASCII/,
  ],
  [{ server: 'https://h=x' }, [], 'token', /has a host that not every client reads alike/],
  [{ server: 'https://h=x' }, [], 'proxy', /has a host that not every client reads alike/],
];

test('what PowerShell cannot write is refused with the reason and what to do', async () => {
  for (const [entries, flags, recipe, why] of refused) {
    for (const lang of ['en', 'ja']) {
      const args = [recipe, '--shell', 'powershell', '--lang', lang, ...flags];
      const answer = await generate('/unused', kubeconfig(entries), args);
      assertAnswered(answer, JSON.stringify(entries).slice(0, 100));
      if (lang === 'ja') {
        const lines = answer.err.trimEnd().split('\n');
        for (const line of lines)
          assert.match(line, /^エラー: .*[ぁ-ん]|^ +.*[ぁ-ん]|^ {2}\/k:1:\d+$/, answer.err);
        continue;
      }
      assert.match(answer.err, why);
      assert.match(answer.err, /--shell bash|rename it|correct the kubeconfig|shorter name/);
    }
  }
  // One that only a command line can hold.
  const half = await generate('/x\ud800', kubeconfig({}), [
    'proxy',
    '--shell=powershell',
    '--kubeconfig=/x\ud800',
  ]);
  assert.match(half.err, /half a character/);
});

test('what bash cannot pass on is refused with the reason, and all else is written', async () => {
  const marked = kubeconfig({ context: '日\u007f' });
  assert.match(
    (await generate('/unused', marked, ['token'])).err,
    /U\+007F, which bash does not always pass on/,
  );
  for (const context of ['a b\\', 'a"b', 'x\\', 'a\nb', '\u007f', '日\\']) {
    for (const recipe of ['token', 'proxy'])
      assert.equal((await generate('/unused', kubeconfig({ context }), [recipe])).code, 0, context);
  }
});

test('a server of thousands of characters is no more work than another', async () => {
  const server = `https://h/${'a'.repeat(12_000)}`;
  for (const shell of ['bash', 'powershell']) {
    const { code, err } = await generate('/unused', kubeconfig({ server }), [
      'secret-token',
      '--shell',
      shell,
    ]);
    assert.equal(code, 0, `${shell}: ${err.slice(0, 300)}`);
  }
});

test('--user where the context names a user who is not there: the cluster is looked up by its name', async () => {
  for (const shell of ['bash', 'powershell']) {
    const config = kubeconfig({ contextUser: 'gone' });
    const { code, out, err } = await generate('/unused', config, ['token', '--user=u', '--shell', shell]);
    assert.equal(code, 0, err);
    // kubectl: "cannot locate user gone".
    assert.ok(!/kubectl.* --minify/.test(out), 'no --minify');
  }
});

const fields = [
  ...[
    'all',
    'context',
    'cluster',
    'user',
    '--kubeconfig',
    '--cluster',
    '--user',
    '--context',
    'server',
    'proxy',
  ],
  ...['tls', 'namespace', '--service-account', '--path', '--audience', '--duration'],
] as const;

const pieces = [
  ...'\'"`$\\!*?[]{}()<>|&;#~=%@^,:.-/ \t\n\r\u0001\u001b\u007f\u0085\u00a0‘’‚‛“”„–—―Òé日\u2028\ufeff\u3000aB0',
  ...['😀', '設定', '--', 'https://', 'x=', '\\ ', ' \\'],
] as [string, ...string[]];

const special: [string, ...string[]] = [
  ...([
    'C:\\Users\\山田\\.kube\\config',
    'a b\\',
    '日'.repeat(1200),
    '日a'.repeat(500),
    '😀'.repeat(500),
  ] as const),
  ...['\ud800', 'x\udc00y', '', '0', '-', '--%', 'a'.repeat(5000)],
];

const servers: [string, ...string[]] = [
  ...([
    'https://h=x',
    'https://h:1/a=b',
    'https://h/%41',
    'https://[::1]:1',
    'https://h/a,b',
    'https://h/*',
  ] as const),
  ...[
    'http://h',
    "https://h/a'b",
    'https://h/$x',
    'https://h//x/',
    'https://H:443/',
    'https://h/[a]',
    'https://-h',
  ],
];

/** Values × places × recipes × styles × languages × shells. */
fuzzTest('every generation is a proved script or a refusal with its reason', async (seed) => {
  const random = new Random(seed);
  const count = fuzzCount({ quick: 10, full: 150, every: 1000 });
  const text = (): string => Array.from({ length: 1 + random.below(8) }, () => random.pick(pieces)).join('');
  const counted = { written: 0, refused: 0 };
  for (let index = 0; index < count; index++) {
    const kind = random.pick(kinds as [(typeof kinds)[number], ...typeof kinds]);
    const shell = random.chance(0.6) ? 'powershell' : 'bash';
    const field = random.pick(fields);
    const hostile = random.pick(hostileNames as [string, ...string[]]);
    const value = random.chance(0.3) ? random.pick(special) : random.chance(0.5) ? hostile : text();
    const all = field === 'all';
    const config = kubeconfig({
      ...(all || field === 'context' || field === '--context' ? { context: value } : {}),
      ...(all || field === 'cluster' || field === '--cluster' ? { cluster: value } : {}),
      ...(all || field === 'user' || field === '--user' ? { user: value } : {}),
      ...(field === 'server' ? { server: random.pick(servers) + (random.chance(0.3) ? value : '') } : {}),
      ...(field === 'proxy' ? { proxyUrl: random.pick(['http://p:3128/', 'http://', '']) + value } : {}),
      ...(field === 'tls' ? { tlsServerName: value } : {}),
      ...(field === 'namespace' ? { namespace: value } : {}),
      ...(field === '--cluster' && random.chance(0.5) ? { contextCluster: 'gone' } : {}),
      ...(field === '--user' && random.chance(0.5) ? { contextUser: 'gone' } : {}),
    });
    const path = `/${value}`;
    const flag =
      field === '--kubeconfig' || field === '--path' ? [`${field}=${path}`] : [`${field}=${value}`];
    const args = [...argumentsOf(kind, shell), ...(field.startsWith('--') ? flag : [])];
    const answer = await generate(path, config, args);
    assertAnswered(answer, `${field} ${JSON.stringify(value.slice(0, 80))} ${args.slice(0, 7).join(' ')}`);
    counted[answer.code === 0 ? 'written' : 'refused'] += 1;
  }
  // Both are seen, so that neither is a habit.
  assert.ok(counted.written > count / 5 && counted.refused > count / 5, JSON.stringify(counted));
});
