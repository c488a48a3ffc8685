/** `$env:NAME` */

import { isKnownGood, isReadByPrograms } from '../../environment-names.js';
import { isForPlugin } from '../../plugins.js';
import { environmentAssumption, isAsInPod } from '../../pod.js';
import { Refusal } from '../../refusal.js';
import { emptiness, textOf, type Value } from '../../value.js';
import type { Machine } from '../state/machine.js';
import { confirmSet } from '../state/maybe-set.js';
import { nullObject, type PowerShellObject, string } from '../state/objects.js';
import type { State } from '../state/state.js';
import { toText } from '../values/text.js';

/** A variable of the environment, as the script left it. */
export function environmentValue(machine: Machine, state: State, name: string): Value | undefined {
  for (const [set, value] of state.environment) {
    if (set !== name) continue;
    confirmSet(value, name);
    return value;
  }
  if (machine.world.os === 'windows') {
    for (const [set, value] of state.environment) {
      if (set.toLowerCase() !== name.toLowerCase()) continue;
      confirmSet(value, name);
      return value;
    }
  }
  return machine.world.environment(name);
}

export function readEnvironment(machine: Machine, state: State, name: string): PowerShellObject {
  const value = environmentValue(machine, state, name);
  if (!state.environment.has(name) || (value !== undefined && isAsInPod(name, value))) {
    machine.recorder.assume(environmentAssumption(name, value));
  }
  return environmentObject(value);
}

/**
 * An empty variable is an empty text to PowerShell 7.5 and later, and `$null` to those before (.NET 9: "Environment
 * variables can be empty").
 */
export function environmentObject(value: Value | undefined): PowerShellObject {
  if (value === undefined) return nullObject;
  return emptiness(value) === 'empty' ? { kind: 'opaque', text: [] } : string(value);
}

/** As the caller has it, once the script had set it: what is assumed of the caller's is assumed again. */
function isPutBack(state: State, name: string, object: PowerShellObject, value: Value): boolean {
  const [only, ...more] = value;
  const own = only?.kind === 'unknown' && only.what === `environment variable ${name}` && more.length === 0;
  return state.environment.has(name) && (object.kind === 'null' || own);
}

// They change which program a name means, what a program reads first, or where its requests go.
const dangerous =
  /^(PATH|PATHEXT|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|PSMODULEPATH|TMP|TEMP|TMPDIR|COMSPEC|SYSTEMROOT|APPDATA|CURL_.*|NETRC|SSL_CERT_FILE|SSL_CERT_DIR|SSLKEYLOGFILE|OPENSSL_.*|GODEBUG|KUBECTL_.*|KUBERC|LD_.*|DYLD_.*|DOTNET_.*|COMPLUS_.*|POWERSHELL_.*|XDG_.*|LC_.*|LANG|LANGUAGE|BASH_ENV|ENV|(HTTPS?|ALL|NO|FTP)_PROXY|__.*)$/i;

/** Sets or removes (`$null`) a variable of the environment. */
export function writeEnvironment(
  machine: Machine,
  state: State,
  name: string,
  object: PowerShellObject,
  offset: number,
): void {
  const value = toText(state, object, offset);
  const text = textOf(value);
  const good =
    isKnownGood(name, text) || isForPlugin(machine, name, text) || isPutBack(state, name, object, value);
  if (dangerous.test(name) && !good) {
    throw new Refusal('KS3103', `${name} changes how the commands after it run`, offset);
  }
  if (isReadByPrograms(name, true) && !good) {
    throw new Refusal(
      'KS3103',
      `${name} is for programs: it changes what they, or kubectl's plugins, do`,
      offset,
      'use a variable of the script, or set it before the script',
    );
  }
  if (text === undefined && !value.some((segment) => 'nonEmpty' in segment && segment.nonEmpty)) {
    throw new Refusal('KS1003', `whether ${name} is set or removed is not known`, offset);
  }
  state.environment.set(name, object.kind === 'null' ? undefined : value);
}
