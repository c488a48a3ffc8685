/** What a model of a cmdlet is given. */

import type { BoundArguments } from '../binding/binding.js';
import type { Machine } from '../state/machine.js';
import type { Items } from '../state/objects.js';
import type { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';

export interface CmdletCall {
  readonly machine: Machine;
  readonly state: State;
  /** The cmdlet's full name. */
  readonly name: string;
  readonly bound: BoundArguments;
  /** What comes through the pipe; undefined where nothing does. */
  readonly input: Items | undefined;
  /** Its output goes to the terminal. */
  readonly visible: boolean;
  readonly offset: number;
}

export type Cmdlet = (call: CmdletCall) => Paths<Items>;
