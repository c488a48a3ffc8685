/** The parts of the bundle (.ci/split.mjs): each is read and run where it is first asked for. */
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.js';
import { type PackedText, Unpacked } from './unpacked.js';

/** Modules of one part that others ask for: their names. */
type Modules = readonly (() => unknown)[];

/** What each part is: a function that takes what a CommonJS module does, and what the others hand on. */
type Part = (
  require: (name: string) => unknown,
  module: { exports: PartExports },
  dirname: string,
  otherPart: (index: number) => Modules,
) => void;

interface PartExports {
  readonly modules: Modules;
  /** Of the first part, as all that follows: src/program.ts. */
  readonly program: (args: readonly string[]) => Promise<void>;
  readonly thread: () => Promise<void>;
}

/** The build puts these in: a hash of the bundle, and its parts; the first is what every command runs. */
declare const BUNDLE_HASH: string;
declare const PARTS: readonly [PackedText, ...PackedText[]];

/** With flags of its own V8 takes no cache of another run, nor gives one. */
export const isOrdinary = (): boolean =>
  process.execArgv.length === 0 && process.env.NODE_OPTIONS === undefined;

/** The first part. What V8 compiles is kept by `kind`; where `writes` is false, no more than what was kept is used. */
export function firstPart(kind: string, { writes }: { readonly writes: boolean }): PartExports {
  const folder = import.meta.dirname;
  const cache = new CodeCache(folder, BUNDLE_HASH, `${process.version}-${process.arch}`, writes);
  const texts = new Unpacked(join(folder, 'program.br'), cache);
  const isKept = writes && isOrdinary();

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
    if (isKept && (cachedData === undefined || script.cachedDataRejected === true))
      process.once('exit', () => cache.write(name, () => script.createCachedData()));
    const module = { exports: {} as PartExports };
    const otherPart = (index: number): Modules => partAt(index).modules;
    (script.runInThisContext() as Part)(process.getBuiltinModule, module, folder, otherPart);
    return module.exports;
  }

  return partAt(0);
}
