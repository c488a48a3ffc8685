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
import type { main as mainOfSources } from '../../src/main.js';
import { executable, root } from './paths.js';

type Main = typeof mainOfSources;

/** Both parts of the bundle, put together as src/launch/launch.ts does. */
function outOfBundle(): Main {
  const folder = join(root, 'dist/bundle');
  const ends = JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8')) as { program: number };
  const whole = brotliDecompressSync(readFileSync(join(folder, 'program.br')));
  const part = (name: string, bytes: Buffer, other: unknown): Record<string, unknown> => {
    const filename = join(folder, name);
    const module = { exports: {} };
    new Script(bytes.toString('latin1'), { filename }).runInThisContext()(
      createRequire(filename),
      module,
      folder,
      other,
    );
    return module.exports;
  };
  let rare: Record<string, unknown> | undefined;
  const program = part('program.cjs', whole.subarray(0, ends.program), () => {
    rare ??= part('rare.cjs', whole.subarray(ends.program), program.shared);
    return rare.rare;
  });
  return program.main as Main;
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
