// Bun for a platform, from the npm registry: package-lock.json beside this file pins its version and its hash.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The path of Bun's program for a platform of ../platforms.mjs. What is below `folder` already, and of the version, stays. */
export function installBun({ os, cpu, libc, bun }, folder) {
  const at = join(folder, bun);
  mkdirSync(at, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(import.meta.dirname, file), join(at, file));
  if (!isInstalled(at, bun)) {
    const platform = [`--os=${os}`, `--cpu=${cpu}`, ...(libc === undefined ? [] : [`--libc=${libc}`])];
    // Its install script would fetch what npm brings anyway.
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['ci', ...quiet, ...platform], { cwd: at, stdio: 'inherit' });
  }
  return join(at, 'node_modules/@oven', bun, 'bin', os === 'win32' ? 'bun.exe' : 'bun');
}

function isInstalled(at, bun) {
  const read = (path) => JSON.parse(readFileSync(join(at, path), 'utf8'));
  const path = `node_modules/@oven/${bun}`;
  try {
    return read(`${path}/package.json`).version === read('package-lock.json').packages[path].version;
  } catch {
    return false;
  }
}
