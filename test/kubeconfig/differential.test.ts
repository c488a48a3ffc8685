/** Random kubeconfigs and command lines: `config` and real kubectl give the same bytes, messages and exit codes. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realHost } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { Random } from '../support/random.js';
import { findProgram, kubectlMinor, needs } from '../support/tools.js';
import { withoutValues } from '../support/without-values.js';
import { randomKubeconfig } from './random-kubeconfig.js';
import { randomSnippet } from './random-snippet.js';

const count = fuzzCount({ quick: 12, full: 300 });
const processes = 2;

/** The minor version of the kubectl that is installed. */
const minor = findProgram('kubectl') === undefined ? 0 : kubectlMinor();

interface Question {
  readonly folder: string;
  readonly files: readonly string[];
  readonly args: readonly string[];
}

interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function randomArguments(random: Random, context: string): string[] {
  if (random.chance(0.2)) {
    return [
      'config',
      ...random.pick([
        ['get-contexts'],
        ['get-contexts', '-o', 'name'],
        ['get-contexts', '--no-headers'],
        ['get-contexts', context, 'dev'],
        ['get-clusters'],
        ['get-users'],
        ['current-context'],
      ]),
    ];
  }
  const args = ['config', 'view'];
  if (random.chance(0.6)) args.push('--raw');
  if (random.chance(0.15)) args.push('--minify', ...(random.chance(0.5) ? ['--context', context] : []));
  if (random.chance(0.1)) args.push('--flatten');
  if (random.chance(0.3))
    args.push(
      '-o',
      random.pick([
        'json',
        'json',
        'yaml',
        ...(minor >= 35 ? ['kyaml', 'kyaml', 'kyaml'] : []),
        'name',
        'jsonpath={.clusters[*].name}',
        'jsonpath={.extensions[*].extension}',
        'jsonpath-as-json={.users}',
      ]),
    );
  if (random.chance(0.05)) args.push('--kubeconfig', random.pick(['0.yaml', 'none.yaml']));
  if (random.chance(0.05)) args.push('--merge=false', '--kubeconfig', random.pick(['0.yaml', 'none.yaml']));
  return args;
}

function makeQuestion(folder: string, random: Random): Question {
  mkdirSync(folder);
  const files = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, (_, index) => `${index}.yaml`);
  for (const file of files) {
    const bytes = random.chance(0.1) ? randomSnippet(random) : randomKubeconfig(random, random.chance(0.2));
    writeFileSync(join(folder, file), bytes);
  }
  for (const file of ['dev', 'a', 'c1']) writeFileSync(join(folder, file), `data of ${file}\n`);
  return { folder, files, args: randomArguments(random, random.pick(['dev', 'a', 'prod0', 'test1'])) };
}

function askKubectl({ folder, files, args }: Question): Promise<Answer> {
  // A full PATH and nothing else: kubectl must not find the user's own files.
  // So short a life needs no garbage collection, which is a quarter of its time.
  const env = { PATH: process.env.PATH ?? '', HOME: '', KUBECONFIG: files.join(':'), GOGC: 'off' };
  return new Promise((resolve) => {
    const child = execFile(
      'kubectl',
      args,
      { cwd: folder, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const shown = minor < 34 ? withoutEmptyPreferences(stdout) : stdout;
        resolve({ exit: error === null ? 0 : Number(error.code), stdout: shown, stderr });
      },
    );
    child.stdin?.end();
  });
}

/** kubectl 1.34 and later leave them out, and so do we. */
const withoutEmptyPreferences = (stdout: string): string =>
  stdout.replace(/^preferences: \{\}\n|^ {4}"preferences": \{\},\n/m, '');

async function askOurs({ folder, files, args }: Question): Promise<Answer> {
  const host = fakeHost({
    realFiles: realHost().files,
    env: { KUBECONFIG: files.join(':') },
    cwd: folder,
    home: '',
  });
  const exit = await main(args, host);
  return {
    exit,
    stdout: Buffer.from(host.written.stdoutBytes).toString('utf8'),
    stderr: host.written.stderr,
  };
}

/** A character that is none: escaped in the JSON of kubectl 1.33, as it is in that of 1.36 (a newer Go). */
const replacement = (stdout: string): string => stdout.replaceAll('\\ufffd', '\ufffd');

/** Of the kyaml that kubectl wrote itself and cannot read: a text that nobody sees. */
const anyLine = (stderr: string): string => stderr.replace(/^(error: error decoding: yaml: line )\d+/, '$1N');

