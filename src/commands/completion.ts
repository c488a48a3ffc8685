/** `completion bash|zsh|fish|powershell`: prints the script that makes a shell complete kubesteps' command lines, or installs it. */
import type { Run } from '../command-line/verb.js';
import { install } from '../completion/install.js';
import { UsageError } from '../errors.js';
import { readPackaged } from '../packaged.js';

const scripts = {
  bash: 'kubesteps.bash',
  zsh: '_kubesteps',
  fish: 'kubesteps.fish',
  powershell: 'kubesteps.ps1',
} as const;

export const run: Run<'completion'> = (options, host) => {
  const { shell, force } = options;
  const script = readPackaged(`templates/completion/${scripts[shell]}`);
  if (options.install) install(shell, script, force, host);
  else if (force) throw new UsageError('--force has no meaning without --install');
  else host.stdout.write(script);
  return 0;
};
