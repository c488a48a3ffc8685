/**
 * The program as people have it: out of the package's bundle, not out of the sources; or, where KUBESTEPS_EXECUTABLE names a
 * single executable, that one, started as a process. What tests of whole command lines run.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import { type Host, realFiles } from '../../src/host.js';
import type { PackedText } from '../../src/launch/unpacked.js';
import type { main as mainOfSources } from '../../src/main.js';
import { executable, root } from './paths.js';

type Main = typeof mainOfSources;

/** The parts of the bundle, put together as src/launch/launch.ts does. */
function outOfBundle(): Main {
  const folder = join(root, 'dist/bundle');
  const parts = JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8')) as readonly PackedText[];
  const whole = brotliDecompressSync(readFileSync(join(folder, 'program.br')));
  const loaded = new Map<number, Record<string, unknown>>();
  const partAt = (index: number): Record<string, unknown> => {
    const { name, start, end } = parts[index] ?? { name: 'none', start: 0, end: 0 };
    const known = loaded.get(index);
    if (known !== undefined) return known;
    const filename = join(folder, name);
    const module = { exports: {} };
    new Script(whole.subarray(start, end).toString('latin1'), { filename }).runInThisContext()(
      createRequire(filename),
      module,
      folder,
      (other: number) => partAt(other).modules,
    );
    loaded.set(index, module.exports);
    return module.exports;
  };
  return partAt(0).main as Main;
}

/** Runs the executable in the host's folder, with its environment and its stdin; the clock is the real one. */
function asProcess(executable: string, args: readonly string[], host: Host): number {
  if (host.files !== realFiles) throw new Error('an executable reads real files alone');
  const { status, stdout, stderr, error } = spawnSync(executable, args, {
    cwd: host.cwd,
    env: { ...host.env, HOME: host.home },
    input: host.stdin.readAll(),
    maxBuffer: 100_000_000,
  });
  if (error !== undefined || status === null) throw error ?? new Error(`${executable} was killed`);
  host.stdout.write(stdout);
  host.stderr.write(stderr);
  return status;
}

/** Runs one command line: what src/main.ts has, built. */
export const main: Main = mainOf(executable);

function mainOf(program: string | undefined): Main {
  return program === undefined ? outOfBundle() : async (args, host) => asProcess(program, args, host);
}
