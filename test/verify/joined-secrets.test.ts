/** A credential that is there on some ways only is one where the ways are joined: what prints it is still found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRunOf } from './dry-run.js';
import { bashScript, powershellScript } from './sameness/cases.js';

const create = 'kubectl create token default --context=lab';

const shells = {
  bash: (other: string): string =>
    bashScript({ what: '', yes: `t=$(${create})`, no: other, shows: 'echo "$t"' }, 5),
  powershell: (other: string): string =>
    powershellScript({ what: '', yes: `$t = ${create}`, no: other, shows: 'Write-Host "$t"' }, 5),
};

const others = {
  bash: ['', "t=''", 't=none', 't=$(kubectl create token other --context=prod)'],
  powershell: ['', '$t = $null', '$t = 1', '$t = kubectl create token other --context=prod'],
};

for (const shell of ['bash', 'powershell'] as const)
  for (const other of others[shell])
    test(`${shell}: ${other || 'nothing'} on the other way`, async () => {
      const text = shells[shell](other);
      const { findings } = await dryRunOf(shell, text);
      const line = text.split('\n').findIndex((one) => /^(?:echo|Write-Host) "\$t"/.test(one)) + 1;
      assert.ok(findings.some((one) => one.code === 'KS5103' && one.line === line));
    });
