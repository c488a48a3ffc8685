/** argv → verb → exit code; the only catch. */
import { isVerb } from './command-line/verb.js';
import { inert } from './display.js';
import { UserError } from './errors.js';
import { systemError } from './files/system-error.js';
import type { Host } from './host.js';
import { inertOutput } from './print/inert-output.js';
import { verbs } from './verbs.js';
import { version } from './version.js';

/** Exit code of a bug in kubesteps itself, beside its stack. */
const bugExitCode = 70;

/** Runs one command line. Returns the exit code; never throws. */
export async function main(args: readonly string[], given: Host): Promise<number> {
  const host: Host = { ...given, stderr: inertOutput(given.stderr) };
  try {
    if (args[0] === '--version') {
      host.stdout.write(`${version()}\n`);
      return 0;
    }
    if (args.length === 0) {
      const { start } = await import('./start.js');
      return await start(host, main);
    }
    const [name = '', ...rest] = args;
    const verb = isVerb(name, verbs) ? verbs[name] : undefined;
    if (verb !== undefined && 'raw' in verb) return await (await verb.load()).runRaw(rest, host);
    const { parseAndRun } = await import('./command-line/parse.js');
    return await parseAndRun(args, verbs, host);
  } catch (error) {
    return report(error, host);
  }
}

/** Prints an error as one message with its place and the next step; a bug with its stack. */
function report(thrown: unknown, host: Host): number {
  const error = systemError(thrown) ?? thrown;
  if (!(error instanceof UserError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.stderr.write(`${host.program}: internal error, please report it:\n${stack}\n`);
    return bugExitCode;
  }
  host.stderr.write(`${error.label}${error.message.split('\n').map(inert).join('\n')}\n`);
  if (error.position !== undefined) {
    const { file, line, column } = error.position;
    host.stderr.write(`  at ${inert(file)}:${line}:${column}\n`);
  }
  if (error.hint !== undefined) host.stderr.write(`  ${error.hint.split('\n').map(inert).join('\n  ')}\n`);
  return error.exitCode;
}
