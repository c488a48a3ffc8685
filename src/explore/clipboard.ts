/** The clipboard: through the program that this desktop has for it, or else through the terminal itself. */
import { delimiter, join } from 'node:path';
import type { Host } from '../host.js';
import type { Shell } from '../render/dialect.js';

interface Program {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it could work here: one that only lies on PATH fails without its desktop. */
  usable(host: Host): boolean;
}

const set = (value: string | undefined): boolean => value !== undefined && value !== '';

const programs: readonly Program[] = [
  { name: 'pbcopy', args: [], usable: () => true },
  { name: 'wl-copy', args: [], usable: ({ env }) => set(env.WAYLAND_DISPLAY) },
  { name: 'xclip', args: ['-selection', 'clipboard'], usable: ({ env }) => set(env.DISPLAY) },
  { name: 'xsel', args: ['--clipboard', '--input'], usable: ({ env }) => set(env.DISPLAY) },
  // Windows, and Windows from inside WSL.
  { name: 'clip.exe', args: [], usable: () => true },
];

const madeFor: Readonly<Record<Shell, string>> = {
  bash: 'blocks to paste into bash or zsh',
  powershell: 'blocks to paste into PowerShell',
};

/** Copies blocks to paste and says how, and where they go, in a few words: 80 columns are all there may be. */
export async function copy(text: string, shell: Shell, host: Host): Promise<string> {
  for (const { name, args, usable } of programs) {
    const path = usable(host) ? onPath(name, host) : undefined;
    if (path === undefined || host.feed === undefined) continue;
    if ((await host.feed([path, ...args], bytesFor(name, text))) === 0)
      return `copied, with ${name}: ${madeFor[shell]}`;
  }
  // OSC 52 (xterm's ctlseqs): the terminal puts it into the clipboard, also over ssh, if its settings allow that.
  host.stdout.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`);
  return `sent by OSC 52, if the terminal allows: ${madeFor[shell]}`;
}

/** clip.exe reads the machine's own code page, unless a byte order mark says UTF-16. */
function bytesFor(name: string, text: string): Uint8Array {
  return name === 'clip.exe'
    ? Buffer.from(`\ufeff${text.replace(/^\ufeff/, '')}`, 'utf16le')
    : Buffer.from(text, 'utf8');
}

function onPath(name: string, { env, files }: Host): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => files.isExecutable(path));
}
