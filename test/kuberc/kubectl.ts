/** The kubectl that these tests are held to. */
import { spawnSync } from 'node:child_process';
import { needs } from '../support/tools.js';

/** The `skip` option of a test that needs a kubectl that knows kuberc as 1.36 does. */
export function tooOld(): string | false {
  const missing = needs('kubectl');
  if (missing !== false) return missing;
  const { stdout } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], { encoding: 'utf8' });
  const minor = Number(/"minor": "(\d+)/.exec(stdout)?.[1] ?? 0);
  return minor >= 36 ? false : `kubectl on PATH is 1.${minor}, older than 1.36`;
}
