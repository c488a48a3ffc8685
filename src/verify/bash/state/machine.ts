/** What every part of the interpreter works with: the world, the recorder, and the budget of steps. */
import type { CommandExpansionPart, ProcessSubstitutionPart } from 'unbash';
import { compareVersions, type Version } from '../../../tool-version.js';
import { Recorder } from '../../recorder.js';
import { Refusal } from '../../refusal.js';
import type { Place } from '../../report.js';
import { DryRun } from '../../run/dry-run.js';
import { emptyStatus } from '../../run/learnt.js';
import type { Source } from '../../source.js';
import type { Exit } from '../../tools/tool.js';
import type { Value } from '../../value.js';
import type { World } from '../../world.js';
import { Paths } from './paths.js';
import type { State } from './state.js';

/** The shell that a script is for: what the others read otherwise is refused. */
export type Dialect = 'bash' | 'sh' | 'zsh';

/**
 * What the words of a command and the builtins want to be run. They know that there is something to run, not how:
 * `run/execution.ts` is the one that does.
 */
export interface Execution {
  /** Runs the commands of `$(…)`: what they print. */
  substitute(context: Context, state: State, part: CommandExpansionPart): Paths<Value>;
  /** Runs the commands of `<(…)`: the name of a file with what they print. */
  substituteProcess(context: Context, state: State, part: ProcessSubstitutionPart): Paths<Value>;
  /** Runs the handler that `trap` set for a signal. */
  runHandler(context: Context, state: State, signal: string): readonly State[];
}

export class Machine extends DryRun {
  readonly dialect: Dialect;
  readonly execution: Execution;
  /** zsh may read it: nothing says that it is for bash alone, and sh is zsh on some machines. */
  readonly mayBeZsh: boolean;
  /** Names that were assigned, with the place of the first time. */
  readonly assigned = new Map<string, Place>();
  /** It was said once that failures do not stop the script. */
  unchecked = false;
  /** The whole script, whichever part of it runs. */
  text = '';
  /** The offsets of statements that a run came to, and of those that were refused. */
  readonly reachedAt = new Set<number>();
  readonly refusedAt = new Set<number>();
  /** A loop goes through arguments that are not known. */
  looksAtEachArgument = false;
  /** Runs with arguments are looked at, too. */
  looksAtAllArguments = false;

  constructor(
    world: World,
    recorder: Recorder,
    dialect: Dialect,
    execution: Execution,
    mayBeZsh = dialect !== 'bash',
  ) {
    super(world, recorder);
    this.dialect = dialect;
    this.execution = execution;
    this.mayBeZsh = mayBeZsh;
  }

  /** The same world, with nothing of what is found kept. */
  forTrial(): Machine {
    const machine = new Machine(this.world, new Recorder(), this.dialect, this.execution, this.mayBeZsh);
    machine.trial = true;
    machine.text = this.text;
    return machine;
  }
}

/** Where and how a command is run. */
export interface Context {
  readonly machine: Machine;
  readonly source: Source;
  /** Its failure is looked at (`if`, `&&`, `!`, …): `set -e` does not act in it. */
  readonly tested: boolean;
  /** Shells differ in whether `set -e` acts in it. */
  readonly unclear: boolean;
  /** It runs beside what follows. */
  readonly background: boolean;
}

/** Both ways of a status: true where it is 0. */
export function branch(context: Context, state: State, exit: Exit, offset: number): Paths<boolean> {
  const { machine, source } = context;
  return Paths.branch(state, exit, { recorder: machine.recorder, source }, offset);
}

/** Both ways of whether a text is empty: true where it is. */
export function branchEmpty(context: Context, state: State, value: Value, offset: number): Paths<boolean> {
  return branch(context, state, emptyStatus(value), offset);
}

/** For what shells do not look at, though it stands inside something whose failure they look at. */
export function unclearOf(context: Context): Context {
  return context.tested ? { ...context, tested: false, unclear: true } : context;
}

/** A finding where the oldest bash that the script has to work with lacks this. */
export function needsBash(context: Context, since: Version, what: string, offset: number): void {
  const { world, recorder } = context.machine;
  const target = world.targets.bash;
  if (target === undefined || compareVersions(target, since) >= 0) return;
  recorder.find('KS6003', context.source.place(offset), `${what} needs bash ${since[0]}.${since[1]}`);
}

/** Refuses in dialects that read this otherwise, or not at all. */
export function onlyIn(context: Context, dialects: readonly Dialect[], what: string, offset: number): void {
  const { dialect } = context.machine;
  if (dialects.includes(dialect)) return;
  if (dialect === 'sh') throw new Refusal('KS6004', `${what} is not in every sh`, offset);
  throw new Refusal('KS1003', `${what} is not what every ${context.machine.dialect} reads the same`, offset);
}
