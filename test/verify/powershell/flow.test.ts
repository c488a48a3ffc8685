/**
 * Scopes, output, errors, exits, pipelines and calls of programs by the line: what is proved is what PowerShell does.
 * `⏎` in a line of snippets/flow.ps1 is a line break.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Scenario } from '../../../src/exec-check/recorded-run.js';
import type { FileReport } from '../../../src/verify/report.js';
import { root } from '../../support/paths.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { calls, dryRun, kubeconfig } from './dry-run.js';
import { type Job, PowerShellSandbox } from './soundness/sandbox.js';

const lines = readFileSync(join(root, 'test/verify/powershell/snippets/flow.ps1'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => `${line.replaceAll('⏎', '\n')}\nkubectl get end\n`);

const scenarios: readonly Scenario[] = ['fine', 'forbidden', 'empty'];

interface Script {
  readonly text: string;
  readonly report: FileReport;
}

/** Several lines to a script where they can follow each other: the start of each takes time. */
async function scripts(): Promise<Script[]> {
  const all: Script[] = [];
  let open: Script | undefined;
  let size = 0;
  for (const text of lines) {
    const alone = { text, report: await dryRun(text) };
    assert.notEqual(alone.report.verdict, 'not-proved', text);
    const comesBack = calls(alone.report).includes('kubectl get end');
    const joined = open === undefined ? text : open.text + text;
    const together = { text: joined, report: open === undefined ? alone.report : await dryRun(joined) };
    if (comesBack && size < 6 && together.report.verdict !== 'not-proved') {
      open = together;
      size += 1;
      continue;
    }
    if (open !== undefined) all.push(open);
    open = comesBack ? alone : undefined;
    size = 1;
    if (!comesBack) all.push(alone);
  }
  return open === undefined ? all : [...all, open];
}

test('scopes, output, errors, exits and pipelines', {
  skip: needs('pwsh', 'bwrap', 'kubectl'),
  timeout: 600_000,
}, async () => {
  const sandbox = new PowerShellSandbox(kubeconfig);
  try {
    const every = await scripts();
    const all = portion(every, 12, Math.ceil(every.length / 2));
    const jobs = all.map(({ text }, index): Job => ({ text, scenario: scenarios[index % 3] ?? 'fine' }));
    const half = Math.ceil(jobs.length / 2);
    const runs = await Promise.all([sandbox.run(jobs.slice(0, half)), sandbox.run(jobs.slice(half))]);
    const wrong: string[] = [];
    for (const [index, run] of runs.flat().entries()) {
      const [script, job] = [all[index], jobs[index]];
      assert.ok(script !== undefined && job !== undefined);
      let why = unforeseen(script.report, run);
      if (why !== undefined) why = unforeseen(script.report, await sandbox.runFile(job));
      if (why !== undefined) wrong.push(`${script.text}${why}\n${run.stderr}`);
    }
    assert.deepEqual(wrong, []);
  } finally {
    sandbox.remove();
  }
});

test('a function begins with what `$?` was before it', async () => {
  const script = (before: string): string =>
    `Set-StrictMode -Version Latest\nfunction f { if ($?) { kubectl get nodes --context=lab } }\n${before}\nf\n`;
  const { verdict } = await dryRun(script('$b = $a'));
  assert.equal(verdict, 'not-proved');
});