/** A newer Go names a field of the wrong type as the file spells it: `.KIND`. */
const fieldNames = (stderr: string): string =>
  stderr.replace(/Go struct field \.\w+/g, (field) => field.toLowerCase());

/** kubectl meets a bad byte with its block of 512, where it gets so far; we look for them first. So it is with what it wrote itself. */
const badByte =
  /^(?:error: )?(?:error loading config file "[^"]*": )?yaml: (?:control characters|invalid|incomplete|(?:un)?expected low)/m;

/** kubectl's messages come first, to the byte; ours may follow. */
function same(ours: Answer, kubectls: Answer): boolean {
  if (badByte.test(ours.stderr) && kubectls.exit !== 0) return true;
  if (ours.exit !== kubectls.exit || replacement(ours.stdout) !== replacement(kubectls.stdout)) return false;
  if (kubectls.exit === 0) return ours.stderr === kubectls.stderr;
  const wanted = fieldNames(withoutValues(kubectls.stderr));
  return anyLine(fieldNames(ours.stderr)).startsWith(anyLine(wanted));
}

/**
 * The exceptions, all of one kind: kubectl does not give the same answer twice, and gives ours in another order.
 * - get-clusters prints the names in random order;
 * - the list of a duplicate name shows addresses where an entry holds a pointer (exec, auth-provider);
 * - of several faults that --flatten, or a map with several bad keys, has, kubectl meets any one first;
 * - maps with keys that the YAML library's comparison does not order (a < b < c < a) come out in any order.
 */
async function kubectlDisagreesWithItself(
  question: Question,
  ours: Answer,
  kubectls: Answer,
): Promise<boolean> {
  const answers = [kubectls];
  for (let times = 0; times < 12; times++) {
    const again = await askKubectl(question);
    if (same(ours, again)) return true;
    answers.push(again);
  }
  const differ = new Set(answers.map((answer) => answer.stdout + answer.stderr)).size > 1;
  return differ && answers.some((answer) => same(withoutOrder(ours), withoutOrder(answer)));
}

function withoutOrder({ exit, stdout, stderr }: Answer): Answer {
  const addresses = stderr.replaceAll(/\b0xc[0-9a-f]{6,}\b/g, '0xc000000000');
  return { exit, stdout: stdout.split('\n').sort().join('\n'), stderr: addresses };
}

fuzzTest(
  'random kubeconfigs: config answers as kubectl does',
  { skip: needs('kubectl') },
  async (seed, t) => {
    const random = new Random(seed);
    const folder = mkdtempSync(join(tmpdir(), 'kubesteps-fuzz-'));
    const questions = Array.from({ length: count }, (_, index) =>
      makeQuestion(join(folder, String(index)), random),
    );
    const failures: string[] = [];
    let next = 0;
    let loaded = 0;
    let disagreements = 0;
    const work = async (): Promise<void> => {
      for (let question = questions[next++]; question !== undefined; question = questions[next++]) {
        const [kubectls, ours] = [await askKubectl(question), await askOurs(question)];
        if (kubectls.exit === 0) loaded++;
        if (same(ours, kubectls)) continue;
        if (await kubectlDisagreesWithItself(question, ours, kubectls)) disagreements++;
        else failures.push(show(question, ours, kubectls));
      }
    };
    await Promise.all(Array.from({ length: processes }, work));
    t.diagnostic(`${loaded} of ${count} with exit code 0; kubectl disagrees with itself on ${disagreements}`);
    if (failures.length === 0 || process.env.FUZZ_KEEP === undefined) rmSync(folder, { recursive: true });
    assert.equal(
      failures.length,
      0,
      `FUZZ_SEED=${seed}: ${failures.length} differ\n${failures.slice(0, 5).join('\n')}`,
    );
  },
);

/** The texts around the first difference. */
function around(ours: string, kubectls: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === kubectls[at]) at++;
  const window = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 120), at + 120));
  return `  kubectl: ${window(kubectls)}\n  ours:    ${window(ours)}`;
}

function show({ folder, files, args }: Question, ours: Answer, kubectls: Answer): string {
  const texts = files.map((file) => `${file}: ${JSON.stringify(readFileSync(join(folder, file), 'utf8'))}`);
  const which = ours.stdout === kubectls.stdout ? 'stderr' : 'stdout';
  return [
    `${folder} ${args.join(' ')}`,
    ...texts,
    `exit ${ours.exit}, kubectl ${kubectls.exit}; ${which}:`,
    around(ours[which], kubectls[which]),
    '',
  ].join('\n');
}
