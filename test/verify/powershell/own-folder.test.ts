/** A folder of the script's own that may be there or not: what Test-Path says of it, it says of what is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun, marks } from './dry-run.js';

/** So many ends that they become one, which no longer knows how far the script got. */
const manyEnds = Array.from(
  { length: 12 },
  (_, index) =>
    `    if ([string](& kubectl get ns -o name --context=lab) -match '${index}') { $last = ${index}; throw 'end ${index}' }`,
);

const script = (cleanUp: string): string =>
  [
    "$ErrorActionPreference = 'Stop'",
    '$last = 0',
    "$work = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'kube-' + [IO.Path]::GetRandomFileName())",
    'try {',
    ...manyEnds,
    '    $null = [IO.Directory]::CreateDirectory($work)',
    '    $token = [string](& kubectl create token default --context=lab)',
    '    [IO.File]::WriteAllText("$work/token", $token)',
    ...manyEnds,
    '} catch {',
    '    [Console]::Error.WriteLine($_.Exception.Message)',
    '} finally {',
    `    ${cleanUp}`,
    '}',
    '',
  ].join('\n');

const leftBehind = async (cleanUp: string): Promise<boolean> =>
  marks(await dryRun(script(cleanUp))).some((mark) => mark.endsWith(':KS5105'));

test('removed where it is there: nothing is left behind', async () => {
  const cleanUp = 'if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force }';
  assert.equal(await leftBehind(cleanUp), false);
});

test('removed where another is there, or where it is not: it can be', async () => {
  const otherwise = [
    'if (Test-Path -LiteralPath "$work/other") { Remove-Item -LiteralPath $work -Recurse -Force }',
    'if (-not (Test-Path -LiteralPath $work)) { $last = 0 }',
    'if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath "$work/other" -Force -ErrorAction SilentlyContinue }',
  ];
  for (const cleanUp of otherwise) assert.equal(await leftBehind(cleanUp), true, cleanUp);
});
