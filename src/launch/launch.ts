/**
 * Runs the bundle, with the code that V8 compiled for such a command line before: reading modules and compiling them is
 * most of what a short command does. This file and those beside it are bundled apart, and load nothing else.
 */
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.js';
import { kindOf } from './kind.js';
import { optimizeLate } from './optimize-late.js';
import { type PackedText, Unpacked } from './unpacked.js';

/** A module of one part that the other asks for: its names. */
type Modules = readonly (() => unknown)[];

/** What each part of the bundle (.ci/split-in-two.mjs) is: a function that takes what a CommonJS module does, and the other part. */
type Part<Other, Exports> = (
  require: (name: string) => unknown,
  module: { exports: Exports },
  dirname: string,
  otherPart: Other,
) => void;

interface Program {
  readonly program: (args: readonly string[]) => Promise<void>;
  readonly shared: Modules;
}

/** The build puts these in: the package's version, a hash of the bundle, and its parts. */
declare const KUBESTEPS_VERSION: string;
declare const BUNDLE_HASH: string;
declare const PROGRAM: PackedText;
declare const RARE: PackedText;

/** Runs one command line. */
export function launch(args: readonly string[]): void {
  const [first = ''] = args;
  if (['--version', '-v', 'version'].includes(first)) {
    process.stdout.write(`${KUBESTEPS_VERSION}\n`);
    return;
  }
  const folder = import.meta.dirname;
  const cache = new CodeCache(folder, `${BUNDLE_HASH}-${process.version}-${process.arch}`);
  const kind = kindOf(args);
  // With flags of its own V8 takes no cache of another run, nor gives one.
  const ordinary = process.execArgv.length === 0 && process.env.NODE_OPTIONS === undefined;
  if (ordinary) optimizeLate(kind);

  const texts = new Unpacked(join(folder, 'program.br'), cache);

  let rare: Modules | undefined;
  const rarePart = (): Modules => {
    rare ??= run<Modules, { rare: Modules }>(RARE, `${kind}-rare.v8`, main.shared).rare;
    return rare;
  };

  /** What a part exports, made with the other; what V8 compiles of it is kept by a name. */
  function run<Other, Exports>(part: PackedText, name: string, other: Other): Exports {
    const filename = join(folder, part.name);
    const cachedData = cache.read(name)?.data;
    const script = new Script(texts.text(part), {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (ordinary && (cachedData === undefined || script.cachedDataRejected === true))
      process.once('exit', () => cache.write(name, () => script.createCachedData()));
    const module = { exports: {} as Exports };
    (script.runInThisContext() as Part<Other, Exports>)(process.getBuiltinModule, module, folder, other);
    return module.exports;
  }

  const main = run<() => Modules, Program>(PROGRAM, `${kind}.v8`, rarePart);
  void main.program(args);
}
