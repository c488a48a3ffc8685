/** Functions and handlers that PowerShell or its host calls by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun, marks } from './dry-run.js';

const block = '{ kubectl get pods }';

test('functions that a host calls by their names are refused', async () => {
  for (const name of [
    'prompt',
    'Prompt',
    'PSConsoleHostReadLine',
    'TabExpansion2',
    'Out-Default',
    'Out-String',
  ]) {
    for (const text of [
      `function ${name} ${block}`,
      `function global:${name} ${block}`,
      `function script:${name} ${block}`,
      `filter ${name} ${block}`,
      `function f { function ${name} ${block} }\nf`,
      `if ($env:HOME) { function ${name} ${block} }`,
      `\${function:${name}} = ${block}`,
      `Set-Item function:${name} ${block}`,
      `New-Item -Path function:${name} -Value ${block}`,
      `Set-Content function:${name} '${block}'`,
      `Set-Alias ${name} kubectl`,
    ])
      assert.equal((await dryRun(`${text}\n`)).verdict, 'not-proved', text);
  }
  assert.deepEqual(marks(await dryRun(`function prompt ${block}\n`)), ['1:KS3106']);
});

test('handlers and preferences that change what later commands do are refused', async () => {
  for (const text of [
    `$ExecutionContext.InvokeCommand.CommandNotFoundAction = ${block}`,
    `$ExecutionContext.SessionState.InvokeCommand.PreCommandLookupAction = ${block}`,
    "$PSDefaultParameterValues['*:Uri'] = 'https://127.0.0.1:9'",
    "$PSDefaultParameterValues = @{ 'Invoke-RestMethod:Uri' = 'https://127.0.0.1:9' }",
    `Register-EngineEvent PowerShell.Exiting -Action ${block}`,
    `Set-PSBreakpoint -Command kubectl -Action ${block}`,
    `Add-Content $PROFILE 'kubectl get pods'`,
    'Set-Alias kubectl curl\nkubectl get pods',
    `\${alias:kubectl} = 'curl'\nkubectl get pods`,
    `Update-TypeData -TypeName System.String -MemberType ScriptMethod -MemberName ToString -Value ${block}`,
  ])
    assert.equal((await dryRun(`${text}\n`)).verdict, 'not-proved', text);
});

test("the script's own functions are what runs under their names, and nothing of the program's", async () => {
  const report = await dryRun("function kubectl { 'none' }\nkubectl get pods\n");
  assert.deepEqual([report.verdict, report.calls], ['nothing', []]);
});
