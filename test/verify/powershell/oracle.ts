/** PowerShell's own parser as the oracle: what it says of scripts, in one start. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePowerShell } from '../../../src/verify/powershell/parse.js';
import { PowerShellSyntaxRefusal } from '../../../src/verify/powershell/refusal.js';
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
  const ours = scripts.map(parseOurs);
  const directory = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
  try {
    const from = join(directory, 'scripts.json');
    const to = join(directory, 'trees.json');
    const flagged = scripts.map((script, index) => (typeof ours[index] === 'string' ? '+' : '-') + script);
    writeFileSync(from, JSON.stringify(flagged));
    execFileSync('pwsh', [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      join(folder, 'dump-trees.ps1'),
      from,
      to,
    ]);
    const real: unknown = JSON.parse(readFileSync(to, 'utf8'));
    if (!Array.isArray(real) || real.length !== scripts.length) throw new Error('the oracle lost a script');
    return scripts.map((script, index) => {
      const answer = String(real[index]);
      const mine = ours[index] ?? '';
      return {
        script,
        ours: mine,
        real: answer.startsWith('!') ? { error: answer.slice(1) } : { tree: answer },
      };
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
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
