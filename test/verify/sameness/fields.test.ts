/**
 * Each field of a state is told apart where ways meet: with two ways that differ in it, and more ways than are kept
 * apart, what real shells do is foretold, and with the field forgotten it is not, or the report is another.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as bash from '../../../src/verify/bash/state/state-fields.js';
import { exitFields } from '../../../src/verify/fields.js';
import { fileFields, filesFields } from '../../../src/verify/file-fields.js';
import { objectFields } from '../../../src/verify/powershell/state/object-keys.js';
import * as powershell from '../../../src/verify/powershell/state/state-fields.js';
import type { FileReport } from '../../../src/verify/report.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { dryRunOf } from '../dry-run.js';
import * as forBash from './bash-fields.js';
import { withoutField } from './broken.js';
import { bashScript, powershellScript } from './cases.js';
import type { FieldCase } from './field-case.js';
import * as forPowershell from './powershell-fields.js';
import { Shells } from './shells.js';

interface Field {
  readonly name: string;
  readonly table: object;
  readonly field: string;
  readonly text: string;
  readonly by: 'run' | 'report';
}

type Shell = 'bash' | 'powershell';

/** The fields of which a script shows that they are told apart. */
function shown(
  shell: Shell,
  name: string,
  table: object,
  cases: Readonly<Record<string, FieldCase>>,
): Field[] {
  return Object.entries(cases).flatMap(([field, one]) => {
    if (typeof one === 'string') return [];
    const { by, ways = 5, ...difference } = one;
    const what = `${name}.${field}`;
    const text = (shell === 'bash' ? bashScript : powershellScript)({ what, ...difference }, ways);
    return [{ name: what, table, field, text, by }];
  });
}

function shownOfKinds(
  shell: Shell,
  name: string,
  tables: Readonly<Record<string, object>>,
  cases: Readonly<Record<string, Readonly<Record<string, FieldCase>>>>,
): Field[] {
  return Object.entries(tables).flatMap(([kind, table]) =>
    shown(shell, `${name} ${kind}`, table, cases[kind] ?? {}),
  );
}

const fields: Readonly<Record<Shell, readonly Field[]>> = {
  bash: [
    ...shown('bash', 'State', bash.stateFields, forBash.bashState),
    ...shown('bash', 'Variable', bash.variableFields, forBash.bashVariable),
    ...shown('bash', 'ShellFunction', bash.functionFields, forBash.bashFunction),
    ...shown('bash', 'Job', bash.jobFields, forBash.bashJob),
    ...shown('bash', 'VirtualFile', fileFields, forBash.bashFile),
    ...shown('bash', 'VirtualFiles', filesFields, forBash.bashFiles),
    ...shownOfKinds('bash', 'Sink', bash.sinkFields, forBash.bashSink),
    ...shownOfKinds('bash', 'Input', bash.inputFields, forBash.bashInput),
    ...shownOfKinds('bash', 'Exit', exitFields, forBash.bashExit),
  ],
  powershell: [
    ...shown('powershell', 'State', powershell.stateFields, forPowershell.powershellState),
    ...shown('powershell', 'Variable', powershell.variableFields, forPowershell.powershellVariable),
    ...shown('powershell', 'Scope', powershell.scopeFields, forPowershell.powershellScope),
    ...shown('powershell', 'VirtualFile', fileFields, forPowershell.powershellFile),
    ...shown('powershell', 'VirtualFiles', filesFields, forPowershell.powershellFiles),
    ...shownOfKinds('powershell', 'Exit', exitFields, forPowershell.powershellExit),
    ...shownOfKinds('powershell', 'PowerShellObject', objectFields, forPowershell.powershellObject),
  ],
};

/** With what the cluster has, and without what decides between the ways. */
const failures = [['fails'], ['nodes', 'fails']] as const;

for (const shell of ['bash', 'powershell'] as const) {
  test(`${shell}: what differs in one field`, {
    skip: needs(shell === 'bash' ? 'bash' : 'pwsh'),
  }, async (context) => {
    const all = fields[shell];
    const own = portion(all, 10);
    const texts = new Set(all.map(({ text }) => text)).size;
    context.diagnostic(`${own.length} of ${all.length} fields, ${texts} scripts`);
    assert.ok(texts >= 20);
    const shells = new Shells();
    try {
      const jobs = own.flatMap(({ text }) => failures.map((fails) => ({ text, fails })));
      const runs = shell === 'bash' ? jobs.map((job) => shells.bash(job)) : shells.powershell(jobs);
      const wrong: string[] = [];
      for (const [index, { name, table, field, text, by }] of own.entries()) {
        const real = runs.slice(index * failures.length, (index + 1) * failures.length);
        /** What the shell did and the report does not foretell, though it says that it is proved. */
        const better = (report: FileReport): readonly string[] =>
          report.verdict === 'not-proved' ? [] : real.flatMap((run) => unforeseen(report, run) ?? []);
        const report = await dryRunOf(shell, text);
        for (const why of better(report)) wrong.push(`${name}: ${why}\n${text}`);
        const others = await withoutField(table, field, () => dryRunOf(shell, text));
        const shows = others.some((other) =>
          by === 'run' ? better(other).length > 0 : JSON.stringify(other) !== JSON.stringify(report),
        );
        if (!shows) wrong.push(`${name}: nothing shows that it is told apart\n${text}`);
      }
      assert.deepEqual(wrong, []);
    } finally {
      shells.remove();
    }
  });
}
