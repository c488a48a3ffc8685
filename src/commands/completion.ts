/** `completion bash|zsh|fish|powershell`: prints the script that makes a shell complete kubesteps' command lines. */
import { fileURLToPath } from 'node:url';
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import type { Host } from '../host.js';

const scripts = {
  bash: 'kubesteps.bash',
  zsh: '_kubesteps',
  fish: 'kubesteps.fish',
  powershell: 'kubesteps.ps1',
} as const;

export function options(yargs: Argv): Argv {
  return yargs
    .positional('shell', {
      choices: Object.keys(scripts),
      describe: 'the shell to complete in',
      demandOption: true,
    })
    .example('source <($0 completion bash)', 'in ~/.bashrc')
    .example('source <($0 completion zsh)', 'in ~/.zshrc, behind compinit')
    .example('$0 completion fish | source', 'in ~/.config/fish/config.fish')
    .example('$0 completion powershell | Out-String | Invoke-Expression', 'in $PROFILE')
    .epilogue(
      "kubectl (1.26 or later) completes 'kubectl steps' by itself where kubectl_complete-steps is on PATH: npm installs it.",
    );
}

export function run(argv: Arguments, host: Host): number {
  const name = scripts[argv.shell as keyof typeof scripts];
  host.stdout.write(host.files.read(fileURLToPath(import.meta.resolve(`#templates/completion/${name}`))));
  return 0;
}
