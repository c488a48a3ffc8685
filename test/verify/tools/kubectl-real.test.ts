/** The flag table and the reading of arguments, held to the kubectls that are installed; none is let do anything. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { kubectlCommands, kubectlFlag } from '../../../src/kubectl-flags/flags.js';
import { compareVersions, parseVersion, type Version } from '../../../src/tool-version.js';
import { parseKubectlArguments } from '../../../src/verify/tools/kubectl-arguments.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { Random } from '../../support/random.js';
import { portion } from '../../support/size.js';
import { findProgram, needs } from '../../support/tools.js';

const run = promisify(execFile);

/** What kubectl says, on stdout and stderr together. */
async function said(program: string, args: readonly string[]): Promise<string> {
  // So short a life needs no garbage collection, which is a quarter of its time.
  const env = { PATH: process.env.PATH, KUBECONFIG: '/dev/null', HOME: '/nonexistent', GOGC: 'off' };
  const { stdout, stderr } = await run(program, [...args], { env, timeout: 120_000 }).catch(
    (failure: { stdout: string; stderr: string }) => failure,
  );
  return stdout + stderr;
}

async function versionOf(program: string): Promise<Version> {
  const version = parseVersion(
    /"gitVersion": "([^"]*)"/.exec(await said(program, ['version', '--client', '-o', 'json']))?.[1] ?? '',
  );
  assert.ok(version !== undefined, program);
  return version;
}

interface HelpedFlag {
  readonly name: string;
  readonly letter: string | undefined;
  readonly default: string;
}

/** The flags in a help text: `    -n, --namespace='':`. */
function flagsOf(help: string): HelpedFlag[] {
  return [...help.matchAll(/^ {4}(?:-(.), )?--([^=\s]+)=(.*):$/gm)].map(
    ([, letter, name = '', text = '']) => {
      return { name, letter, default: text };
    },
  );
}

const missed = (version: Version, since: Version | undefined, until: Version | undefined): boolean =>
  (since !== undefined && compareVersions(version, since) < 0) ||
  (until !== undefined && compareVersions(version, until) >= 0);

// Flags that help does not show.
const hidden = ['record', 'cpu-percent', 'delete-local-data', 'prune-whitelist', 'short'];
const hiddenFor: Readonly<Record<string, readonly string[]>> = {
  run: ['cascade', 'filename', 'force', 'grace-period', 'kustomize', 'recursive', 'timeout', 'wait'],
};

async function checkCommand(program: string, version: Version, path: string): Promise<void> {
  const command = kubectlCommands().get(path);
  assert.ok(command !== undefined);
  const args = path === '' ? ['options'] : [...path.split(' '), '--help'];
  const listed = flagsOf(await said(program, args));
  const where = `kubectl ${version.join('.')} ${path}`;
  for (const { name, letter, default: text } of listed) {
    const flag = command.flags.get(name);
    assert.ok(flag !== undefined, `${where} --${name}`);
    // `explain -o` was there in 1.32 alone, `config set-context -n` is there since 1.36.
    if (path !== 'explain' && `${path} ${name}` !== 'config set-context namespace')
      assert.equal(flag.letter, letter, `${where} --${name}`);
    assert.equal(flag.type === 'boolean', text === 'true' || text === 'false', `${where} --${name}`);
    // `wait --for` is a list since 1.36; what it waits for is not followed.
    if (flag.type !== 'boolean' && `${path} ${name}` !== 'wait for')
      assert.equal(flag.type === 'list', text.startsWith('['), `${where} --${name}`);
    assert.ok(!missed(version, flag.since, flag.until), `${where} --${name}`);
  }
  const names = new Set(listed.map(({ name }) => name));
  for (const { name, since, until } of command.flags.values()) {
    if (hidden.includes(name) || hiddenFor[path]?.includes(name) === true) continue;
    assert.equal(names.has(name), !missed(version, since, until), `${where} --${name}`);
  }
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const turn = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([turn(), turn()]);
}

test('every command and flag of kubectl is in the table, and no other', {
  skip: needs('kubectl'),
}, async () => {
  const version = await versionOf('kubectl');
  await inTurns(portion([...kubectlCommands().keys()], 25), (path) => checkCommand('kubectl', version, path));
});

