/** Statements. Every function takes a state that is its own and gives the states it ends in. */

import { Refusal } from '../../refusal.js';
import { exitOfRefused, outputOfRefused, tellRefused, valueOfRefused } from '../../run/refused.js';
import type { Exit } from '../../tools/tool.js';
import { literal } from '../../value.js';
import { defineFunction } from '../functions/definitions.js';
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';
import { errorAction, errorRecord, throwRecord } from '../state/errors.js';
import { merge } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import type { PowerShellObject } from '../state/objects.js';
import { normal, type State } from '../state/state.js';
import { endStatement, goesOn } from '../state/unnoticed.js';
import { toText } from '../values/text.js';
import { decide, settle } from '../values/truth.js';
import { runForEach } from './foreach.js';
import { runLoop } from './loop.js';
import { evaluatePipelineBase, runStatementPipeline } from './pipelines.js';
import { runSwitch } from './switch.js';
import { runTry } from './try.js';

/** Statements one after the other; a path that left (exit, return, break, throw) does not go on. */
export function runBlock(machine: Machine, state: State, block: ast.Block): State[] {
  const [trap] = block.traps;
  if (trap !== undefined) throw new Refusal('KS3106', 'trap is not modelled', trap.extent.start);
  const ended: State[] = [];
  let live = [state];
  for (const statement of block.statements) {
    if (live.length === 0) break;
    if (block.statements === machine.topLevel) machine.lastReached = statement.extent.start;
    const after = live.flatMap((one) => runStatement(machine, one, statement));
    // Paths that ended are merged where they come together: at `catch`, `finally`, or the end.
    ended.push(...after.filter((one) => !one.live));
    live = merge(
      machine,
      after.filter((one) => one.live),
    );
  }
  return [...ended, ...live];
}

