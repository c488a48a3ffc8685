/**
 * `npm run bench`: whole commands, as ratios in one run to `node -e 0` and, where kubectl is on PATH, to kubectl doing
 * the same. The commands take turns, so that a slow moment of the machine meets all of them; medians are compared. Then
 * a fleet: BENCH_FLEET contexts (1,000), its time, its memory, and what a second run writes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, root } from './support/paths.js';
import { findProgram } from './support/tools.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 15);
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-bench-'));
const sample = join(root, 'templates/sample/kubeconfig.yaml');

interface Contender {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The contender that does the same in kubectl. */
  readonly peer?: string;
  /** The contender whose time is start-up for this one. */
  readonly beyond?: string;
}

const kubesteps = (...args: readonly string[]): readonly [string, ...string[]] => [
  process.execPath,
  cli,
  ...args,
];

function contenders(): readonly Contender[] {
  const script = join(folder, 'token.sh');
  const made = spawnSync(process.execPath, [cli, 'generate', '-o', script], {
    env: environment,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`generate: ${made.stderr}`);
  const generated = readFileSync(script, 'utf8');
  const [oneStep, runbook, commands] = [
    ['one-step.sh', repeated(generated, 1)],
    ['runbook.sh', repeated(generated, 1000)],
    ['commands.sh', thousandCommands()],
  ].map(([name = '', text = '']) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }) as [string, string, string];
  const template = '-o=jsonpath={.clusters[*].cluster.server}';
  const kubectl: readonly Contender[] =
    findProgram('kubectl') === undefined
      ? []
      : [
          { name: 'kubectl config view', command: ['kubectl', 'config', 'view'] },
          { name: 'kubectl config get-contexts', command: ['kubectl', 'config', 'get-contexts'] },
          { name: 'kubectl config view -o jsonpath', command: ['kubectl', 'config', 'view', template] },
        ];
  return [
    { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
    ...kubectl,
    { name: '--version', command: kubesteps('--version') },
    { name: 'config view', command: kubesteps('config', 'view'), peer: 'kubectl config view' },
    { name: 'get contexts', command: kubesteps('get', 'contexts'), peer: 'kubectl config get-contexts' },
    {
      name: 'query',
      command: kubesteps('query', '{.clusters[*].cluster.server}'),
      peer: 'kubectl config view -o jsonpath',
    },
    {
      name: 'TAB behind --context',
      command: kubesteps('__complete', 'bash', 'kubesteps generate --context ', ':'),
    },
    { name: 'generate', command: kubesteps('generate') },
    { name: 'generate --shell powershell', command: kubesteps('generate', '--shell', 'powershell') },
    { name: 'verify (generated script)', command: kubesteps('verify', script) },
    { name: oneStepName, command: kubesteps('verify', oneStep) },
    { name: 'verify (1,000 lines)', command: kubesteps('verify', runbook), beyond: oneStepName },
    { name: 'verify (1,000 commands)', command: kubesteps('verify', commands), beyond: oneStepName },
  ];
}

const oneStepName = 'verify (one step)';

/**
 * The steps of a generated script again and again, each time with variables of their own, until it has that many lines:
 * comments, long command lines and tests of what came back, as a long runbook has them. Without the line that says how
 * it was made, which would be compared with what is made now.
 */
function repeated(generated: string, atLeast: number): string {
  const lines = generated.split('\n').filter((line) => !line.startsWith('# kubesteps: '));
  const first = lines.findIndex((line) => line.startsWith("say '[1/"));
  if (first === -1) throw new Error('a generated script does not say where its first step begins');
  const text = lines.slice(0, first);
  const steps = lines.slice(first, -1);
  for (let round = 1; round === 1 || text.length < atLeast; round++)
    text.push(...steps.map((line) => line.replaceAll(/\b(APISERVER|TOKEN|STATUS)\b/g, `$1_${round}`)));
  return `${text.join('\n')}\n`;
}

/** Nothing but commands, one a line, as nobody writes them: what takes longest. */
function thousandCommands(): string {
  const lines = [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    'WORK=$(mktemp -d)',
    'trap \'rm -rf -- "$WORK"\' EXIT',
  ];
  while (lines.length < 1000) {
    const number = lines.length;
    lines.push(
      `SERVER_${number}=$(kubectl config view --minify --context=test -o jsonpath='{.clusters[0].cluster.server}')`,
      `[ -n "$SERVER_${number}" ] || exit 1`,
      `curl --silent --fail --max-time 10 --output "$WORK/answer" "$SERVER_${number}/version?step=${number}"`,
      `printf '%s\\n' 'step ${number} done'`,
    );
  }
  return `${lines.slice(0, 1000).join('\n')}\n`;
}

const fleetSize = Number(process.env.BENCH_FLEET ?? 1000);

/** One process that writes a script for each of many contexts; and once more, where all is there as it is. */
function fleet(): readonly string[] {
  const contexts = Array.from({ length: fleetSize }, (_, index) => `site-${index}`);
  const authority = /certificate-authority-data: (\S+)/.exec(readFileSync(sample, 'utf8'))?.[1];
  const kubeconfig = join(folder, 'fleet.json');
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      contexts: contexts.map((name) => ({ name, context: { cluster: name, user: name } })),
      clusters: contexts.map((name) => ({
        name,
        cluster: { server: `https://${name}.example`, 'certificate-authority-data': authority },
      })),
      users: contexts.map((name) => ({ name, user: { token: `${name}-0123456789abcdef` } })),
    }),
  );
  const memory = join(folder, 'memory');
  const watch = join(folder, 'watch.cjs');
  writeFileSync(
    watch,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(memory)}, \`\${process.resourceUsage().maxRSS}\`));`,
  );
  const docs = join(folder, 'docs');
  const command = ['generate', '--all-contexts', '--kubeconfig', kubeconfig, '--output-dir', docs];
  let before: readonly string[] = [];
  return ['first', 'again'].map((name) => {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, ['--require', watch, cli, ...command], {
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`fleet: ${stderr}`);
    const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
    const files = filesIn(docs);
    const written = files.filter((file) => !before.includes(file)).length;
    before = files;
    const megabytes = (Number(readFileSync(memory, 'utf8')) / 1024).toFixed(0);
    return `${name.padEnd(6)} ${seconds} s, at most ${megabytes} MB; ${written} files written\n`;
  });
}

