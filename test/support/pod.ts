/** A pod, as far as a script sees one: bubblewrap with what the kubelet mounts, on this machine's network. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RealShell } from './shells.js';

export interface PodFiles {
  readonly token?: string | undefined;
  readonly ca?: string | undefined;
  readonly namespace?: string | undefined;
}

const pwsh = ['pwsh', '-NoProfile', '-NonInteractive', '-File'];

export interface PodShell {
  readonly name: string;
  /** What a script file is run with. */
  readonly words: readonly string[];
  /** The dialect of `generate --shell`. */
  readonly dialect: 'bash' | 'powershell' | 'sh';
}

/** Shells of real images. */
export const podShells: readonly PodShell[] = [
  { name: 'bash', words: ['bash'], dialect: 'bash' },
  { name: 'zsh', words: ['zsh'], dialect: 'bash' },
  { name: 'dash', words: ['dash'], dialect: 'sh' },
  { name: 'BusyBox', words: ['busybox', 'sh'], dialect: 'sh' },
  { name: 'pwsh', words: pwsh, dialect: 'powershell' },
];

/** The folder of the ServiceAccount, with links as the kubelet makes them, so that a renewed token is there at once. */
export function serviceAccount({ token, ca, namespace }: PodFiles): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kubesteps-pod-'));
  mkdirSync(join(path, '..2026'));
  symlinkSync('..2026', join(path, '..data'));
  for (const [name, text] of Object.entries({ token, 'ca.crt': ca, namespace })) {
    if (text === undefined) continue;
    writeFileSync(join(path, '..2026', name), text);
    symlinkSync(`..data/${name}`, join(path, name));
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** The shell in such a pod. On Debian, and in most images, /var/run is a link to /run. */
export function inPod(shell: PodShell, account: string): RealShell {
  return {
    name: shell.name,
    program: 'bwrap',
    dialect: shell.dialect === 'powershell' ? 'powershell' : 'bash',
    args: (file) => [
      ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--bind', tmpdir(), tmpdir()],
      ...['--tmpfs', '/run', '--ro-bind', account, '/run/secrets/kubernetes.io/serviceaccount'],
      ...['--die-with-parent', '--'],
      ...shell.words,
      file,
    ],
  };
}
