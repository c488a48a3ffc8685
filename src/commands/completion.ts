/** `completion bash|zsh|fish|powershell`: prints the script that makes a shell complete kubesteps' command lines. */
import { fileURLToPath } from 'node:url';
import type { Run } from '../command-line/verb.js';

const scripts = {
  bash: 'kubesteps.bash',
  zsh: '_kubesteps',
  fish: 'kubesteps.fish',
  powershell: 'kubesteps.ps1',
} as const;

export const run: Run<'completion'> = ({ shell }, host) => {
  const path = fileURLToPath(import.meta.resolve(`#templates/completion/${scripts[shell]}`));
  host.stdout.write(host.files.read(path));
  return 0;
};
