/** Small scripts in bash, sh (dash) and zsh: what is proved does what is foretold. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import type { Scenario } from '../../../src/exec-check/recorded-run.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { dryRun, here, kubeconfig } from './dry-run.js';
import { Sandbox } from './soundness/sandbox.js';

const firstLines = { bash: '#!/bin/bash', sh: '#!/bin/sh', zsh: '#!/usr/bin/env zsh' } as const;
type Shell = keyof typeof firstLines;
const shells = Object.keys(firstLines) as readonly Shell[];

interface Row {
  /** The shells in which the script has to be proved; in others it may be. */
  readonly proved: readonly string[];
  readonly script: string;
}

/** Rows of `SHELLS | SCRIPT`; in a script, `⏎` stands for a line break. */
function rowsOf(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [names = '', ...script] = line.split(' | ');
      return { proved: names.trim().split(' '), script: `${script.join(' | ').replaceAll('⏎', '\n')}\n` };
    });
}

const table = readdirSync(join(here, 'against-shells')).map((name) => ({
  topic: basename(name, '.txt'),
  rows: rowsOf(join(here, 'against-shells', name)),
}));

const needed: Readonly<Record<Shell, readonly [string, ...string[]]>> = {
  bash: ['bash', 'bwrap', 'kubectl'],
  sh: ['dash', 'bwrap', 'kubectl'],
  zsh: ['zsh', 'bwrap', 'kubectl'],
};

const sandbox = needs('bwrap', 'kubectl') === false ? new Sandbox(kubeconfig) : undefined;
after(() => sandbox?.remove());

for (const { topic, rows } of table) {
  test(`${topic}: what is proved`, async () => {
    for (const { proved, script } of rows) {
      for (const shell of shells) {
        const { verdict, findings } = await dryRun(`${firstLines[shell]}\n${script}`);
        if (verdict !== 'not-proved') continue;
        assert.ok(!proved.includes(shell), `${shell}: ${script}${JSON.stringify(findings)}`);
        assert.ok(
          findings.some(({ notProved, line, message }) => notProved && line > 0 && message !== ''),
          script,
        );
      }
    }
  });

  for (const shell of shells) {
    const skip = needs(...needed[shell]);
    test(`${topic}: foretold, and the same in ${shell}`, { skip }, async () => {
      const queue = portion(rows, 2).flatMap(({ script }) =>
        scenariosOf(script).map((scenario) => ({ script, scenario })),
      );
      const worker = async (): Promise<void> => {
        for (let job = queue.pop(); job !== undefined; job = queue.pop())
          await compare(shell, job.script, job.scenario);
      };
      await Promise.all([worker(), worker(), worker()]);
    });
  }
}

/** With calls that fail, too, where something asks for that. */
const scenariosOf = (script: string): readonly Scenario[] =>
  /kubectl[^\n]*(\|\||&&|\$\?)|(if|while|until) (! )?kubectl/.test(script)
    ? ['fine', 'unreachable']
    : ['fine'];

async function compare(shell: Shell, script: string, scenario: Scenario): Promise<void> {
  const text = `${firstLines[shell]}\n${script}`;
  const report = await dryRun(text);
  if (report.verdict === 'not-proved') return;
  for (let attempt = 0; ; attempt++) {
    const run = await sandbox?.run(text, scenario);
    assert.ok(run !== undefined);
    const why = unforeseen(report, run);
    // Processes side by side are recorded in the order in which they come to it.
    if (why !== undefined && attempt < 2) continue;
    assert.equal(why, undefined, `${shell} (${scenario}): ${script}${run.stderr}`);
    return;
  }
}
