/** Calls of the script's own functions and script blocks. */

import { Refusal } from '../../refusal.js';
import type * as ast from '../parse/ast.js';
import { capture } from '../state/capture.js';
import { leaveAdvanced } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import type { Items } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { normal, type State } from '../state/state.js';
import { type BoundVariables, setDefaults } from './function-arguments.js';
import { declarationOf } from './function-parameters.js';

const maximumDepth = 50;

/** How a function or script block is called. */
export interface Callee {
  readonly block: ast.ScriptBlock;
  /** `.`: in the scope of the caller. */
  readonly sameScope: boolean;
  /** Output that nothing captures goes to the terminal as it comes. */
  readonly visible: boolean;
}

/** Runs a function's body in a scope of its own; what it gives out is the result. */
export function callFunction(
  machine: Machine,
  state: State,
  callee: Callee,
  bound: BoundVariables,
  offset: number,
): Paths<Items> {
  if (state.depth.functions >= maximumDepth) {
    throw new Refusal('KS3108', 'functions call each other too deep', offset);
  }
  const { block } = callee;
  const body = bodyOf(block, offset);
  const { advanced } = declarationOf(block);
  if (!callee.sameScope) state.enterScope();
  for (const [name, variable] of bound) state.set(name, variable);
  const set = setDefaults(machine, state, block, bound);
  if (!callee.sameScope) for (const one of set.ended) one.leaveScope();
  return set
    .chain((_done, at) => {
      const outer = { depth: at.depth, sink: at.sink };
      at.depth = { ...outer.depth, functions: outer.depth.functions + 1, loops: 0 };
      const run = (from: State): State[] => machine.execution.runBlock(machine, from, body).map(finish);
      const finish = (after: State): State => {
        const { flow } = after;
        if (flow.kind === 'return') after.flow = normal;
        if (!callee.sameScope) after.leaveScope();
        after.depth = outer.depth;
        if (advanced) leaveAdvanced(after);
        return after;
      };
      if (callee.visible && outer.sink.kind === 'visible') {
        const ended = run(at);
        const live = ended.filter((one) => one.live).map((one) => ({ state: one, value: [] as Items }));
        return new Paths(
          live,
          ended.filter((one) => !one.live),
        );
      }
      return capture(at, run);
    })
    .map((items, at) => {
      at.success = undefined;
      return items;
    });
}

function bodyOf(block: ast.ScriptBlock, offset: number): ast.Block {
  if (block.begin !== undefined || block.process !== undefined) {
    throw new Refusal(
      'KS1003',
      'begin and process blocks are not modelled',
      block.begin?.extent.start ?? offset,
    );
  }
  return block.end ?? { kind: 'Block', extent: block.extent, statements: [], traps: [] };
}
