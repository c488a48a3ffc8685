/**
 * The executable by which kubectl completes a plugin's words: beside `kubectl-steps` it looks for `kubectl_complete-steps`
 * (kubectl, pkg/cmd/plugin_completion.go). npm brings both; krew, and a link made by hand, only the first.
 */
import { delimiter, isAbsolute, join } from 'node:path';
import { inert } from '../display.js';
import { errnoOf } from '../files/system-error.js';
import type { Host } from '../host.js';
import { speechOf } from '../speech.js';

/** Writes it where kubectl finds it, if the plugin is there and it is not. What is to be said of it: a line, or none. */
export function installCompleter(host: Host): readonly string[] {
  const { say } = speechOf(host);
  const words = host.program.startsWith('kubectl ') ? host.program : 'kubectl steps';
  const plugin = words.replaceAll('-', '_').replace(' ', '-');
  const completer = plugin.replace('kubectl-', 'kubectl_complete-');
  if (folderOf(completer, host) !== undefined) return [];
  const folder = folderOf(plugin, host);
  const program = inert(plugin);
  if (folder === undefined || host.platform === 'win32')
    return [
      say(
        `kubectl completes '${inert(words)}' once ${program} and ${inert(completer)} are on PATH: npm install -g puts them there`,
      ),
    ];
  const script = `#!/bin/sh\n# Completes ${words} in kubectl.\nexec ${plugin} __complete kubectl "$@"\n`;
  for (const one of [folder, ...ownFolders(host)])
    if (written(join(one, completer), script, host))
      return [say(`wrote ${inert(join(one, completer))}, by which kubectl completes '${inert(words)}'`)];
  return [
    say(
      `kubectl completes '${inert(words)}' by an executable ${inert(completer)} on PATH, and no folder of PATH can be written: put one there that runs ${program} __complete kubectl "$@"`,
    ),
  ];
}

const foldersOf = ({ env }: Host): readonly string[] =>
  (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));

/** The first folder of PATH in which it may be run; on Windows npm's name for it counts, too. */
function folderOf(name: string, host: Host): string | undefined {
  return foldersOf(host).find((folder) =>
    [name, `${name}.cmd`].some((file) => host.files.isExecutable(join(folder, file))),
  );
}

/** The folders of PATH that lie below the user's home, and are there. */
function ownFolders(host: Host): readonly string[] {
  const { files, home } = host;
  return foldersOf(host).filter(
    (folder) => home !== '' && folder.startsWith(`${home}/`) && files.stat(folder)?.kind === 'directory',
  );
}

/** Whether it could be written: not into a folder of the system. What is there already stays. */
function written(path: string, script: string, { files }: Host): boolean {
  if (files.stat(path) !== undefined) return false;
  try {
    files.write(path, script, { mode: 0o755 });
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) return false;
    throw error;
  }
}
