/**
 * Exec plugins of the kubeconfigs at hand. A script that runs one with the arguments of the kubeconfig does what kubectl does to sign
 * in: it gets an ExecCredential, and nothing else is assumed of the program than of the one that kubectl runs.
 */
import { UserError } from '../errors.js';
import type { AuthInfo, Config } from '../kubeconfig/types.js';
import type { Recorder } from './recorder.js';
import { mayFail, type Tool } from './tools/tool.js';
import { secret, textOf } from './value.js';
import type { World } from './world.js';

interface Around {
  readonly world: World;
  readonly recorder: Recorder;
}

/** Those that the script has read, and what it finds where it reads none. */
function configsAround({ world, recorder }: Around): readonly Config[] {
  const read = recorder.configsRead();
  try {
    const found = world.config();
    return found === undefined || read.includes(found) ? read : [...read, found];
  } catch (error) {
    if (error instanceof UserError) return read;
    throw error;
  }
}

type Users = ReadonlyMap<string, AuthInfo>;

const usersBefore = new WeakMap<Users, readonly (readonly [string, AuthInfo])[]>();

/** Those who sign in by a plugin, sought once: a kubeconfig may have thousands of users, and many scripts. */
function pluginUsers(users: Users): readonly (readonly [string, AuthInfo])[] {
  const before = usersBefore.get(users);
  if (before !== undefined) return before;
  const found = [...users].filter(([, { exec }]) => exec !== undefined);
  usersBefore.set(users, found);
  return found;
}

function* pluginsAround(around: Around): Iterable<readonly [Config, string, AuthInfo]> {
  for (const config of configsAround(around))
    for (const [name, user] of pluginUsers(config.authInfos)) yield [config, name, user];
}

/** Whether a program is an exec plugin of a kubeconfig, with whatever arguments. */
export function isPlugin(around: Around, program: string): boolean {
  for (const [, , user] of pluginsAround(around)) if (around.world.pluginPath(user) === program) return true;
  return false;
}

/** As scripts that run a plugin have it; whatever else stands there is for a program that nobody knows. */
const execInfo = /^\{"kind":"ExecCredential",/;

/** Whether a variable is for an exec plugin: what client-go sets for each, or what the kubeconfig sets for one. */
export function isForPlugin(around: Around, name: string, value: string | undefined): boolean {
  if (name === 'KUBERNETES_EXEC_INFO' && (value === undefined || execInfo.test(value))) return true;
  for (const [, , { exec }] of pluginsAround(around))
    if (exec?.env.some((one) => one.name === name && one.value === value)) return true;
  return false;
}

/** The model of a plugin that is called as the kubeconfig has it; undefined where no plugin is called so. */
export function pluginTool(around: Around, program: string): Tool | undefined {
  if (!isPlugin(around, program)) return undefined;
  return ({ argv, place, recorder }) => {
    const given = argv.map(textOf);
    for (const [config, name, user] of pluginsAround(around)) {
      const args = user.exec?.args ?? [];
      const isSame = args.length === given.length && args.every((one, index) => one === given[index]);
      if (around.world.pluginPath(user) !== program || !isSame) continue;
      const answer = secret(
        `answer of the exec plugin of user ${JSON.stringify(name)}`,
        clusterOf(config, name),
      );
      return { stdout: answer, exit: mayFail(`the exec plugin of user ${JSON.stringify(name)} answers`) };
    }
    recorder.refuse('KS3102', place, 'no user of the kubeconfig has this exec plugin with these arguments');
    return { stdout: secret('answer of a program', undefined), exit: mayFail('it answers') };
  };
}

/** The one cluster that contexts have the user sign in to. */
function clusterOf({ contexts }: Config, name: string): string | undefined {
  const clusters = new Set(
    [...contexts.values()].filter((one) => one.authInfo === name).map((one) => one.cluster),
  );
  const [only, ...more] = clusters;
  return more.length === 0 ? only : undefined;
}