/** What another write would change, even of the same bytes. */
const filesIn = (path: string): readonly string[] =>
  readdirSync(path).map((name) => {
    const { ino, mtimeNs } = statSync(join(path, name), { bigint: true });
    return `${name} ${ino} ${mtimeNs}`;
  });

const { PATH = '', HOME = '' } = process.env;
const environment = { PATH, HOME, KUBECONFIG: sample };

function milliseconds(command: readonly [string, ...string[]]): number {
  const [program, ...args] = command;
  const start = process.hrtime.bigint();
  spawnSync(program, args, { env: environment, stdio: 'ignore' });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

try {
  const all = contenders();
  const times = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, command } of all) {
      const time = milliseconds(command);
      // The first round warms caches.
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  const medianOf = (name: string): number => median(times.get(name) ?? []);
  const base = medianOf('node -e 0');
  process.stdout.write(`medians of ${rounds} rounds; ratios within this run\n\n`);
  for (const { name, peer, beyond } of all) {
    const own = medianOf(name);
    const beside =
      peer === undefined || !times.has(peer) ? '' : `  ${(own / medianOf(peer)).toFixed(2)} x ${peer}`;
    const ratio = `${(own / base).toFixed(2)} x node -e 0`;
    const more = beyond === undefined ? '' : `  ${(own - medianOf(beyond)).toFixed(0)} ms beyond ${beyond}`;
    process.stdout.write(`${name.padEnd(34)}${own.toFixed(0).padStart(5)} ms  ${ratio}${beside}${more}\n`);
  }
  if (fleetSize > 0) {
    process.stdout.write(`\n${fleetSize} contexts, one process\n`);
    for (const line of fleet()) process.stdout.write(line);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
