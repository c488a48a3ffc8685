/** Who else can read the secrets: the files' permissions. Windows has none that Node could tell. */
import { posix } from 'node:path';
import { inert, quoted } from '../display.js';
import type { Position } from '../errors.js';
import { probe } from '../files/probe.js';
import type { Host } from '../host.js';
import type { LoadedFile } from '../kubeconfig/file.js';
import { hasSecretArgument, isSecretName } from '../kubeconfig/mask-arguments.js';
import { holdsCredentials } from '../kubeconfig/mask-url.js';
import { resolvePath } from '../kubeconfig/paths.js';
import type { AuthInfo } from '../kubeconfig/types.js';
import { type Problem, placeOf, problem } from './problem.js';

const everyone = 0o004;
const group = 0o040;

/** Checks each file, and the key and token files that it names. */
export function checkModes(files: readonly LoadedFile[], host: Host): readonly Problem[] {
  if (host.platform === 'win32') return [];
  return files.flatMap((file) => [...checkFile(file, host), ...checkNamed(file, host)]);
}

function checkFile(file: LoadedFile, host: Host): readonly Problem[] {
  const mode = modeOf(absolutePath(file.name, host), host);
  if ((mode & (everyone | group)) === 0) return [];
  const secrets = secretsOf(file);
  const [first] = secrets;
  if (first === undefined) return [];
  const what = secrets.length === 1 ? 'this is a secret' : `this is the first of ${secrets.length} secrets`;
  const who = (mode & everyone) !== 0 ? 'everyone on this machine' : 'its group';
  const message = `${what} in a file that ${who} can read (mode ${octal(mode)})`;
  const code = (mode & everyone) !== 0 ? 'KL5001' : 'KL5002';
  return [problem(code, first, message, `chmod 600 ${shellPath(file.name)}`)];
}

/** Where the secrets of a file stand, in the order of its lines. */
function secretsOf({ content }: LoadedFile): readonly Position[] {
  const places = [...content.authInfos.values()].flatMap(secretsOfUser);
  for (const cluster of content.clusters.values()) {
    if (holdsCredentials(cluster.proxyUrl)) places.push(placeOf(cluster, 'proxy-url'));
    if (holdsCredentials(cluster.server)) places.push(placeOf(cluster, 'server'));
  }
  return places.sort((a, b) => a.line - b.line || a.column - b.column);
}

const secretSettings = /secret|token|password/;

function secretsOfUser(user: AuthInfo): Position[] {
  const { authProvider, exec } = user;
  const settings = [...(authProvider?.config ?? [])].some(
    ([key, value]) => value !== '' && secretSettings.test(key),
  );
  const env = exec?.env.some(({ name, value }) => value !== '' && isSecretName(name)) ?? false;
  return [
    ...(user.token === '' ? [] : [placeOf(user, 'token')]),
    ...(user.password === '' ? [] : [placeOf(user, 'password')]),
    ...(user.clientKeyData.length === 0 ? [] : [placeOf(user, 'client-key-data')]),
    ...(settings ? [placeOf(user, 'auth-provider.config')] : []),
    ...(env ? [placeOf(user, 'exec.env')] : []),
    ...(hasSecretArgument(exec?.args ?? []) ? [placeOf(user, 'exec.args')] : []),
  ];
}

function checkNamed({ content }: LoadedFile, host: Host): readonly Problem[] {
  return [...content.authInfos].flatMap(([name, user]) => {
    const files = [
      ['client-key', user.clientKey],
      ['tokenFile', user.tokenFile],
    ] as const;
    return files
      .filter(([, path]) => path !== '')
      .flatMap(([field, path]) => {
        const absolute = resolvePath(user, path, host);
        const mode = modeOf(absolute, host);
        if ((mode & everyone) === 0) return [];
        const message = `user ${quoted(name)}: everyone on this machine can read ${quoted(absolute)} (mode ${octal(mode)})`;
        return [problem('KL5003', placeOf(user, field), message, `chmod 600 ${shellPath(absolute)}`)];
      });
  });
}

function absolutePath(name: string, host: Host): string {
  return posix.resolve(host.cwd, name);
}

function modeOf(path: string, host: Host): number {
  const stat = probe(path, host);
  return stat?.kind === 'file' ? stat.mode : 0;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** A path for a command line that people copy. */
function shellPath(file: string): string {
  return /^[\w./@%+,-]+$/.test(file) ? file : `'${inert(file).replaceAll("'", "'\\''")}'`;
}