// As the Google Cloud SDK names them.
const others = [27, 28, 29, 30, 31, 32, 33].map((minor) => `kubectl.1.${minor}`);
const common = [
  '',
  'get',
  'create token',
  'apply',
  'delete',
  'run',
  'config view',
  'config set-credentials',
  'logs',
  'auth whoami',
  'version',
];
for (const program of others) {
  test(`the flags of the usual commands of ${program}`, { skip: needs(program) }, async () => {
    const version = await versionOf(program);
    await inTurns(portion(common, 2), (path) => checkCommand(program, version, path));
  });
}

test('a flag takes the next argument where kubectl does', { skip: needs('kubectl') }, async () => {
  const names = [
    'dry-run',
    'validate',
    'cascade',
    'filename',
    'output',
    'wait',
    'grace-period',
    'v',
    'timeout',
    'help',
  ];
  const command = kubectlCommands().get('apply');
  assert.ok(command !== undefined);
  await inTurns(names, async (name) => {
    const answer = await said('kubectl', ['apply', '--help=true', `--${name}`]);
    // A wrapper that chooses among several kubectls may say something first.
    const missing = /^error: flag needs an argument/im.test(answer);
    assert.equal(kubectlFlag(command, name)?.implied === undefined, missing, name);
  });
});

function randomArguments(random: Random): string[] {
  const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? '';
  const paths = [
    'get',
    'create token',
    'apply',
    'delete',
    'config view',
    'top pod',
    'auth can-i',
    'create',
    'logs',
    'exec',
  ];
  const path = pick(paths);
  const names = [
    ...(kubectlCommands().get(path)?.flags.keys() ?? []),
    'namespace',
    'context',
    'v',
    'token',
    'frobnicate',
  ];
  const values = ['x', '5', '10m', 'true', 'false', 'yaml', 'get', 'token', '-', ''];
  const extra = Array.from({ length: random.below(5) }, () => {
    const name = pick(names);
    return [
      [`--${name}`],
      [`--${name}=${pick(values)}`],
      [`--${name}`, pick(values)],
      [`-${pick([...'nAofvwlqcRk'])}${pick(['', ...values, '=x', '=', 'A', 'o'])}`],
      [pick(values)],
      [`--${name.replaceAll('-', '_')}=5`],
      ['--'],
    ][random.below(7)];
  });
  const words: string[] = path.split(' ');
  for (const group of extra) words.splice(random.below(words.length + 1), 0, ...(group ?? []));
  return words;
}

const count = fuzzCount({ quick: 20, full: 250 });

fuzzTest(
  'random arguments: the same command, or the same refusal',
  {
    skip: needs('kubectl'),
    timeout: 180_000,
  },
  async (seed, t) => {
    const version = await versionOf('kubectl');
    const random = new Random(seed);
    const rows = Array.from({ length: count }, () => randomArguments(random));
    const counted = { same: 0, refused: 0, onlyUs: 0 };
    await inTurns(rows, async (args) => {
      const ours = parseKubectlArguments(
        args.map((text) => ({ text })),
        version,
      );
      // With --help=true in front, kubectl reads everything and does nothing.
      const text = await said(findProgram('kubectl') ?? '', ['--help=true', ...args]);
      const usage = /^Usage:\n {2}kubectl ?(.*)$/m.exec(text)?.[1];
      const note = `seed ${seed}: ${JSON.stringify(args)}: ${text.slice(0, 200)}`;
      if (ours.errors.length > 0) {
        counted[usage === undefined ? 'refused' : 'onlyUs']++;
        return;
      }
      assert.ok(usage !== undefined, note);
      const { path } = ours.command;
      assert.ok(path === '' || usage === path || usage.startsWith(`${path} `), note);
      counted.same++;
    });
    t.diagnostic(
      `the same command ${counted.same}, refused by both ${counted.refused}, only by us ${counted.onlyUs}`,
    );
    assert.ok(counted.same > count / 5 && counted.refused > count / 8, JSON.stringify(counted));
    assert.ok(counted.onlyUs < count / 12.5, JSON.stringify(counted));
  },
);
