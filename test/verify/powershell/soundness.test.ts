/** A proof is never wrong: random edits of real scripts, with real PowerShell as the judge. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scenarios } from '../../../src/exec-check/recorded-run.js';
import type { FileReport } from '../../../src/verify/report.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { generated } from '../../support/generate.js';
import { root } from '../../support/paths.js';
import { Random } from '../../support/random.js';
import { crossed, everyNth, full, portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { difference } from '../soundness/difference.js';
import type { Edit } from '../soundness/edit.js';
import { configFile, dryRun, kubeconfig } from './dry-run.js';
import { commands } from './soundness/edit-material.js';
import { editOf } from './soundness/edits.js';
import { type Job, PowerShellSandbox } from './soundness/sandbox.js';

interface Script {
  readonly name: string;
  readonly text: string;
}

/** Scripts that people could have written, and those that `generate` writes. */
async function scripts(): Promise<readonly Script[]> {
  const folder = join(root, 'test/verify/powershell/scripts');
  const all = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  for (const recipe of ['token', 'secret-token', 'proxy']) {
    for (const style of ['safe', 'article']) {
      const args = [recipe, '--shell', 'powershell', '--style', style];
      all.push({ name: `${recipe} (${style})`, text: await generated(args, { KUBECONFIG: configFile }) });
    }
  }
  return all;
}

const skip = needs('pwsh', 'bwrap', 'kubectl');

test('what the scripts do is foretold', { skip }, async () => {
  const sandbox = new PowerShellSandbox(kubeconfig);
  try {
    const all = (await scripts()).flatMap(({ name, text }) =>
      scenarios.map((scenario) => ({ name, job: { text, scenario } })),
    );
    const cases = crossed(all, 4, ({ name, job }) => [name, job.scenario]);
    const runs = await sandbox.run(cases.map(({ job }) => job));
    for (const [index, { name, job }] of cases.entries()) {
      const report = await dryRun(job.text);
      const refused = report.findings.filter((one) => one.notProved);
      assert.notEqual(report.verdict, 'not-proved', `${name}: ${JSON.stringify(refused)}`);
      const run = runs[index];
      assert.ok(run !== undefined);
      assert.equal(unforeseen(report, run), undefined, `${name} (${job.scenario}): ${run.stderr}`);
    }
  } finally {
    sandbox.remove();
  }
});

/** Ways to put a command into a script. */
const frames: readonly ((command: string) => string)[] = [
  (command) => `${command}\nkubectl get after`,
  (command) =>
    `Set-StrictMode -Version Latest\n$ErrorActionPreference = 'Stop'\n${command}\nkubectl get after`,
  (command) =>
    `Set-StrictMode -Version Latest\nfunction main {\n${command}\nkubectl get after\n}\nmain\nkubectl get end`,
  (command) =>
    `$context = 'lab'\ntry {\n${command}\n} catch { kubectl get caught } finally { kubectl get finally }`,
  (command) => `$x = & {\n${command}\n}\nkubectl get "x$x"`,
  (command) => `foreach ($round in 1..2) {\n${command}\n}\nkubectl get after`,
];

test('every command that the edits insert, by itself', { skip, timeout: 1_200_000 }, async () => {
  const sandbox = new PowerShellSandbox(kubeconfig);
  const open: { text: string; job: Job; report: FileReport }[] = [];
  const tried = portion(commands, 6);
  let looked = 0;
  for (const [row, command] of tried.entries()) {
    for (const [column, frame] of frames.entries()) {
      // In a full run each in two frames.
      if (full && !everyNth(row + column, 3)) continue;
      looked++;
      const text = frame(command);
      const report = await dryRun(text);
      if (report.verdict !== 'not-proved') open.push({ text, job: { text, scenario: 'fine' }, report });
    }
  }
  const wrong: string[] = [];
  try {
    const runs = await inHalves(
      sandbox,
      open.map(({ job }) => job),
    );
    for (const [index, { text, job, report }] of open.entries()) {
      let run = runs[index];
      if (run === undefined || unforeseen(report, run) !== undefined) run = await sandbox.runFile(job);
      const why = unforeseen(report, run);
      if (why !== undefined) wrong.push(`${text}\n${why}\n${run.stderr}`);
    }
  } finally {
    sandbox.remove();
  }
  process.stdout.write(`${open.length} of ${looked} are proved, ${wrong.length} wrong\n`);
  assert.deepEqual(wrong, []);
});

/** Two processes side by side, where it takes longer than to start one. */
async function inHalves(sandbox: PowerShellSandbox, jobs: readonly Job[]) {
  if (jobs.length < 40) return sandbox.run(jobs);
  const half = Math.ceil(jobs.length / 2);
  const parts = await Promise.all([jobs.slice(0, half), jobs.slice(half)].map((part) => sandbox.run(part)));
  return parts.flat();
}

/** Commands that have nothing to do with each other, but share variables, files and functions. */
function rowOfCommands(random: Random): Script {
  const row = Array.from({ length: 1 + random.below(6) }, () => random.pick(commands)).join('\n');
  return { name: 'a row of commands', text: (frames[random.below(frames.length)] ?? String)(row) };
}

async function fuzz(seed: number, count: number): Promise<void> {
  const random = new Random(seed);
  const sandbox = new PowerShellSandbox(kubeconfig);
  const all = await scripts();
  const texts = all.map(({ text }) => text);
  const counts = { 'not-proved': 0, nothing: 0, proved: 0, findings: 0 };
  const open: { script: string; edit: Edit; job: Job; report: FileReport }[] = [];
  for (let index = 0; index < count; index++) {
    const script = random.chance(0.3)
      ? rowOfCommands(random)
      : (all[random.below(all.length)] ?? { name: '', text: '' });
    let edit = editOf(script.text, random, texts);
    if (script.name === 'a row of commands' && random.chance(0.5))
      edit = { name: 'as it is', text: script.text };
    else if (random.chance(0.2))
      edit = { ...editOf(edit.text, random, texts), name: `${edit.name}, and one more` };
    const scenario = random.pick(scenarios);
    const report = await dryRun(edit.text);
    counts[report.verdict] += 1;
    if (report.verdict !== 'not-proved') {
      open.push({ script: script.name, edit, job: { text: edit.text, scenario }, report });
    }
  }
  const wrong: string[] = [];
  try {
    const runs = await inHalves(
      sandbox,
      open.map(({ job }) => job),
    );
    for (const [index, { script, edit, job, report }] of open.entries()) {
      let run = runs[index];
      let why = run === undefined ? 'it did not run' : unforeseen(report, run);
      // Processes side by side are recorded in the order in which they come to it.
      for (let attempt = 0; why !== undefined && attempt < 2; attempt++) {
        run = await sandbox.runFile(job);
        why = unforeseen(report, run);
      }
      if (why === undefined) continue;
      const original = all.find((other) => other.name === script)?.text;
      const shown = original === undefined ? edit.text : difference(original, edit.text);
      wrong.push(`--- ${script}: ${edit.name} (${job.scenario}): ${why}\n${run?.stderr ?? ''}\n${shown}\n`);
    }
  } finally {
    sandbox.remove();
  }
  process.stdout.write(`seed ${seed}: ${count} edits: ${JSON.stringify(counts)}, ${wrong.length} wrong\n`);
  for (const text of wrong.slice(0, 20)) process.stdout.write(text);
  assert.equal(wrong.length, 0);
}

const edits = fuzzCount({ quick: 8, full: 300, every: 4000 });

fuzzTest('random edits', { skip, timeout: 3_600_000 }, (seed) => fuzz(seed, edits));
