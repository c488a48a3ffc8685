/**
 * Expressions and statements by the line, each for one rule of the language: what is proved is what PowerShell does.
 * `⏎` in a line of snippets/corners.ps1 is a line break.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FileReport } from '../../../src/verify/report.js';
import { root } from '../../support/paths.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { dryRun, kubeconfig } from './dry-run.js';
import { PowerShellSandbox } from './soundness/sandbox.js';

/** The lines of snippets/NAME.ps1; in a full run a third of them. */
function lines(name: string): readonly string[] {
  const text = readFileSync(join(root, 'test/verify/powershell/snippets', `${name}.ps1`), 'utf8');
  const all = text.split('\n').filter((line) => line !== '');
  return portion(all, 20, Math.ceil(all.length / 3));
}

interface Proved {
  readonly text: string;
  readonly report: FileReport;
}

async function provedOf(texts: readonly string[]): Promise<Proved[]> {
  const all: Proved[] = [];
  for (const text of texts) {
    const report = await dryRun(text);
    if (report.verdict !== 'not-proved') all.push({ text, report });
  }
  return all;
}

/** What real PowerShell does otherwise than foretold. */
async function wrongOf(proved: readonly Proved[]): Promise<string[]> {
  const sandbox = new PowerShellSandbox(kubeconfig);
  try {
    const jobs = proved.map(({ text }) => ({ text, scenario: 'fine' as const }));
    const runs = await sandbox.run(jobs);
    const wrong: string[] = [];
    for (const [index, { text, report }] of proved.entries()) {
      let run = runs[index];
      // In a process of its own, a script has the last word on what it may be.
      if (run === undefined || unforeseen(report, run) !== undefined) {
        run = await sandbox.runFile({ text, scenario: 'fine' });
      }
      const why = unforeseen(report, run);
      if (why !== undefined) wrong.push(`${text}\n${why}\n${run.stderr}`);
    }
    return wrong;
  } finally {
    sandbox.remove();
  }
}

/** Its text, and how many elements it has. */
const shown = (expression: string): string =>
  `kubectl get pods "x$(${expression})y" "n$(@(${expression}).Count)"\n`;

const skip = needs('pwsh', 'bwrap', 'kubectl');

test('expressions', { skip, timeout: 600_000 }, async (context) => {
  const expressions = lines('expressions');
  const alone = await provedOf(expressions.map(shown));
  context.diagnostic(`${alone.length} of ${expressions.length} are proved`);
  assert.ok(alone.length > expressions.length / 2.5, `only ${alone.length} are proved`);
  // Many to a script, as the start of each takes time.
  const groups: string[] = [];
  for (let at = 0; at < alone.length; at += 25) {
    groups.push(
      alone
        .slice(at, at + 25)
        .map(({ text }) => text)
        .join(''),
    );
  }
  const together = await provedOf(groups);
  assert.equal(together.length, groups.length, 'proved one by one, and not together');
  assert.deepEqual(await wrongOf(together), []);
});

test('statements', { skip, timeout: 600_000 }, async (context) => {
  const statements = lines('statements');
  const proved = await provedOf(statements.map((statement) => `${statement}\nkubectl get end\n`));
  context.diagnostic(`${proved.length} of ${statements.length} are proved`);
  assert.ok(proved.length > statements.length / 2.5, `only ${proved.length} are proved`);
  assert.deepEqual(await wrongOf(proved), []);
});

test('corners of the language: right, or refused', { skip, timeout: 600_000 }, async (context) => {
  const corners = lines('corners').map((line) => `${line.replaceAll('⏎', '\n')}\nkubectl get end\n`);
  const proved = await provedOf(corners);
  context.diagnostic(`${proved.length} of ${corners.length} are proved`);
  assert.deepEqual(await wrongOf(proved), []);
});
