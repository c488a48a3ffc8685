/** Programs as they are on PATH, of which one call is held back until it is let go: a moment to look at a script. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from './tools.js';

export interface HoldingPrograms {
  /** The folder to put first on PATH. */
  readonly folder: string;
  /** Settles once the call is held back; fails where it does not come, and when the programs are removed. */
  reached(): Promise<void>;
  release(): void;
  remove(): void;
}

/** Of the programs, `held.program` waits when it is called for the `held.call`th time. */
export function holdingPrograms(
  names: readonly string[],
  held: { readonly program: string; readonly call: number },
): HoldingPrograms {
  const base = mkdtempSync(join(tmpdir(), 'kubesteps-held-'));
  chmodSync(base, 0o755);
  const folder = join(base, 'bin');
  mkdirSync(folder);
  for (const name of names) {
    const wait = `echo >>${base}/calls
if [ "$(${findProgram('grep')} -c '' ${base}/calls)" = ${held.call} ]; then
  : >${base}/reached
  while [ -e ${base} ] && [ ! -e ${base}/released ]; do /bin/sleep 0.05; done
fi
`;
    const text = `#!/bin/sh\n${name === held.program ? wait : ''}exec ${findProgram(name)} "$@"\n`;
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  }
  const release = (): void => {
    if (existsSync(base)) writeFileSync(join(base, 'released'), '');
  };
  return {
    folder,
    async reached() {
      for (let attempt = 0; attempt < 1200 && existsSync(base); attempt += 1) {
        if (existsSync(join(base, 'reached'))) return;
        await pause(50);
      }
      throw new Error(`${held.program} is not called ${held.call} times`);
    },
    release,
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