function runStatement(machine: Machine, state: State, statement: ast.Statement): State[] {
  machine.step();
  const before = state.clone();
  try {
    return runAny(machine, state, statement).map((after) => {
      if (!machine.rightSides.has(statement)) skipped(after, statement);
      after.partial = [];
      endStatement(machine, after, statement, before.unnoticed);
      return after;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tellRefused(machine, statement.extent, error, before.files);
    // The rest is read as if it had done nothing else, to say what else is wrong.
    forget(before, statement, machine.source.place(statement.extent.start).line);
    return [before];
  }
}

/** An error that only ends its statement; in a `try` that catches nothing, or in a `catch`, all of that. */
function skipped(state: State, statement: ast.Statement): State {
  const { flow } = state;
  if (flow.kind !== 'skip' || state.depth.finallies > 0) return state;
  if (errorAction(state, statement.extent.start) === 'stop') {
    const { error, ofCommand } = flow;
    state.flow = ofCommand === true ? { kind: 'throw', error } : { kind: 'throw', error, soft: true };
    return state;
  }
  // In a function, PowerShell leaves $null in the variable; elsewhere, it leaves it as it was.
  if (statement.kind === 'Assignment' && state.depth.functions > 0) {
    throw new Refusal('KS1003', 'what an assignment that fails leaves in a function is not modelled');
  }
  state.flow = normal;
  state.success = { kind: 'known', status: 1 };
  goesOn(state);
  return state;
}

/** What a refused statement assigned and gave out is not known from here on. */
function forget(state: State, statement: ast.Statement, line: number): void {
  state.lastExit = exitOfRefused();
  state.lastExitMayBeUnset = false;
  state.success = undefined;
  const { sink } = state;
  if (sink.kind === 'capture' && (statement.kind === 'Pipeline' || statement.kind === 'PipelineChain')) {
    const printed: PowerShellObject = { kind: 'opaque', text: outputOfRefused(line), many: true };
    state.captures.set(sink.id, [...(state.captures.get(sink.id) ?? []), printed]);
  }
  visitNodes(statement, (node) => {
    const [target] =
      node.kind === 'Assignment' ? [node.left] : node.kind === 'ForEach' ? [node.variable] : [];
    const variable = target?.kind === 'Convert' ? target.operand : target;
    if (variable?.kind !== 'Variable') return;
    const { name, scope } = variable;
    if (scope !== undefined && scope !== 'script' && scope !== 'global') return;
    const value: PowerShellObject = { kind: 'opaque', text: valueOfRefused(name, line) };
    state.set(name.toLowerCase(), { value, type: undefined });
  });
}

function runAny(machine: Machine, state: State, node: ast.Statement): State[] {
  switch (node.kind) {
    case 'Pipeline':
    case 'PipelineChain':
    case 'Assignment':
      return runStatementPipeline(machine, state, node);
    case 'If':
      return runIf(machine, state, node);
    case 'While':
    case 'DoWhile':
    case 'DoUntil':
    case 'For':
      return runLoop(machine, state, node);
    case 'ForEach':
      return runForEach(machine, state, node);
    case 'Switch':
      return runSwitch(machine, state, node);
    case 'Try':
      return runTry(machine, state, node);
    case 'FunctionDefinition':
      defineFunction(state, node);
      return [state];
    case 'Throw':
      return runThrow(machine, state, node);
    case 'Return':
      return runReturn(machine, state, node);
    case 'Exit':
      return runExit(machine, state, node);
    case 'Break':
    case 'Continue':
      return [leaveLoop(state, node)];
    default:
      throw new Refusal('KS1003', 'this statement is not modelled');
  }
}

function runIf(machine: Machine, state: State, node: ast.If): State[] {
  const done: State[] = [];
  let open = [state];
  for (const { condition, body } of node.clauses) {
    const next: State[] = [];
    for (const one of open) {
      const ways = evaluatePipelineBase(machine, one, condition).chain((object, at) =>
        decide(machine, at, object, condition.extent.start),
      );
      done.push(...ways.ended);
      for (const { state: at, value: yes } of ways.live) {
        if (yes) done.push(...runBlock(machine, at, body));
        else next.push(at);
      }
    }
    open = next;
  }
  const { else: otherwise } = node;
  for (const one of open) done.push(...(otherwise === undefined ? [one] : runBlock(machine, one, otherwise)));
  return done;
}

function leaveLoop(state: State, node: ast.Break | ast.Continue): State {
  const { label } = node;
  if (label !== undefined && label.kind !== 'StringConstant') {
    throw new Refusal('KS1003', 'a label that is made at run time', node.extent.start);
  }
  if (state.depth.loops === 0)
    throw new Refusal('KS1003', `${node.kind.toLowerCase()} outside of a loop`, node.extent.start);
  state.flow = { kind: node.kind === 'Break' ? 'break' : 'continue', label: label?.value.toLowerCase() };
  return state;
}

function runThrow(machine: Machine, state: State, node: ast.Throw): State[] {
  const offset = node.extent.start;
  if (node.value === undefined) {
    const current = state.find('_')?.value;
    const error =
      current?.kind === 'record' && current.type === 'ErrorRecord'
        ? current
        : errorRecord([{ kind: 'literal', text: 'ScriptHalted' }]);
    return [throwRecord(state, error, offset)];
  }
  return evaluatePipelineBase(machine, state, node.value)
    .chain((object, at) => settle(machine, at, object, offset))
    .states((object, at) => {
      if (object.kind === 'record' && object.type === 'ErrorRecord') return [throwRecord(at, object, offset)];
      const message = object.kind === 'null' ? literal('ScriptHalted') : toText(at, object, offset);
      return [throwRecord(at, errorRecord(message), offset)];
    });
}

function runReturn(machine: Machine, state: State, node: ast.Return): State[] {
  const finish = (at: State): State[] => {
    at.flow = { kind: 'return' };
    return [at];
  };
  const { value } = node;
  if (value === undefined) return finish(state);
  // `return $x = 1` gives 1, which `$x = 1` alone does not; with `+=` it gives nothing.
  if (value.kind === 'Assignment')
    throw new Refusal('KS1003', 'what return with an assignment gives is not modelled', value.extent.start);
  return runStatementPipeline(machine, state, value).flatMap((at) => (at.live ? finish(at) : [at]));
}

function runExit(machine: Machine, state: State, node: ast.Exit): State[] {
  const offset = node.extent.start;
  const finish = (at: State, status: Exit): State[] => {
    at.flow = { kind: 'exit', status };
    return [at];
  };
  if (node.value === undefined) return finish(state, { kind: 'known', status: 0 });
  return evaluatePipelineBase(machine, state, node.value).states((object, at) => {
    if (object.kind === 'number' && Number.isInteger(object.value)) {
      return finish(at, { kind: 'known', status: object.value & 0xff });
    }
    if (object.kind === 'integer' && object.exit !== undefined) {
      const fact = at.facts.get(object.exit);
      if (fact === true) return finish(at, { kind: 'known', status: 0 });
      if (fact === false) return finish(at, { kind: 'failed', what: 'the command before' });
      return finish(at, object.exit);
    }
    if (object.kind === 'null') return finish(at, { kind: 'known', status: 0 });
    if (object.kind === 'integer') return finish(at, { kind: 'unknown', what: 'the status is 0' });
    throw new Refusal('KS1003', 'exit with a status that is no number', offset);
  });
}
