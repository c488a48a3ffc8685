/**
 * Runs the bundle, with the code that V8 compiled for such a command line before: reading modules and compiling them is
 * most of what a short command does. This file and those beside it are bundled apart, and load nothing else.
 */
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.js';
import { kindOf } from './kind.js';
import { type PackedText, Unpacked } from './unpacked.js';
import { setV8Flags } from './v8-flags.js';

/** Modules of one part that others ask for: their names. */
type Modules = readonly (() => unknown)[];

/** What each part of the bundle (.ci/split.mjs) is: a function that takes what a CommonJS module does, and what the others hand on. */
type Part = (
  require: (name: string) => unknown,
  module: { exports: PartExports },
  dirname: string,
  otherPart: (index: number) => Modules,
) => void;

interface PartExports {
  readonly modules: Modules;
  /** Of the first part. */
  readonly program: (args: readonly string[]) => Promise<void>;
}

/** The build puts these in: the package's version, a hash of the bundle, and its parts; the first is what every command runs. */
declare const KUBESTEPS_VERSION: string;
declare const BUNDLE_HASH: string;
declare const PARTS: readonly [PackedText, ...PackedText[]];

/** Runs one command line. */
export function launch(args: readonly string[]): void {
  const [first = ''] = args;
  if (['--version', '-v', 'version'].includes(first)) {
    process.stdout.write(`${KUBESTEPS_VERSION}\n`);
    return;
  }
  const folder = import.meta.dirname;
  const cache = new CodeCache(folder, BUNDLE_HASH, `${process.version}-${process.arch}`);
  const kind = kindOf(args);
  // With flags of its own V8 takes no cache of another run, nor gives one.
  const ordinary = process.execArgv.length === 0 && process.env.NODE_OPTIONS === undefined;
  if (ordinary) setV8Flags(kind);

  const texts = new Unpacked(join(folder, 'program.br'), cache);

  const loaded: PartExports[] = [];
  const partAt = (index: number): PartExports => {
    const part = PARTS[index];
    if (part === undefined) throw new Error(`there is no part ${index}`);
    loaded[index] ??= run(part, index === 0 ? `${kind}.v8` : `${kind}-${part.name.replace('.cjs', '.v8')}`);
    return loaded[index];
  };

  /** What a part exports; what V8 compiles of it is kept by a name. */
  function run(part: PackedText, name: string): PartExports {
    const filename = join(folder, part.name);
    const text = texts.text(part);
    // Read last: the next that is read lies where it does.
    const cachedData = cache.read(name)?.data;
    const script = new Script(text, {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (ordinary && (cachedData === undefined || script.cachedDataRejected === true))
      process.once('exit', () => cache.write(name, () => script.createCachedData()));
    const module = { exports: {} as PartExports };
    const otherPart = (index: number): Modules => partAt(index).modules;
    (script.runInThisContext() as Part)(process.getBuiltinModule, module, folder, otherPart);
    return module.exports;
  }

  void partAt(0).program(args);
}
