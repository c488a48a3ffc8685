/** A script's text → the report of its dry run. Nothing is executed, and nothing is sent. */
import type { FileReport, Shell } from './report.js';
import { verdictOf } from './report.js';
import type { World } from './world.js';

export interface VerifyInput {
  /** The name that findings carry; its ending says which shell it is for, unless `shell` does. */
  readonly file: string;
  readonly text: string;
  readonly shell?: Shell | undefined;
}

/** The shell of a script, by its name and its first line; undefined where neither says. */
export function shellOf(file: string, text: string): Shell | undefined {
  if (/\.(ps1|psm1)$/i.test(file)) return 'powershell';
  if (/\.(sh|bash|zsh)$/i.test(file)) return 'bash';
  const first = /^#![^\n]*/.exec(text)?.[0] ?? '';
  if (/\b(pwsh|powershell)\b/i.test(first)) return 'powershell';
  return /\b(bash|sh|zsh|dash)\b/.test(first) ? 'bash' : undefined;
}

/** The dry run of one script. Only the half for its shell is loaded. */
export async function verifyText(input: VerifyInput, world: World): Promise<FileReport> {
  const { file, text } = input;
  const shell = input.shell ?? shellOf(file, text) ?? 'bash';
  const run = shell === 'bash' ? await bash(file) : await powershell();
  const found = run(text, world);
  return { file, shell, verdict: verdictOf(found), ...found };
}

/** Whether a text can be read as a script of that shell, whatever it does. */
export async function isReadable(text: string, shell: Shell): Promise<boolean> {
  if (shell === 'bash') return (await import('./bash/verify-bash.js')).isReadable(text);
  return (await import('./powershell/verify-powershell.js')).isReadable(text);
}

type Half = (text: string, world: World) => Omit<FileReport, 'file' | 'shell' | 'verdict'>;

async function bash(file: string): Promise<Half> {
  const { verifyBash } = await import('./bash/verify-bash.js');
  return (text, world) => verifyBash(text, world, undefined, file);
}

async function powershell(): Promise<Half> {
  const { verifyPowerShell } = await import('./powershell/verify-powershell.js');
  return verifyPowerShell;
}
