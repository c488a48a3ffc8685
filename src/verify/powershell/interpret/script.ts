/** A whole script, as `pwsh -File` runs it. */
import type { Exit } from '../../tools/tool.js';
import type * as ast from '../ast.js';
import { merge } from './join.js';
import type { Machine } from './machine.js';
import { Refusal } from './refusal.js';
import { runBlock } from './run.js';
import { State } from './state.js';
import { visitNodes } from './visit.js';

/** Runs a script on every way that it can take, and reports how each of them ends. */
export function runScript(machine: Machine, script: ast.ScriptBlock): void {
  const { params, begin, process, end } = script;
  if (begin !== undefined || process !== undefined) {
    throw new Refusal(
      'KS1003',
      'begin and process blocks are not modelled',
      (begin ?? process)?.extent.start,
    );
  }
  if (params !== undefined && params.parameters.length > 0) {
    throw new Refusal('KS1003', 'parameters of a script are not modelled', params.extent.start);
  }
  noteVersions(machine, script);
  if (end === undefined) {
    machine.recorder.end(0, new Set([0]));
    return;
  }
  const ended = runBlock(machine, new State(), end);
  for (const state of merge(machine, ended)) {
    machine.recorder.end(statusOf(state, end), state.trail);
  }
}

function statusOf(state: State, block: ast.Block): number | undefined {
  const { flow } = state;
  switch (flow.kind) {
    case 'exit':
      return known(flow.status, state);
    case 'throw':
      return 1;
    case 'break':
    case 'continue':
      throw new Refusal('KS1003', `${flow.kind} outside of a loop`, block.extent.start);
    default:
      return 0;
  }
}

function known(exit: Exit, state: State): number | undefined {
  if (exit.kind === 'known') return exit.status;
  return state.facts.get(exit) === true ? 0 : undefined;
}

/** Syntax that Windows PowerShell does not read, unless the script says that it is for newer ones. */
function noteVersions(machine: Machine, script: ast.ScriptBlock): void {
  const version = script.requires.find((one) => one.name === 'version')?.values[0];
  const core = script.requires.some(
    (one) => one.name === 'psedition' && one.values[0]?.toLowerCase() === 'core',
  );
  const [major = 5] = (version ?? '5').split('.').map(Number);
  if (core || major >= 7) return;
  visitNodes(script, (node) => {
    if (!('minVersion' in node) || node.minVersion === undefined) return;
    machine.recorder.find(
      'KS1004',
      machine.source.place(node.extent.start),
      `this needs PowerShell ${node.minVersion}`,
      { fix: '#requires -Version 7.0' },
    );
  });
}
