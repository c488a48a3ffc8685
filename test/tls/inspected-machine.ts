/** A machine that trusts the CA of whoever inspects its traffic: a sandbox with a CA folder of its own. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Authorities } from './authorities.js';

/** Puts the CA called `inspector`, and no other, where curl and OpenSSL look for the machine's CAs. */
export function makeInspectedMachine(made: Authorities): void {
  mkdirSync(made.path('certs'));
  made.hash('inspector', made.path('certs'));
  writeFileSync(made.path('certs/ca-certificates.crt'), made.pem('inspector'));
  mkdirSync(made.path('bin'));
}

export interface Ended {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly output: string;
}

/** What the kubelet gives a container: the folder of its ServiceAccount, and the port of the API server. */
export interface PodOf {
  readonly account: string;
  readonly port: number;
}

/** Runs a command there, with what stands in `bin` before everything else. `pod`: as in a pod, in an image that trusts the inspector. */
export function runWhereInspectorIsTrusted(
  made: Authorities,
  command: readonly string[],
  pod?: PodOf,
): Promise<Ended> {
  const sandbox = ['--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc'];
  const mounts =
    pod === undefined
      ? []
      : ['--tmpfs', '/run', '--ro-bind', pod.account, '/run/secrets/kubernetes.io/serviceaccount'];
  const env = {
    PATH: `${made.path('bin')}:${process.env.PATH}`,
    HOME: made.folder,
    KUBECONFIG: made.path('kubeconfig'),
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
    NO_PROXY: '*',
    ...(pod === undefined
      ? {}
      : { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(pod.port) }),
  };
  const args = [...sandbox, ...mounts, '--ro-bind', made.path('certs'), '/etc/ssl/certs', ...command];
  return new Promise((resolve) =>
    execFile('bwrap', args, { env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ succeeded: error === null, stdout, stderr, output: stdout + stderr }),
    ),
  );
}
