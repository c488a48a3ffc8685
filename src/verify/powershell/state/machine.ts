/** What every part of the interpreter works with: the world, the recorder, the budget of steps, and branching. */

import { compareVersions, type Version } from '../../../tool-version.js';
import type { CodeName } from '../../codes.js';
import { Recorder } from '../../recorder.js';
import { DryRun } from '../../run/dry-run.js';
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

/** Steps after which a run is a long one. */
const longRun = 8_000;

export class Machine extends DryRun {
  readonly source: Source;
  readonly execution: Execution;
  /** The oldest PowerShell that the script has to work with. */
  oldest: Version = [5, 1, 0];
  /** Codes that are told once for a script, and were. */
  readonly told = new Set<CodeName>();
  /** Loops that were looked at for their ends, by their offsets. */
  readonly boundsChecked = new Set<number>();
  /** Statements on the right of `=`: an error that ends one ends the assignment. */
  readonly rightSides = new WeakSet<Statement>();

  constructor(world: World, recorder: Recorder, source: Source, execution: Execution) {
    super(world, recorder);
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
    return this.steps < longRun ? 16 : 4;
  }
}

/** Both ways of a status: true where it is 0. Which way it went before, it goes again. */
export function branch(machine: Machine, state: State, exit: Exit, offset: number): Paths<boolean> {
  const known = state.facts.get(exit);
  return known === undefined ? Paths.branch(state, exit, machine, offset) : Paths.of(state, known);
}
