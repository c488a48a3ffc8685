/** Errors of `config`: kubectl's message to the byte, then the place and the next step. */
import { inert } from '../display.js';
import { KubeconfigError, type Position, type UserError } from '../errors.js';
import type { Host } from '../host.js';
import { type Fault, LoadError } from '../kubeconfig/load-error.js';

/** Writes what is wrong; returns kubectl's exit code. What is no error of the kubeconfig's is thrown on. */
export function reportError(error: unknown, host: Host): number {
  if (error instanceof LoadError) return reportFaults(error.faults, host);
  if (!(error instanceof KubeconfigError)) throw error;
  writeMessage(`error: ${error.message}`, host);
  writeHelp(error.position, error.hint, host);
  return 1;
}

function reportFaults(faults: readonly Fault[], host: Host): number {
  // kubectl says `error:` only where there is one.
  const prefix = faults.length === 1 ? 'error: ' : '';
  writeMessage(faults.map(({ message }) => prefix + message).join('\n'), host);
  for (const { position, hint } of faults) writeHelp(position, hint, host);
  return 1;
}

/** kubectl's own text, which a terminal gets without what could act on it. */
export function writeMessage(message: string, host: Host): void {
  // Bytes: to the byte for programs, inert on a terminal.
  host.stderr.write(new TextEncoder().encode(message.endsWith('\n') ? message : `${message}\n`));
}

function writeHelp(position: Position | undefined, hint: string | undefined, host: Host): void {
  if (position !== undefined) {
    host.stderr.write(`  at ${inert(position.file)}:${position.line}:${position.column}\n`);
  }
  if (hint !== undefined) host.stderr.write(`  ${inert(hint)}\n`);
}

/** A command line that kubectl refuses: its message, where it sends the user, and exit code 1 as kubectl's. */
export function reportUsage(error: UserError, see: string, host: Host): number {
  writeMessage(`error: ${error.message}\n${see}`, host);
  if (error.hint !== undefined) host.stderr.write(`  ${error.hint}\n`);
  return 1;
}
