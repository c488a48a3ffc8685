/** PowerShell's own parser as the oracle: what it says of scripts, in one start. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePowerShell } from '../../../src/verify/powershell/parse/parse.js';
import { PowerShellSyntaxRefusal } from '../../../src/verify/powershell/parse/refusal.js';
import { root } from '../../support/paths.js';
import { canonical } from './canonical.js';

const folder = join(root, 'test/verify/powershell');

/** The scripts of corpus/NAME.ps1, which `#----` lines part. */
export function corpus(name: string): string[] {
  const text = readFileSync(join(folder, 'corpus', `${name}.ps1`), 'utf8');
  return text.split(/^#----\n/m).map((script) => script.replace(/\n$/, ''));
}

/** The names that `corpus` takes. */
export function corpora(): string[] {
  return readdirSync(join(folder, 'corpus')).map((name) => name.replace(/\.ps1$/, ''));
}

export interface Comparison {
  readonly script: string;
  /** Our tree in the common notation, or why we refuse. */
  readonly ours: string | PowerShellSyntaxRefusal;
  /** PowerShell's tree in that notation, '' where ours refuses, or its first error. */
  readonly real: { readonly tree: string } | { readonly error: string };
}

/** Parses each script with our parser and with PowerShell's. Errors of ours other than refusals are thrown. */
export function compare(scripts: readonly string[]): Comparison[] {
  const pairs = scripts.map((script) => ({ script, ours: parseOurs(script) }));
  const flagged = pairs.map(({ script, ours }) => (typeof ours === 'string' ? '+' : '-') + script);
  const answers = ask(flagged);
  return pairs.map(({ script, ours }, index) => {
    const answer = answers[index] ?? '!no answer';
    const real = answer.startsWith('!') ? { error: answer.slice(1) } : { tree: answer };
    return { script, ours, real };
  });
}

/** Some scripts make PowerShell's parser allocate without end: it gets this much memory, and minutes. */
const limits = { env: { ...process.env, DOTNET_GCHeapHardLimit: '0x40000000' }, timeout: 300_000 };

/** What dump-trees.ps1 answers; where it fails, it is asked about each half, down to the script that breaks it. */
function ask(scripts: readonly string[]): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
  try {
    const from = join(directory, 'scripts.json');
    const to = join(directory, 'trees.json');
    writeFileSync(from, JSON.stringify(scripts));
    const command = ['-NoProfile', '-NonInteractive', '-File', join(folder, 'dump-trees.ps1'), from, to];
    const { status } = spawnSync('pwsh', command, limits);
    if (status === 0) {
      const answers: unknown = JSON.parse(readFileSync(to, 'utf8'));
      if (Array.isArray(answers) && answers.length === scripts.length) return answers.map(String);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  if (scripts.length <= 1) return scripts.map(() => '!PowerShell broke');
  const half = Math.ceil(scripts.length / 2);
  return [...ask(scripts.slice(0, half)), ...ask(scripts.slice(half))];
}

function parseOurs(script: string): string | PowerShellSyntaxRefusal {
  try {
    return canonical(parsePowerShell(script));
  } catch (error) {
    if (error instanceof PowerShellSyntaxRefusal) return error;
    throw new Error(`the parser broke on ${JSON.stringify(script)}`, { cause: error });
  }
}

/** Where we accept and PowerShell does not, or reads another tree: the script and both trees from where they differ. */
export function differences(comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap(({ script, ours, real }) => {
    if (typeof ours !== 'string') return [];
    if ('error' in real) return [`${JSON.stringify(script)}\n  PowerShell: ${real.error}`];
    if (real.tree === ours) return [];
    let at = 0;
    while (ours[at] === real.tree[at]) at++;
    const around = (tree: string): string => tree.slice(Math.max(0, at - 100), at + 150);
    return [`${JSON.stringify(script)}\n  ours: ${around(ours)}\n  PowerShell: ${around(real.tree)}`];
  });
}
