/** A PATH for scripts without kubectl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All that such a script may need. */
const programs = [
  'bash',
  'zsh',
  'pwsh',
  'curl',
  'mktemp',
  'rm',
  'cat',
  'mkdir',
  'sleep',
  'ln',
  'tr',
  'base64',
];

/** A new folder that holds these alone; whoever asks removes it. */
export function withoutKubectl(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-without-kubectl-'));
  for (const program of programs)
    symlinkSync(
      execFileSync('bash', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim(),
      join(folder, program),
    );
  return folder;
}
