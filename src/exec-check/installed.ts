/** Programs of the machine that the sandbox has too: a script can call them with their folder. */
import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Where programs of these names are, links followed. */
export function installedOf(
  names: readonly string[],
): readonly { readonly name: string; readonly path: string }[] {
  const places = ['/usr/bin', '/bin', '/usr/local/bin'].flatMap((folder) =>
    names.map((name) => ({ name, path: join(folder, name) })),
  );
  const real = places
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, path: realpathSync(path) }));
  return real.filter(({ path }) => /^\/(?:usr|bin)\//.test(path));
}

/** Where a path leads, if it is a link. */
export function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
