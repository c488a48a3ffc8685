/** Variables: what they hold, and which may be set at all. */
import { literal, textOf, unknown, type Value } from '../../value.js';
import type { Variable as VariableNode } from '../ast.js';
import { convert, typeName } from './convert.js';
import { actionOf, failed } from './errors.js';
import type { Machine } from './machine.js';
import { bool, condition, nullObject, type PowerShellObject, plain, string } from './objects.js';
import { Paths } from './paths.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';
import { toText } from './text.js';

// PowerShell gives them values of its own, or reads them where no script shows it.
const automatic: ReadonlySet<string> = new Set(
  (
    '? ^ $ args consolefilename error event eventargs eventsubscriber executioncontext false foreach home host input ' +
    'iscoreclr islinux ismacos iswindows lastexitcode matches myinvocation nestedpromptlevel null ofs pid profile ' +
    'psboundparameters pscmdlet pscommandpath psculture psdebugcontext psdefaultparametervalues psedition ' +
    'psemailserver pshome psitem psscriptroot pssenderinfo pssessionapplicationname pssessionconfigurationname ' +
    'pssessionoption psstyle psuiculture psversiontable pwd sender shellid stacktrace switch this true _ ' +
    'enabledexperimentalfeatures maximumhistorycount formatenumerationlimit logcommandhealthevent'
  ).split(' '),
);

/** What reading a variable gives; under strict mode, one that is not set is an error. */
export function readVariable(machine: Machine, state: State, node: VariableNode): Paths<PowerShellObject> {
  const name = node.name.toLowerCase();
  const offset = node.extent.start;
  if (node.scope === 'env') return Paths.of(state, readEnvironment(machine, state, node.name));
  if (name === 'lastexitcode' && node.scope === 'global') return readLastExit(machine, state, node);
  const index = scopeIndex(state, node.scope, offset);
  if (index === undefined) {
    const own = readAutomatic(machine, state, name, offset);
    if (own !== undefined) return Paths.of(state, own);
  }
  const variable = index === undefined ? state.find(name) : state.scopes[index]?.variables.get(name);
  if (variable !== undefined) return Paths.of(state, variable.value);
  if (name === 'lastexitcode') return readLastExit(machine, state, node);
  const preference = preferences[name];
  if (preference !== undefined && index === undefined) return Paths.of(state, plain(preference));
  if (name === 'args' && index === undefined) {
    machine.recorder.assume('the script is called without arguments');
    return Paths.of<PowerShellObject>(state, { kind: 'array', items: [] });
  }
  if (automatic.has(name) || name.startsWith('ps')) refuseAutomatic(node);
  machine.recorder.find('KS2001', machine.source.place(offset), `$${node.name} is not set at this point`);
  if (state.strict) return failed(state, `The variable '$${node.name}' cannot be retrieved`, offset);
  return Paths.of(state, nullObject);
}

const preferences: Readonly<Record<string, string>> = {
  erroractionpreference: 'Continue',
  warningpreference: 'Continue',
  verbosepreference: 'SilentlyContinue',
  debugpreference: 'SilentlyContinue',
  informationpreference: 'SilentlyContinue',
  progresspreference: 'Continue',
};

/** Where a scope's name points; undefined where the scopes are searched from the innermost outwards. */
function scopeIndex(state: State, scope: string | undefined, offset: number): number | undefined {
  switch (scope) {
    case undefined:
      return undefined;
    case 'script':
      return 0;
    case 'global':
      // `pwsh -File` runs a script in the global scope itself, a prompt runs it in a scope of its own.
      throw new Refusal(
        'KS1003',
        'a global variable means another thing by how the script is started',
        offset,
        '$script:',
      );
    case 'local':
      return state.scopes.length - 1;
    default:
      throw new Refusal('KS1003', `a variable of ${scope}: is not modelled`, offset);
  }
}

function refuseAutomatic(node: VariableNode): never {
  throw new Refusal('KS1003', `$${node.name} is a variable of PowerShell itself`, node.extent.start);
}

function readAutomatic(
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
      state.unchecked = undefined;
      if (state.success === undefined) {
        throw new Refusal('KS1003', 'what $? says here is not modelled', offset, 'look at $LASTEXITCODE');
      }
      return condition(state.success);
    case '_':
    case 'psitem':
      return state.find('_')?.value ?? nullObject;
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
      return string(home ?? unknown('home folder', { nonEmpty: true, characters: 'line' }));
    }
    case 'pid':
      return {
        kind: 'integer',
        text: unknown('process id', { nonEmpty: true, characters: 'digits' }),
        least: 1,
      };
    case 'psscriptroot':
      return string(unknown('folder of the script', { nonEmpty: true, characters: 'line' }));
    default:
      return undefined;
  }
}

function edition(machine: Machine): Value {
  if (machine.world.os !== 'windows') return literal('Core');
  return unknown('edition of PowerShell', { nonEmpty: true, characters: 'word' });
}

function readLastExit(machine: Machine, state: State, node: VariableNode): Paths<PowerShellObject> {
  const { lastExit } = state;
  state.unchecked = undefined;
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
    text: unknown(what, { nonEmpty: !state.lastExitMayBeUnset, characters: 'digits' }),
    exit: lastExit,
  });
}

