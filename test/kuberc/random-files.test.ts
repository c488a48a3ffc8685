/**
 * Any file as the caller's kuberc: `verify`, `lint` and `get` go on or stop where kubectl 1.36 does, and nothing that
 * the file holds comes to a terminal as it stands. FUZZ_COUNT=300 takes about a minute.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { Random } from '../support/random.js';
import { portion } from '../support/size.js';
import { needs, needsKubectl } from '../support/tools.js';
import { configFile } from '../verify/dry-run.js';

type Some<T> = readonly [T, ...T[]];

const home = mkdtempSync(join(tmpdir(), 'kubesteps-kuberc-'));
const kuberc = join(home, '.kube', 'kuberc');
mkdirSync(join(home, '.kube'));
after(() => rmSync(home, { recursive: true }));

const commands: Some<string> = ['config view', 'config get-contexts', 'version --client'];
const commandNames: Some<string> = [
  ...(['config view', 'config view', 'config get-contexts', 'config get-contexts', 'version'] as const),
  'delete',
  'create token',
  'get',
  'nothing',
  'config',
];
const flagNames: Some<string> = [
  'raw',
  'minify',
  'output',
  'client',
  'interactive',
  'duration',
  'as',
  'token',
  'nope',
  'v',
  'help',
  '--raw',
  'o',
];
const values: Some<string> = ['"true"', '"false"', 'json', '24h', '""', 'true', '1', 'maybe', '[a]'];

/** A text as a double-quoted scalar of YAML: any text can stand in one. */
const scalar = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A kuberc that is right, or nearly. Some of its words are hostile. */
function draw(random: Random): string {
  const word = (known: Some<string>): string =>
    random.chance(0.15) ? scalar(random.pick(hostileNames as Some<string>)) : random.pick(known);
  const option = (): string => `{name: ${word(flagNames)}, default: ${word(values)}}`;
  const options = (): string => `[${Array.from({ length: random.below(3) }, option).join(', ')}]`;
  const head = random.pick([
    'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n',
    'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n',
    'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n',
    'apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\n',
    'apiVersion: v1\nkind: Config\n',
  ]);
  const part = (): string =>
    random.pick([
      () => `defaults:\n- command: ${word(commandNames)}\n  options: ${options()}\n`,
      () => `defaults:\n- command: ${word(commandNames)}\n  options: ${options()}\n`,
      () => `overrides:\n- command: ${word(commandNames)}\n  flags: ${options()}\n`,
      () =>
        `aliases:\n- {name: ${word(['getn', 'a', 'get', 'view'])}, command: ${word(commandNames)}, options: ${options()}}\n`,
      () => `credentialPluginPolicy: ${word(['AllowAll', 'DenyAll', 'Allowlist'])}\n`,
      () => `credentialPluginAllowlist: [{name: ${word(['aws', '/usr/bin/kubelogin'])}}]\n`,
      () => `${word(['more', 'foo'])}: ${word(values)}\n`,
      () => `# ${'x'.repeat(random.below(40))}\n`,
    ])();
  const text = head + Array.from({ length: random.below(4) }, part).join('');
  if (!random.chance(0.2)) return text;
  const at = random.below(text.length);
  return (
    text.slice(0, at) +
    random.pick(['', ' ', '"', ':', '\n', '\t', '\u0000', '\u001b[31m', '{']) +
    text.slice(at + 1)
  );
}

/** A megabyte in a comment, in a value, in many entries. */
const large: readonly string[] = [
  `# ${'x'.repeat(1_000_000)}\napiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n`,
  `apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ndefaults:\n- {command: delete, options: [{name: cascade, default: "${'\\e[31m'.repeat(160_000)}"}]}\n`,
  `apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ndefaults:\n${'- {command: delete, options: [{name: now, default: "true"}]}\n'.repeat(16_000)}`,
];

async function run(
  args: readonly string[],
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const host = fakeHost({
    realFiles,
    cwd: home,
    home,
    env: { HOME: home, KUBECONFIG: configFile, PATH: '/usr/bin', ...env },
    stdin: script,
    isTTY: true,
    columns: 100,
  });
  await main(args, host);
  const { stdout, stderr } = host.written;
  assert.doesNotMatch(stderr, /internal error/);
  return stdout + stderr;
}

/** What a terminal acts on, but for line breaks and the colours of our own. */
function assertInert(shown: string, text: string): void {
  const plain = shown.replaceAll(/\u001b\[\d*(?:;\d+)*m/g, '');
  assert.doesNotMatch(
    plain,
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
    text,
  );
  // A colour of the file's own would begin with the bold red that no message of ours has.
  assert.ok(!shown.includes('\u001b[31mred'), text);
}

/** Whether verify and lint say that kubectl stops, and whether it does. */
async function hold(command: string, text: string | Uint8Array, named: boolean): Promise<boolean> {
  writeFileSync(kuberc, text);
  const env = named ? { KUBERC: kuberc } : {};
  const shown = [
    await run(['verify', '-'], `kubectl ${command}\n`, env),
    await run(['lint'], '', env),
    await run(['get', 'contexts'], '', env),
    await run(['describe'], '', env),
  ];
  const what = `${JSON.stringify(env)} kubectl ${command}\n${String(text).slice(0, 2000)}`;
  for (const one of shown) assertInert(one, what);
  const [verified = '', linted = ''] = shown;
  const { status, stderr } = spawnSync('kubectl', command.split(' '), {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, KUBECONFIG: configFile, ...env },
  });
  const stops = status !== 0;
  assert.equal(/KS4303/.test(verified), stops, `verify: ${verified}\n${stderr}\n${what}`);
  // Every call, or that of one command alone.
  if (/KL7001/.test(linted)) assert.ok(stops, `lint: ${linted}\n${stderr}\n${what}`);
  if (stops) assert.match(linted, /KL700[12]/, `${stderr}\n${what}`);
  return stops;
}

fuzzTest(
  'random files as kuberc: as kubectl takes them',
  { skip: needsKubectl(36) },
  async (seed, context) => {
    const random = new Random(seed);
    const count = fuzzCount({ quick: 6, full: 100 });
    let stopped = 0;
    for (let index = 0; index < count; index += 1)
      if (await hold(random.pick(commands), draw(random), random.chance(0.4))) stopped += 1;
    context.diagnostic(`${count} files, of which kubectl stops at ${stopped}`);
    assert.ok(stopped > 0 && stopped < count);
  },
);

test('a kuberc of a megabyte', { skip: needsKubectl(36) }, async () => {
  for (const text of portion(large, 1)) await hold('config view', text, false);
});

test('bytes that are no text', { skip: needsKubectl(36) }, async () => {
  for (const bytes of [[0xff, 0xfe, 0x61], [0x61, 0x3a, 0x20, 0xc3, 0x28], [0]])
    for (const named of [true, false]) await hold('config view', new Uint8Array(bytes), named);
});

test('what is no file: a folder and a FIFO stop nothing, and nobody waits', {
  skip: needs('mkfifo'),
}, async () => {
  for (const make of [['mkdir'], ['mkfifo']]) {
    rmSync(kuberc, { recursive: true, force: true });
    spawnSync(make[0] ?? '', [kuberc]);
    for (const args of [['verify', '-'], ['lint'], ['get', 'contexts']])
      assert.doesNotMatch(await run(args, 'kubectl config view\n'), /KS4303|KL7001/, make[0]);
    const named = await run(['verify', '--kuberc', kuberc, '-'], 'kubectl config view\n');
    assert.match(named, /KS4303/);
    rmSync(kuberc, { recursive: true });
  }
});
