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

/** Runs a command there, with what stands in `bin` before everything else. */
export function runWhereInspectorIsTrusted(made: Authorities, command: readonly string[]): Promise<Ended> {
  const sandbox = ['--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc'];
  const env = {
    PATH: `${made.path('bin')}:${process.env.PATH}`,
    HOME: made.folder,
    KUBECONFIG: made.path('kubeconfig'),
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
    NO_PROXY: '*',
  };
  const args = [...sandbox, '--ro-bind', made.path('certs'), '/etc/ssl/certs', ...command];
  return new Promise((resolve) =>
    execFile('bwrap', args, { env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ succeeded: error === null, stdout, stderr, output: stdout + stderr }),
    ),
  );
}