/** A variable of the environment, as the script left it. */
export function environmentValue(machine: Machine, state: State, name: string): Value | undefined {
  for (const [set, value] of state.environment) if (set === name) return value;
  if (machine.world.os === 'windows') {
    for (const [set, value] of state.environment) if (set.toLowerCase() === name.toLowerCase()) return value;
  }
  return machine.world.environment(name);
}

export function readEnvironment(machine: Machine, state: State, name: string): PowerShellObject {
  const value = environmentValue(machine, state, name);
  if (!state.environment.has(name)) {
    machine.recorder.assume(
      value === undefined
        ? `${name} is not set in the environment`
        : `${name} is set in the environment as it is here`,
    );
  }
  return value === undefined ? nullObject : string(value);
}

// They change which program a name means, what a program reads first, or where its requests go.
const dangerous =
  /^(PATH|PATHEXT|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|PSMODULEPATH|TMP|TEMP|TMPDIR|COMSPEC|SYSTEMROOT|APPDATA|CURL_.*|NETRC|SSL_CERT_FILE|SSL_CERT_DIR|SSLKEYLOGFILE|OPENSSL_.*|GODEBUG|KUBECTL_.*|KUBERC|LD_.*|DYLD_.*|DOTNET_.*|COMPLUS_.*|POWERSHELL_.*|XDG_.*|LC_.*|LANG|LANGUAGE|BASH_ENV|ENV|(HTTPS?|ALL|NO|FTP)_PROXY|__.*)$/i;

/** Sets or removes (`$null`, `''`) a variable of the environment. */
export function writeEnvironment(state: State, name: string, object: PowerShellObject, offset: number): void {
  if (dangerous.test(name)) {
    throw new Refusal('KS3103', `${name} changes how the commands after it run`, offset);
  }
  const value = toText(state, object, offset);
  const text = textOf(value);
  if (text === undefined && !value.some((segment) => 'nonEmpty' in segment && segment.nonEmpty)) {
    throw new Refusal('KS1003', `whether ${name} is set or removed is not known`, offset);
  }
  state.environment.set(name, text === '' ? undefined : value);
}

/** `$name = …`, with the conversion that the variable's type asks for. */
export function writeVariable(
  machine: Machine,
  state: State,
  node: VariableNode,
  object: PowerShellObject,
  type?: string,
): Paths<PowerShellObject> {
  const offset = node.extent.start;
  if (node.splatted) throw new Refusal('KS1003', 'an assignment to a splat', offset);
  if (node.scope === 'env') {
    writeEnvironment(state, node.name, object, offset);
    return Paths.of(state, object);
  }
  const name = node.name.toLowerCase();
  if (name === 'null' && node.scope === undefined) return Paths.of(state, object);
  if (name === 'lastexitcode') return writeLastExit(state, node, object);
  confirmAssignable(machine, state, node, object);
  const index = scopeIndex(state, node.scope, offset) ?? state.scopes.length - 1;
  const known = state.scopes[index]?.variables.get(name);
  if (known?.checked === true)
    throw new Refusal('KS1003', 'an assignment to a parameter that is validated', offset);
  const wanted = type ?? known?.type;
  // A variable of type [string] that is given nothing holds $null, where $null itself becomes an empty text.
  const unset =
    object.kind === 'null' &&
    object.nothing === true &&
    wanted !== undefined &&
    typeName(wanted) === 'string';
  const value = unset ? nullObject : object;
  if (wanted === undefined || unset) {
    state.set(name, { value, type: wanted }, index);
    return Paths.of(state, value);
  }
  return convert(machine, state, value, wanted, offset).map((converted, at) => {
    at.set(name, { value: converted, type: wanted }, index);
    return converted;
  });
}

function writeLastExit(state: State, node: VariableNode, object: PowerShellObject): Paths<PowerShellObject> {
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

/** Refuses names whose assignment changes what the rest of the script means, but for values that are modelled. */
function confirmAssignable(
  _machine: Machine,
  state: State,
  node: VariableNode,
  object: PowerShellObject,
): void {
  const name = node.name.toLowerCase();
  const offset = node.extent.start;
  const text = object.kind === 'string' ? textOf(object.text)?.toLowerCase() : undefined;
  const refuse = (why: string): never => {
    throw new Refusal('KS1003', `$${node.name} = ${why} is not modelled`, offset);
  };
  switch (name) {
    case 'erroractionpreference':
      actionOf(object, offset);
      return;
    case 'progresspreference':
    case 'warningpreference':
    case 'verbosepreference':
    case 'informationpreference':
    case 'debugpreference':
      if (text !== 'silentlycontinue' && text !== 'continue' && text !== 'ignore') refuse('this value');
      return;
    case 'outputencoding':
      if (object.kind !== 'encoding') refuse('this value');
      else if (node.scope !== undefined || state.scopes.length > 1) refuse('… in a scope of its own');
      else state.outputEncoding = object.name;
      return;
    case 'psnativecommanduseerroractionpreference':
      if (object.kind !== 'bool' || object.value) refuse('anything but $false');
      return;
    case 'psnativecommandargumentpassing':
      if (text !== 'standard' && text !== 'legacy' && text !== 'windows') refuse('this value');
      return;
    default:
  }
  if (name === 'args' && node.scope === undefined) return;
  if (automatic.has(name) || name.startsWith('ps') || /preference$|^maximum/.test(name)) {
    throw new Refusal('KS1003', `$${node.name} is a variable of PowerShell itself`, offset);
  }
}
