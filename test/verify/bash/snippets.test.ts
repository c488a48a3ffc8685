/**
 * Snippets at the edges of what shells do, one a line (⏎ is a line break), held against real bash, dash and zsh. What
 * the dry run does not prove is not run. `found.txt` has those that were foretold wrong once.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scenarios } from '../../../src/exec-check/recorded-run.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { Random } from '../../support/random.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { calls, dryRun, here, kubeconfig } from './dry-run.js';
import { Sandbox } from './soundness/sandbox.js';

const folder = join(here, 'snippets');

const snippetsOf = (name: string): readonly string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('⏎', '\n'));

const heads: readonly [string, ...string[]] = ['#!/bin/bash', '#!/bin/sh', '#!/usr/bin/env zsh'];

const skip = needs('bash', 'bwrap', 'dash', 'kubectl', 'zsh');

/** Undefined where the run is one that is foretold. */
async function wrong(
  sandbox: Sandbox,
  text: string,
  scenario: (typeof scenarios)[number],
): Promise<string | undefined | 'not proved'> {
  const report = await dryRun(text);
  if (report.verdict === 'not-proved') return 'not proved';
  const run = await sandbox.run(text, scenario);
  const why = unforeseen(report, run);
  if (why === undefined) return undefined;
  return `${text}\n=> ${why}\nforetold: ${JSON.stringify(calls(report))}\n${run.stderr}`;
}

async function check(texts: readonly string[], random: Random): Promise<void> {
  const sandbox = new Sandbox(kubeconfig);
  const found: string[] = [];
  let proved = 0;
  const queue = [...texts];
  const worker = async (): Promise<void> => {
    for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
      const result = await wrong(sandbox, text, random.pick(scenarios));
      if (result !== 'not proved') proved += 1;
      if (result !== undefined && result !== 'not proved') found.push(result);
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    sandbox.remove();
  }
  process.stdout.write(`seed ${random.seed}: ${texts.length} snippets, ${proved} proved\n`);
  assert.deepEqual(found, []);
  // Were everything refused, nothing would be held against a shell.
  assert.ok(proved > texts.length / 5, `${proved} of ${texts.length} are proved`);
}

test('snippets that were foretold wrong once', { skip, timeout: 300_000 }, () => {
  const texts = portion(snippetsOf('found.txt'), 30).flatMap((snippet) =>
    heads.map((head) => `${head}\n${snippet}\n`),
  );
  return check(texts, new Random(1));
});

// Real shells take their time: some of the snippets in every run, about all of them in the full suite.
const count = fuzzCount({ quick: 25, full: 600, every: 2400 });

fuzzTest('random snippets, alone and in rows', { skip, timeout: 1_200_000 }, (seed) => {
  const random = new Random(seed);
  const all = readdirSync(folder).flatMap(snippetsOf) as [string, ...string[]];
  const texts = Array.from({ length: count }, () => {
    const row = Array.from({ length: random.chance(0.5) ? 1 : 2 + random.below(2) }, () => random.pick(all));
    return `${random.pick(heads)}\n${row.join('\n')}\n`;
  });
  return check(texts, random);
});
