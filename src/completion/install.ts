/** `completion SHELL --install`: the script as a file where that shell looks for it, and never over another's. */
import { isAbsolute, join } from 'node:path';
import { inert } from '../display.js';
import { FileError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';
import { speechOf } from '../speech.js';
import { installCompleter } from './kubectl-completer.js';

export type CompletedShell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** What each script that we wrote says in its beginning. */
const mark = 'Completes kubesteps in ';

/** Writes it, and says where it is and what else is needed. Throws a FileError where nothing was written. */
export function install(shell: CompletedShell, script: Uint8Array, force: boolean, host: Host): void {
  const path = placeOf(shell, host);
  const { say } = speechOf(host);
  const said = [
    write(path, script, force, host) ? say(`wrote ${inert(path)}`) : say(`${inert(path)} is as it should be`),
  ];
  const shown = inert(quotedFor(shell, path));
  if (shell === 'bash')
    said.push(
      say('bash-completion reads it in a new shell, at the first TAB'),
      say(`without bash-completion, add this to ~/.bashrc: . ${shown}`),
    );
  if (shell === 'zsh') {
    const folder = join(path, '..');
    if (!(host.env.FPATH ?? '').split(':').includes(folder))
      said.push(
        say(`add this to ~/.zshrc, before compinit: fpath=(${inert(quotedFor(shell, folder))} $fpath)`),
      );
  }
  if (shell === 'powershell') said.push(say(`add this to $PROFILE: . ${shown}`));
  said.push(...installCompleter(host));
  host.stdout.write(`${said.join('\n')}\n`);
}

/** bash-completion's folder of its user, fish's own; for zsh and PowerShell, which have none, one like them. */
function placeOf(shell: CompletedShell, { env, home, platform }: Host): string {
  const folderOf = (name: string, usual: string): string => {
    const folder = env[name];
    return folder !== undefined && isAbsolute(folder) ? folder : join(home, usual);
  };
  const [data, config] = [folderOf('XDG_DATA_HOME', '.local/share'), folderOf('XDG_CONFIG_HOME', '.config')];
  if (shell === 'bash') {
    // Since bash-completion 2.12 it may be several, of which the first is the user's own.
    const own = env.BASH_COMPLETION_USER_DIR?.split(':')[0];
    const folder = own !== undefined && isAbsolute(own) ? own : join(data, 'bash-completion');
    return join(folder, 'completions/kubesteps');
  }
  if (shell === 'zsh') return join(data, 'zsh/site-functions/_kubesteps');
  if (shell === 'fish') return join(config, 'fish/completions/kubesteps.fish');
  // about_Profiles: beside the profile of the current user.
  const folder = platform === 'win32' ? join(home, 'Documents/PowerShell') : join(config, 'powershell');
  return join(folder, 'kubesteps-completion.ps1');
}

/** Whether anything was written: not where the same is there. */
function write(path: string, script: Uint8Array, force: boolean, host: Host): boolean {
  try {
    if (host.files.stat(path)?.kind === 'file') {
      const there = Buffer.from(host.files.read(path));
      if (there.equals(script)) return false;
      if (there.length > 0 && !force && !there.includes(mark))
        throw new FileError(`${path} is there already, and kubesteps did not write it`, {
          hint: 'look at it, then overwrite it with --force',
        });
    }
    host.files.write(path, script, { mode: 0o644 });
    return true;
  } catch (error) {
    throw fileFailure(error, 'write', path);
  }
}

/** In single quotes, as that shell reads them. */
const quotedFor = (shell: CompletedShell, text: string): string =>
  `'${text.replaceAll("'", shell === 'powershell' ? "''" : "'\\''")}'`;
