/** `completion bash|zsh|fish|powershell`: prints the script that makes a shell complete kubesteps' command lines. */
import type { Run } from '../command-line/verb.js';
import { packaged } from '../packaged.js';

const scripts = {
  bash: 'kubesteps.bash',
  zsh: '_kubesteps',
  fish: 'kubesteps.fish',
  powershell: 'kubesteps.ps1',
} as const;

export const run: Run<'completion'> = ({ shell }, host) => {
  host.stdout.write(host.files.read(packaged(`templates/completion/${scripts[shell]}`)));
  return 0;
};
