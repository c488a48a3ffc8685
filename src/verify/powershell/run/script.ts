/** A whole script, as `pwsh -File` runs it. */

import { compareVersions, parseVersion, type Version } from '../../../tool-version.js';
import { podVariablesIn } from '../../pod.js';
import { Refusal } from '../../refusal.js';
import { firstUnreached, noteUnreached } from '../../run/dry-run.js';
import { noteLeftBehind } from '../../run/secrets.js';
import type { Exit } from '../../tools/tool.js';
import { show } from '../../value.js';
import { setScriptParameters } from '../functions/function-arguments.js';
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';
import { noteUnused } from '../read/unused.js';
import { merge } from '../state/join.js';
import type { Machine } from '../state/machine.js';
import { State } from '../state/state.js';
import { endUnnoticed } from '../state/unnoticed.js';
import { runBlock } from './run.js';

/** Runs a script on every way that it can take, and reports how each of them ends. */
export function runScript(machine: Machine, script: ast.ScriptBlock): void {
  const { begin, process, end } = script;
  if (begin !== undefined || process !== undefined) {
    throw new Refusal(
      'KS1003',
      'begin and process blocks are not modelled',
      (begin ?? process)?.extent.start,
    );
  }
  confirmRequirements(script);
  machine.oldest = oldestOf(machine, script);
  noteVersions(machine, script);
  if (end === undefined) {
    machine.recorder.end(0, new Set([0]));
    return;
  }
  machine.topLevel = end.statements;
  const state = new State();
  for (const { name, value } of podVariablesIn(machine.source.text, machine.world))
    state.environment.set(name, value);
  const ended = setScriptParameters(machine, state, script).states((_done, at) => runBlock(machine, at, end));
  noteEnd(machine, end, ended);
  noteUnused(machine, script);
  for (const state of merge(machine, ended)) {
    noteLeftBehind(machine.recorder, state.files, 'finally { Remove-Item … }');
    endUnnoticed(machine, state);
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

/** The versions that a newer PowerShell says it is compatible with, and those that there are (PSVersionInfo.cs). */
const versions = /^(?:[1-7](?:\.0)?|5\.1|6\.[12]|7\.[1-6])$/;

/** Refuses what may keep PowerShell from starting the script: whether it is met cannot be known here. */
function confirmRequirements(script: ast.ScriptBlock): void {
  for (const { name, values, extent } of script.requires) {
    const [value = ''] = values;
    const met =
      name === 'version' ? versions.test(value) : name === 'psedition' && value.toLowerCase() === 'core';
    if (met) continue;
    const written = show([{ kind: 'literal', text: `#requires -${name} ${values.join(' ')}`.trim() }]);
    throw new Refusal('KS1003', `whether ${written} is met is not known`, extent.start);
  }
}

/** The oldest PowerShell that has to run the script: what it says itself, or what the caller wants. */
function oldestOf(machine: Machine, script: ast.ScriptBlock): Version {
  const wanted: Version[] = [[5, 1, 0]];
  const required = script.requires.find((one) => one.name === 'version')?.values[0];
  const core = script.requires.some(
    (one) => one.name === 'psedition' && one.values[0]?.toLowerCase() === 'core',
  );
  const { powershell } = machine.world.targets;
  if (powershell !== undefined) wanted.push(powershell);
  if (core) wanted.push([6, 0, 0]);
  const parsed = required === undefined ? undefined : parseVersion(required);
  if (parsed !== undefined) wanted.push(parsed);
  return wanted.reduce((one, other) => (compareVersions(one, other) < 0 ? other : one));
}

/** Syntax that the oldest PowerShell does not read. */
function noteVersions(machine: Machine, script: ast.ScriptBlock): void {
  visitNodes(script, (node) => {
    if (!('minVersion' in node) || node.minVersion === undefined) return;
    const needed = parseVersion(node.minVersion);
    if (needed === undefined || compareVersions(machine.oldest, needed) >= 0) return;
    machine.recorder.find(
      'KS1004',
      machine.source.place(node.extent.start),
      `this needs PowerShell ${node.minVersion}`,
      { fix: '#requires -Version 7.0' },
    );
  });
}

/** The script's own statements behind the one where every run ends. */
function noteEnd(machine: Machine, { statements }: ast.Block, ended: readonly State[]): void {
  const { lastReached = 0, recorder, source } = machine;
  const index = firstUnreached(
    machine,
    statements.map(({ extent }) => extent.start),
    ended,
  );
  const next = index === undefined ? undefined : statements[index];
  if (next === undefined || next.kind === 'FunctionDefinition') return;
  // A usage exit proves nothing of what it guards.
  if (machine.readsArguments)
    recorder.refuse(
      'KS1003',
      source.place(lastReached),
      'without arguments, every run ends here: what the script does with arguments is not looked at',
    );
  noteUnreached(machine, source, next.extent.start);
}
