/** What `npm run bench` measures, each beside another command that runs in turn with it. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtExecutable, cli } from '../support/paths.js';
import { findProgram } from '../support/tools.js';
import { kubeconfigOf, repeated, thousandCommands } from './inputs.js';
import { type Command, run } from './measure.js';

export interface Row {
  /** What is run, and on how much: its name in the table. */
  readonly what: string;
  readonly beside: string;
  /** What is said to hold: the ratio is no more. */
  readonly atMost: number | undefined;
  readonly measures: 'wall time' | 'peak memory';
  readonly command: Command;
  readonly peer: Command;
  /** Of so many a quick row takes. */
  readonly share: number;
}

const nodeItself = 'node -e 0';

/** The rows, with their inputs written to a folder; without kubectl, those beside it are left out. */
export function rowsIn(folder: string): readonly Row[] {
  const files = new Map(
    [10, 1000, 10_000].map((contexts) => {
      const path = join(folder, `${contexts}.yaml`);
      writeFileSync(path, kubeconfigOf(contexts));
      return [contexts, path] as const;
    }),
  );
  const on = (contexts: number, program: readonly string[], args: readonly string[]): Command => ({
    words: [...program, ...args],
    kubeconfig: files.get(contexts) ?? '',
  });
  const kubesteps = [process.execPath, cli];
  const script = join(folder, 'token.sh');
  run(on(10, kubesteps, ['generate', 'token', '-o', script]));
  const [runbook, commands] = ['runbook.sh', 'commands.sh'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  writeFileSync(runbook, repeated(script, 1000));
  writeFileSync(commands, thousandCommands());

  const sized = (name: string, contexts: number): string =>
    `\`${name}\`, ${contexts.toLocaleString('en')} contexts`;
  const toNode = (name: string, args: readonly string[], atMost?: number, contexts = 10): Row => ({
    what: args[0] === 'verify' || args[0]?.startsWith('-') ? name : sized(name, contexts),
    beside: nodeItself,
    atMost,
    measures: 'wall time',
    command: on(contexts, kubesteps, args),
    peer: on(contexts, [process.execPath], ['-e', '0']),
    share: contexts === 10 ? 1 : 1 / 3,
  });
  const toKubectl = (args: readonly string[], contexts: number, atMost?: number): Row => ({
    what: sized(args.join(' '), contexts),
    beside: 'kubectl, the same',
    atMost,
    measures: 'wall time',
    command: on(contexts, kubesteps, args),
    peer: on(contexts, ['kubectl'], args),
    share: contexts === 10 ? 1 : 1 / 3,
  });
  const getContexts = ['config', 'get-contexts'];
  const inMemory: Row = {
    ...toKubectl(getContexts, 10_000, 0.5),
    what: 'its peak memory',
    measures: 'peak memory',
  };
  const besideKubectl = [
    ...[10, 100, 1000, 10_000].map((contexts) => toKubectl(['config', 'view'], contexts)),
    toKubectl(getContexts, 100),
    toKubectl(getContexts, 1000, 0.8),
    toKubectl(getContexts, 10_000, 0.2),
    ...(findProgram('time') === undefined ? [] : [inMemory]),
  ];
  const query = ['query', '{.clusters[*].cluster.server}'];
  const complete = ['__complete', 'bash', 'kubesteps generate --context ', ':'];
  const many = (contexts: number): readonly Row[] => [
    toNode('query', query, undefined, contexts),
    toNode('completion of --context', complete, undefined, contexts),
    toNode('describe', ['describe'], undefined, contexts),
    toNode('lint', ['lint'], undefined, contexts),
    ...(contexts === 1000 ? [] : [toNode('get contexts', ['get', 'contexts'], undefined, contexts)]),
  ];
  const alone = (name: string, args: readonly string[], atMost?: number): Row => ({
    ...toNode(name, args, atMost),
    what: `single executable: ${sized(name, 10)}`,
    command: on(10, [builtExecutable], args),
  });
  const executable = [
    alone('get contexts', ['get', 'contexts'], 1),
    alone('generate token', ['generate', 'token']),
    alone('verify', ['verify', script]),
  ];
  return [
    toNode('`--version`', ['--version'], 1.1),
    toNode('`--help`', ['--help']),
    toNode('config get-contexts', getContexts, 1.3),
    toNode('query', query, 1.3),
    toNode('completion of --context', complete, 1.3),
    toNode('get contexts', ['get', 'contexts'], 1.4),
    toNode('describe', ['describe'], 1.4),
    toNode('lint', ['lint']),
    toNode('generate token', ['generate', 'token'], 1.8),
    toNode('generate token --shell powershell', ['generate', 'token', '--shell', 'powershell']),
    toNode('`verify` of the script of `generate token`', ['verify', script], 2.1),
    toNode('`verify` of a runbook of 1,000 lines', ['verify', runbook], 3.5),
    toNode('`verify` of 1,000 commands', ['verify', commands]),
    ...(findProgram('kubectl') === undefined ? [] : besideKubectl),
    toNode('get contexts', ['get', 'contexts'], 3, 1000),
    toNode('get contexts site-5', ['get', 'contexts', 'site-5'], undefined, 1000),
    ...[100, 1000, 10_000].flatMap((contexts) => many(contexts)),
    ...(existsSync(builtExecutable) ? executable : []),
  ];
}
