/** How long `npx kubesteps` takes from nothing: an empty cache, and a registry on this machine. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.js';
import { median, timed } from './measure.js';
import type { Measured } from './table.js';

/** The row, and in words what it is in seconds. */
export async function npx(folder: string, rounds: number): Promise<{ row: Measured; words: string }> {
  const packed = mkdtempSync(join(folder, 'pack-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', packed], {
    cwd: root,
    stdio: 'ignore',
  });
  const tarball = join(packed, readdirSync(packed)[0] ?? '');
  const registry = spawn(process.execPath, [join(import.meta.dirname, 'registry.js'), tarball], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [chunk] = (await once(registry.stdout, 'data')) as [Buffer];
    const from = `--registry=${chunk.toString().trim()}`;
    const took = Array.from({ length: rounds }, () => {
      const cache = `--cache=${mkdtempSync(join(folder, 'cache-'))}`;
      const npxKubesteps = ['npx', '--yes', from, cache, 'kubesteps', '--version'];
      return [
        timed({ words: npxKubesteps, kubeconfig: '' }),
        timed({ words: ['npm', '--version'], kubeconfig: '' }),
      ] as const;
    });
    const seconds = median(took.map(([own]) => own.wall)) / 1000;
    const npmItself = median(took.map(([, npm]) => npm.wall)) / 1000;
    return {
      row: {
        what: '`npx kubesteps --version` from an empty cache',
        beside: 'npm --version',
        atMost: undefined,
        wall: median(took.map(([own, npm]) => own.wall / npm.wall)),
        ratio: median(took.map(([own, npm]) => own.cpu / npm.cpu)),
      },
      words: `\`npx kubesteps\` from an empty cache, with a registry on this machine: ${seconds.toFixed(2)} s, of at most 1.2; \`npm --version\` alone: ${npmItself.toFixed(2)} s.\n`,
    };
  } finally {
    registry.kill();
  }
}
