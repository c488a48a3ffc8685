/** A proof is never wrong: random edits of real scripts, with real bash as the judge. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Scenario, scenarios } from '../../../src/exec-check/recorded-run.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { generated } from '../../support/generate.js';
import { Random } from '../../support/random.js';
import { crossed } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { difference } from '../soundness/difference.js';
import type { Edit } from '../soundness/edit.js';
import { configFile, dryRun, here, kubeconfig } from './dry-run.js';
import { editOf } from './soundness/edits.js';
import { Sandbox } from './soundness/sandbox.js';
import { structuralEdit } from './soundness/structural-edits.js';

interface Script {
  readonly name: string;
  readonly text: string;
}

/** Scripts that people could have written, and those that `generate` writes. */
async function scripts(): Promise<readonly Script[]> {
  const folder = join(here, 'corpus');
  const all = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  for (const recipe of ['token', 'secret-token', 'proxy']) {
    for (const style of ['safe', 'article']) {
      const text = await generated([recipe, '--style', style], { KUBECONFIG: configFile });
      all.push({ name: `${recipe} (${style})`, text });
    }
  }
  return all;
}

const skip = needs('bash', 'bwrap', 'kubectl');

test('what the corpus does is foretold', { skip }, async () => {
  const sandbox = new Sandbox(kubeconfig);
  try {
    const all = (await scripts()).flatMap((script) => scenarios.map((scenario) => ({ script, scenario })));
    const chosen = crossed(all, 10, ({ script, scenario }) => [script.name, scenario]);
    for (const script of new Set(chosen.map((one) => one.script))) {
      const { name, text } = script;
      const report = await dryRun(text);
      assert.notEqual(
        report.verdict,
        'not-proved',
        `${name}: ${JSON.stringify(report.findings.filter((one) => one.notProved))}`,
      );
      for (const { scenario } of chosen.filter((one) => one.script === script)) {
        const run = await sandbox.run(text, scenario);
        assert.equal(unforeseen(report, run), undefined, `${name} (${scenario}): ${run.stderr}`);
      }
    }
  } finally {
    sandbox.remove();
  }
});

interface Wrong {
  readonly script: string;
  readonly edit: Edit;
  readonly scenario: Scenario;
  readonly why: string;
}

async function fuzz(seed: number, count: number): Promise<void> {
  const random = new Random(seed);
  const sandbox = new Sandbox(kubeconfig);
  // FUZZ_ONLY: a regular expression for the names of the scripts to edit.
  const only = new RegExp(process.env.FUZZ_ONLY ?? '');
  const all = (await scripts()).filter(({ name }) => only.test(name));
  const wrong: Wrong[] = [];
  const counts = { 'not-proved': 0, nothing: 0, proved: 0, findings: 0 };
  const judge = async (
    script: { name: string; text: string },
    edit: Edit,
    scenario: Scenario,
  ): Promise<void> => {
    const report = await dryRun(edit.text);
    counts[report.verdict] += 1;
    if (report.verdict === 'not-proved') return;
    for (let attempt = 0; ; attempt++) {
      const run = await sandbox.run(edit.text, scenario);
      const why = unforeseen(report, run);
      if (why === undefined) return;
      // Processes side by side are recorded in the order in which they come to it.
      if (attempt < 2) continue;
      wrong.push({ script: script.name, edit, scenario, why: `${why}\n${run.stderr}` });
      return;
    }
  };
  try {
    const others = all.map(({ text }) => text);
    const one = (text: string): Edit =>
      random.chance(0.5) ? editOf(text, random) : structuralEdit(text, random, others);
    const queue = Array.from({ length: count }, () => {
      const script = all[random.below(all.length)] ?? { name: '', text: '' };
      let edit = one(script.text);
      if (random.chance(0.2)) edit = { ...one(edit.text), name: `${edit.name}, and one more` };
      return { script, edit, scenario: random.pick(scenarios) };
    });
    const worker = async (): Promise<void> => {
      for (let job = queue.pop(); job !== undefined; job = queue.pop())
        await judge(job.script, job.edit, job.scenario);
    };
    await Promise.all([worker(), worker(), worker()]);
  } finally {
    sandbox.remove();
  }
  process.stdout.write(`seed ${seed}: ${count} edits: ${JSON.stringify(counts)}, ${wrong.length} wrong\n`);
  for (const { script, edit, scenario, why } of wrong.slice(0, 20)) {
    const original = all.find((other) => other.name === script)?.text ?? '';
    process.stdout.write(
      `--- ${script}: ${edit.name} (${scenario}): ${why}\n${difference(original, edit.text)}\n`,
    );
  }
  assert.equal(wrong.length, 0);
}

const edits = fuzzCount({ quick: 10, full: 300, every: 4000 });

fuzzTest('random edits', { skip, timeout: 3_600_000 }, (seed) => fuzz(seed, edits));
