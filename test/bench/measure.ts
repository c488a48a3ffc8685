/** Whole processes, in turn with what they are compared with, so that a slow moment of the machine meets both. */
import { spawnSync } from 'node:child_process';

/** A command line, and the kubeconfig that it finds in its environment. */
export interface Command {
  readonly words: readonly string[];
  readonly kubeconfig: string;
}

/** Runs it to its end, and says what it wrote on stderr. `lint` and `verify` may find something: that is no fault. */
export function run({ words, kubeconfig }: Command): string {
  const [program = '', ...args] = words;
  const { PATH = '', HOME = '' } = process.env;
  const { status, error, stderr } = spawnSync(program, args, {
    env: { PATH, HOME, KUBECONFIG: kubeconfig },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === null || status > 2)
    throw new Error(`${words.join(' ')}: ${error?.message ?? stderr.slice(0, 500)}`);
  return stderr;
}

/** What a run took, in milliseconds. */
export interface Took {
  readonly wall: number;
  /** The processor's time, which is the same on a busy machine. */
  readonly cpu: number;
}

/** How long it takes: bash reads what the system says of its children, to a millisecond. */
export function timed(command: Command): Took {
  const time = 'TIMEFORMAT="%3R %3U %3S"; time "$@" 2>/dev/null';
  const said = run({ ...command, words: ['bash', '-c', time, 'bash', ...command.words] });
  const [wall = 0, user = 0, system = 0] = said.trim().split(' ').map(Number);
  if (!(wall > 0)) throw new Error(`time says ${said}`);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

/** Of what takes long: to a hundredth of a second, and with the most memory that it holds, in kB, as GNU time says in its last line. */
export function longRun(command: Command): Took & { readonly memory: number } {
  const said = run({ ...command, words: ['time', '-f', '%e %U %S %M', ...command.words] });
  const last = said.trim().split('\n').at(-1) ?? '';
  const [wall = 0, user = 0, system = 0, memory = 0] = last.split(' ').map(Number);
  if (!(memory > 0)) throw new Error(`time says ${said}`);
  return { wall: wall * 1000, cpu: (user + system) * 1000, memory };
}

export const peakMemory = (command: Command): number => longRun(command).memory;

/** So many runs of both, in turn, after one that warms caches. */
export function pairs<Result>(
  measure: (command: Command) => Result,
  command: Command,
  peer: Command,
  rounds: number,
): readonly (readonly [Result, Result])[] {
  run(command);
  return Array.from({ length: rounds }, () => [measure(command), measure(peer)] as const);
}

/** The one in the middle. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
