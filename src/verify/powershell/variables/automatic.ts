/** Variables that PowerShell itself sets. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { literal, unknown, type Value } from '../../value.js';
import type { Variable as VariableNode } from '../parse/ast.js';
import { failed } from '../state/errors.js';
import type { Machine } from '../state/machine.js';
import { bool, condition, nullObject, type PowerShellObject, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import type { State } from '../state/state.js';
import { lookedAt } from '../state/unnoticed.js';

// PowerShell gives them values of its own, or reads them where no script shows it.
export const automatic: ReadonlySet<string> = new Set(
  (
    '? ^ $ args consolefilename error event eventargs eventsubscriber executioncontext false foreach home host input ' +
    'iscoreclr islinux ismacos iswindows lastexitcode matches myinvocation nestedpromptlevel null ofs pid profile ' +
    'psboundparameters pscmdlet pscommandpath psculture psdebugcontext psdefaultparametervalues psedition ' +
    'psemailserver pshome psitem psscriptroot pssenderinfo pssessionapplicationname pssessionconfigurationname ' +
    'pssessionoption psstyle psuiculture psversiontable pwd sender shellid stacktrace switch this true _ ' +
    'enabledexperimentalfeatures maximumhistorycount formatenumerationlimit logcommandhealthevent'
  ).split(' '),
);

export const preferences: Readonly<Record<string, string>> = {
  erroractionpreference: 'Continue',
  warningpreference: 'Continue',
  verbosepreference: 'SilentlyContinue',
  debugpreference: 'SilentlyContinue',
  informationpreference: 'SilentlyContinue',
  progresspreference: 'Continue',
};

export function readAutomatic(
  machine: Machine,
  state: State,
  name: string,
  offset: number,
): PowerShellObject | undefined {
  const { os } = machine.world;
  switch (name) {
    case 'true':
    case 'false':
      return bool(name === 'true');
    case 'null':
      return nullObject;
    case '?':
      lookedAt(state);
      if (state.success === undefined) {
        throw new Refusal('KS1003', 'what $? says here is not modelled', offset, 'look at $LASTEXITCODE');
      }
      return condition(state.success);
    case '_':
    case 'psitem': {
      const item = state.find('_')?.value;
      // It is no variable until something sets it, and what is left of it afterwards depends on what that was.
      if (item === undefined && state.strict) {
        throw new Refusal('KS2001', '$_ may not be set at this point', offset);
      }
      return item ?? nullObject;
    }
    case 'iswindows':
    case 'islinux':
    case 'ismacos':
      return bool(os === name.slice(2));
    case 'psversiontable':
      return {
        kind: 'record',
        type: 'VersionTable',
        members: new Map<string, PowerShellObject>([
          ['psversion', { kind: 'own-version', oldest: machine.oldest }],
          ['psedition', string(edition(machine))],
        ]),
      };
    case 'psedition':
      return string(edition(machine));
    case 'home': {
      const home = machine.world.environment(os === 'windows' ? 'USERPROFILE' : 'HOME');
      return string(home ?? unknown('home folder', { nonEmpty: true, characters: alphabets.line }));
    }
    case 'pid':
      return {
        kind: 'integer',
        text: unknown('process id', { nonEmpty: true, characters: alphabets.digits }),
        least: 1,
      };
    case 'psscriptroot':
      return string(unknown('folder of the script', { nonEmpty: true, characters: alphabets.line }));
    default:
      return undefined;
  }
}

function edition(machine: Machine): Value {
  if (machine.world.os !== 'windows') return literal('Core');
  return unknown('edition of PowerShell', { nonEmpty: true, characters: alphabets.word });
}

export function readLastExit(machine: Machine, state: State, node: VariableNode): Paths<PowerShellObject> {
  const { lastExit } = state;
  lookedAt(state);
  const offset = node.extent.start;
  if (lastExit === undefined) {
    machine.recorder.find('KS2001', machine.source.place(offset), '$LASTEXITCODE is not set at this point');
    return state.strict ? failed(state, '$LASTEXITCODE is not set', offset) : Paths.of(state, nullObject);
  }
  if (lastExit.kind === 'known')
    return Paths.of(state, { kind: 'number', type: 'int', value: lastExit.status });
  if (state.lastExitMayBeUnset && state.strict) {
    throw new Refusal(
      'KS2001',
      'whether $LASTEXITCODE is set here is not known',
      offset,
      '$global:LASTEXITCODE = 0 at the start',
    );
  }
  const what =
    lastExit.kind === 'failed' ? `exit status, not 0: not ${lastExit.what}` : `exit status: ${lastExit.what}`;
  return Paths.of(state, {
    kind: 'integer',
    text: unknown(what, { nonEmpty: !state.lastExitMayBeUnset, characters: alphabets.digits }),
    exit: lastExit,
  });
}

export function writeLastExit(
  state: State,
  node: VariableNode,
  object: PowerShellObject,
): Paths<PowerShellObject> {
  // Only the global one is what native commands set.
  const global = node.scope === 'global';
  if (!global || object.kind !== 'number' || object.type !== 'int') {
    throw new Refusal(
      'KS1003',
      'this assignment to $LASTEXITCODE is not modelled',
      node.extent.start,
      'use $global:LASTEXITCODE = 0',
    );
  }
  state.lastExit = { kind: 'known', status: object.value };
  state.lastExitMayBeUnset = false;
  return Paths.of(state, object);
}
