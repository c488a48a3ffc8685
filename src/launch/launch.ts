/**
 * Runs the bundle, with the code that V8 compiled for such a command line before: reading modules and compiling them is
 * most of what a short command does. This file and those beside it are bundled apart, with what writes a version: a pipe is
 * written without what Node loads for networks.
 */
import { stdout } from '../files/standard-streams.js';
import { kindOf } from './kind.js';
import { firstPart, isOrdinary } from './parts.js';
import { setV8Flags } from './v8-flags.js';

/** The build puts the package's version in. */
declare const KUBESTEPS_VERSION: string;

/** Runs one command line. */
export function launch(args: readonly string[]): void {
  const [first = ''] = args;
  if (['--version', '-v', 'version'].includes(first)) {
    stdout.write(`${KUBESTEPS_VERSION}\n`);
    return;
  }
  const kind = kindOf(args);
  if (isOrdinary()) setV8Flags(kind);
  void firstPart(kind, { writes: true }).program(args);
}
