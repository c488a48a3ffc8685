/**
 * Runs the bundle, with the code that V8 compiled for such a command line before: reading modules and compiling them is
 * most of what a short command does. This file and those beside it are bundled apart, and load nothing else.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.js';
import { kindOf } from './kind.js';

/** What the bundle's one function takes, as a CommonJS module does, and what it then exports. */
type Bundle = (
  require: NodeJS.Require,
  module: { exports: { program?: (args: readonly string[]) => Promise<void> } },
  filename: string,
) => void;

/** The build puts these in: the package's version, and a hash of the bundle. */
declare const KUBESTEPS_VERSION: string;
declare const BUNDLE_HASH: string;

/** Runs one command line. */
export function launch(args: readonly string[]): void {
  const [first = ''] = args;
  if (['--version', '-v', 'version'].includes(first)) {
    process.stdout.write(`${KUBESTEPS_VERSION}\n`);
    return;
  }
  const folder = dirname(fileURLToPath(import.meta.url));
  const filename = join(folder, 'program.cjs');
  // The build writes ASCII alone: a text of one byte per character, read without decoding.
  const source = readFileSync(filename, 'latin1');
  const cache = new CodeCache(folder, `${BUNDLE_HASH}-${process.version}-${process.arch}`, kindOf(args));
  const cachedData = cache.read();
  const script = new Script(source, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
  // With flags of its own V8 takes no cache of another run, nor gives one.
  const ordinary = process.execArgv.length === 0 && process.env.NODE_OPTIONS === undefined;
  if (ordinary && (cachedData === undefined || script.cachedDataRejected === true))
    process.once('exit', () => cache.write(() => script.createCachedData()));
  const module: Parameters<Bundle>[1] = { exports: {} };
  (script.runInThisContext() as Bundle)(createRequire(filename), module, filename);
  void module.exports.program?.(args);
}
