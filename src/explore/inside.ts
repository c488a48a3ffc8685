/** The other verbs, called from inside: the explorer shows what they print, so that it is never a second truth. */
import type { Arguments, VerbModule } from '../command-line/verb.js';
import { declarationsOf } from '../completion/grammar.js';
import { UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';
import type { Host } from '../host.js';

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  /** Its exit code was 0 and it threw nothing. */
  readonly good: boolean;
}

export interface Setting {
  /** The width it may write in. */
  readonly columns?: number;
  readonly stdin?: string;
}

/**
 * Runs a verb with these arguments, the others as they are by default. What it throws for the user ends up behind what
 * it printed on stderr, as `main` would print it; other errors are thrown on.
 */
export async function runInside(
  module: VerbModule,
  given: Arguments,
  host: Host,
  { columns = 80, stdin = '' }: Setting = {},
): Promise<Printed> {
  const printed = { stdout: '', stderr: '' };
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const output = (stream: keyof typeof printed): Host['stdout'] => ({
    write(text) {
      printed[stream] += typeof text === 'string' ? text : decoder.decode(text);
    },
    isTTY: false,
    columns,
  });
  const inside: Host = {
    ...host,
    stdin: { isTTY: false, readAll: () => new TextEncoder().encode(stdin) },
    stdout: output('stdout'),
    stderr: output('stderr'),
    keyboard: undefined,
  };
  try {
    const exitCode = await module.run({ ...defaultsOf(module), ...given }, inside);
    return { ...printed, good: exitCode === 0 };
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    return { ...printed, stderr: printed.stderr + messageOf(error), good: false };
  }
}

function defaultsOf(module: VerbModule): Arguments {
  const { options, positionals } = declarationsOf(module);
  const all = [...positionals, ...options].map(([name, declaration]) => [name, declaration.default] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** An error as text: the message, the place, the next step. */
export function messageOf(error: UserError): string {
  const { message, position, hint } = error;
  const place = position === undefined ? '' : `  at ${position.file}:${position.line}:${position.column}\n`;
  return `error: ${message}\n${place}${hint === undefined ? '' : `  ${hint}\n`}`;
}
