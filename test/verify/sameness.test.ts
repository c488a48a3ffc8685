/**
 * Two ways of a run are one way from where they are the same. Where they differ in one thing alone, what real shells do
 * on either of them is foretold, or the script is not proved: with two ways, with as many as are kept apart, and with
 * more, which are joined.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileReport } from '../../src/verify/report.js';
import { every, portion } from '../support/size.js';
import { needs } from '../support/tools.js';
import { unforeseen } from '../support/unforeseen.js';
import { dryRunOf } from './dry-run.js';
import { bashDifferences, bashScript, powershellDifferences, powershellScript } from './sameness/cases.js';
import { type Run, Shells } from './sameness/shells.js';

const ways = [0, 3, 5] as const;

interface Case extends Run {
  readonly name: string;
  readonly report: FileReport;
}

/** The scripts that are proved, each with the ways that tell most apart; of all more than half are, of some perhaps fewer. */
async function casesOf(shell: 'bash' | 'powershell'): Promise<{ all: number; proved: readonly Case[] }> {
  const differences = shell === 'bash' ? bashDifferences : powershellDifferences;
  const proved: Case[] = [];
  let all = 0;
  for (const difference of portion(differences, 1, 15)) {
    for (const count of ways) {
      all += 1;
      const text = shell === 'bash' ? bashScript(difference, count) : powershellScript(difference, count);
      const report = await dryRunOf(shell, text);
      if (report.verdict === 'not-proved') continue;
      const name = `${difference.what} (${count})`;
      const failures = count === 0 ? [[]] : [[], ['pods'], ['pods', 'services', 'jobs']];
      for (const others of failures)
        for (const nodes of [[], ['nodes']])
          proved.push({ name, text, report, fails: [...nodes, ...others, 'fails'] });
    }
  }
  return { all, proved };
}

const wordsOf = ({ name, fails, text }: Case, why: string, stderr: string): string =>
  `${name}, without ${fails}: ${why}\n${text}\n${stderr}`;

test('bash: ways that differ in one thing', { skip: needs('bash') }, async (context) => {
  const { all, proved } = await casesOf('bash');
  const texts = new Set(proved.map(({ text }) => text)).size;
  context.diagnostic(`${texts} of ${all} are proved`);
  assert.ok(texts > all / (every ? 2 : 4), `only ${texts} of ${all} are proved`);
  const shells = new Shells();
  try {
    const wrong: string[] = [];
    for (const one of proved) {
      const run = shells.bash(one);
      const why = unforeseen(one.report, run);
      if (why !== undefined) wrong.push(wordsOf(one, why, run.stderr));
    }
    assert.deepEqual(wrong, []);
  } finally {
    shells.remove();
  }
});

test('PowerShell: ways that differ in one thing', { skip: needs('pwsh') }, async (context) => {
  const { all, proved } = await casesOf('powershell');
  const texts = new Set(proved.map(({ text }) => text)).size;
  context.diagnostic(`${texts} of ${all} are proved`);
  assert.ok(texts > all / (every ? 2 : 4), `only ${texts} of ${all} are proved`);
  const shells = new Shells();
  try {
    const wrong: string[] = [];
    const runs = shells.powershell(proved);
    for (const [index, one] of proved.entries()) {
      const run = runs[index];
      assert.ok(run);
      const why = unforeseen(one.report, run);
      if (why !== undefined) wrong.push(wordsOf(one, why, run.stderr));
    }
    assert.deepEqual(wrong, []);
  } finally {
    shells.remove();
  }
});
