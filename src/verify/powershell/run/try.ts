/** `try`, `catch`, `finally`. */
import type * as ast from '../parse/ast.js';
import { merge } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import { normal, type State } from '../state/state.js';
import { runBlock } from './run.js';

/** Runs the three parts; `finally` on every way out, with `exit`, `return` and `break` among them. */
export function runTry(machine: Machine, state: State, node: ast.Try): State[] {
  const outside = state.depth;
  const catches = node.catches.length > 0;
  state.depth = {
    ...outside,
    tries: outside.tries + (catches ? 1 : 0),
    finallies: outside.finallies + (catches ? 0 : 1),
  };
  const tried = merge(machine, runBlock(machine, state, node.body));
  for (const one of tried) one.depth = outside;
  const handled =
    node.catches.length === 0 ? tried : tried.flatMap((one) => handle(machine, one, node.catches));
  const { finally: last } = node;
  if (last === undefined) return handled;
  return merge(machine, handled).flatMap((one) => {
    const { flow } = one;
    one.flow = normal;
    return runBlock(machine, one, last).map((after) => {
      // What `finally` itself does, an exit or an error, takes the place of what led to it.
      if (after.live) after.flow = flow;
      return after;
    });
  });
}

function handle(machine: Machine, state: State, clauses: readonly ast.CatchClause[]): State[] {
  const { flow } = state;
  if (flow.kind !== 'throw') return [state];
  let open: State | undefined = state;
  const done: State[] = [];
  for (const clause of clauses) {
    if (open === undefined) break;
    let caught: State = open;
    if (clause.types.length > 0 && !catchesAll(clause)) {
      const condition = `the error is a ${clause.types.map((type) => type.type.name).join(' or a ')}`;
      machine.recorder.decide({ ...machine.source.place(clause.extent.start), condition }, open.trail);
      caught = open.clone();
    } else open = undefined;
    caught.flow = normal;
    const outside = caught.depth;
    // An error in here ends all of the statement, as one in its `try` does.
    caught.depth = { ...outside, finallies: outside.finallies + 1 };
    const innermost = caught.scopes.at(-1)?.variables.get('_');
    caught.set('_', { value: flow.error, type: undefined });
    for (const after of runBlock(machine, caught, clause.body)) {
      after.depth = outside;
      after.set('_', innermost);
      done.push(after);
    }
  }
  return open === undefined ? done : [...done, open];
}

function catchesAll(clause: ast.CatchClause): boolean {
  return clause.types.every((type) => /^(system\.)?exception$/i.test(type.type.name));
}
