/** What every part of the interpreter works with: the world, the recorder, the budget of steps, and branching. */

import { compareVersions, type Version } from '../../../tool-version.js';
import type { CodeName } from '../../codes.js';
import { Recorder } from '../../recorder.js';
import { BudgetExceeded } from '../../refusal.js';
import type { Source } from '../../source.js';
import type { Exit } from '../../tools/tool.js';
import type { World } from '../../world.js';
import type { Block, PipelineBase, Statement } from '../parse/ast.js';
import type { Items, PowerShellObject } from './objects.js';
import { Paths } from './paths.js';
import type { State } from './state.js';

/**
 * What expressions, functions and cmdlets want to be run. They know that there is something to run, not how:
 * `run/execution.ts` is the one that does.
 */
export interface Execution {
  /** The value of what stands in parentheses, in a condition, or on the right of `=`. */
  evaluatePipelineBase(machine: Machine, state: State, node: PipelineBase): Paths<PowerShellObject>;
  /** Runs a block for what it gives out: `$(…)`, `@(…)`. */
  captureBlock(machine: Machine, state: State, block: Block): Paths<Items>;
  /** Runs the statements of a block. */
  runBlock(machine: Machine, state: State, block: Block): State[];
}

/** Steps (statements and expressions) of one dry run; a script that needs more is refused. */
const maximumSteps = 60_000;

/** Steps after which a run is a long one. */
const longRun = 8_000;

export class Machine {
  readonly world: World;
  readonly recorder: Recorder;
  readonly source: Source;
  readonly execution: Execution;
  /** The oldest PowerShell that the script has to work with. */
  oldest: Version = [5, 1, 0];
  /** Codes that are told once for a script, and were. */
  readonly told = new Set<CodeName>();
  /** Loops that were looked at for their ends, by their offsets. */
  readonly boundsChecked = new Set<number>();
  /** What the script does depends on arguments, and it is looked at without them. */
  readsArguments = false;
  /** Nothing of what is found is kept. */
  trial = false;
  /** The script's own statements, and the last of them that a run came to. */
  topLevel: readonly Statement[] | undefined;
  lastReached: Statement | undefined;
  /** Statements on the right of `=`: an error that ends one ends the assignment. */
  readonly rightSides = new WeakSet<Statement>();
  #steps = 0;

  constructor(world: World, recorder: Recorder, source: Source, execution: Execution) {
    this.world = world;
    this.recorder = recorder;
    this.source = source;
    this.execution = execution;
  }

  /** Windows PowerShell is among those that run the script. */
  get meetsWindowsPowerShell(): boolean {
    return compareVersions(this.oldest, [6, 0, 0]) < 0;
  }

  /** The same world, with nothing of what is found kept. */
  forTrial(): Machine {
    const machine = new Machine(this.world, new Recorder('powershell'), this.source, this.execution);
    machine.oldest = this.oldest;
    machine.trial = true;
    return machine;
  }

  /** Paths at the same point before they are merged even where that loses what differs: fewer as a run grows long. */
  get pathsApart(): number {
    return this.#steps < longRun ? 16 : 4;
  }

  step(): void {
    this.#steps += 1;
    if (this.#steps > maximumSteps) throw new BudgetExceeded();
  }
}

/**
 * Both ways of a status: true where it is 0. A status that is not known gives two paths, and what each of them means
 * for the texts it depends on.
 */
export function branch(machine: Machine, state: State, exit: Exit, offset: number): Paths<boolean> {
  if (exit.kind === 'known') return Paths.of(state, exit.status === 0);
  if (exit.kind === 'failed') return Paths.of(state, false);
  const known = state.facts.get(exit);
  if (known !== undefined) return Paths.of(state, known);
  machine.recorder.decide({ ...machine.source.place(offset), condition: exit.what }, state.trail);
  const failed = state.clone();
  state.refine(exit.onSuccess ?? []);
  learn(state, exit, true);
  failed.refine(exit.onFailure ?? []);
  learn(failed, exit, false);
  return new Paths([
    { state, value: true },
    { state: failed, value: false },
  ]);
}

function learn(state: State, exit: Exit, fact: boolean): void {
  state.learn(exit, fact);
  const opposite = opposites.get(exit);
  if (opposite !== undefined) state.learn(opposite, !fact);
}

const opposites = new WeakMap<Exit, Exit>();

/** The opposite of a status; the opposite of that is the status itself, so that what is learnt of one holds for both. */
export function negate(exit: Exit): Exit {
  if (exit.kind === 'known') return { kind: 'known', status: exit.status === 0 ? 1 : 0 };
  if (exit.kind === 'failed') return { kind: 'known', status: 0 };
  const known = opposites.get(exit);
  if (known !== undefined) return known;
  const { what, onSuccess, onFailure } = exit;
  const opposite: Exit = {
    kind: 'unknown',
    what: what.startsWith('not: ') ? what.slice('not: '.length) : `not: ${what}`,
    ...(onFailure === undefined ? {} : { onSuccess: onFailure }),
    ...(onSuccess === undefined ? {} : { onFailure: onSuccess }),
  };
  opposites.set(exit, opposite);
  opposites.set(opposite, exit);
  return opposite;
}
