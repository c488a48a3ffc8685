/**
 * shellcheck, PowerShell's own parser and PSScriptAnalyzer report nothing on anything that is generated: all golden
 * cases, and hostile names, of which nothing comes into the text that a terminal acts on.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { main } from '../../src/main.js';
import { generated } from '../support/generate.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { root } from '../support/paths.js';
import { full, portion } from '../support/size.js';
import { needs } from '../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-analyzers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Golden scripts of one shell, by case. */
function goldens(start: string): readonly Script[] {
  const cases = join(root, 'test/cases');
  const all = readdirSync(cases)
    .map((name) => ({ name, text: readFileSync(join(cases, name, 'stdout'), 'utf8') }))
    .filter(({ text }) => text.replace('\ufeff', '').startsWith(start));
  return portion(all, 4);
}

interface Script {
  readonly name: string;
  readonly text: string;
}

const written = new Map<string, Promise<readonly Script[]>>();

/** Scripts with hostile names in them. */
function hostile(shell: string): Promise<readonly Script[]> {
  const scripts = written.get(shell) ?? hostileNow(shell);
  written.set(shell, scripts);
  return scripts;
}

async function hostileNow(shell: string): Promise<readonly Script[]> {
  const scripts: Script[] = [];
  for (const [index, name] of portion(hostileNames, 3, 25).entries()) {
    const kubeconfig = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [{ name, cluster: { server: 'https://127.0.0.1:9' } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      users: [{ name, user: { token: 't' } }],
      // Raw, these are line breaks or not allowed in YAML; escaped, they are part of the name.
    }).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const host = fakeHost({ files: { '/k': kubeconfig }, env: { KUBECONFIG: '/k' } });
    const args = ['generate', 'secret-token', '--shell', shell, '--user', name, '--cluster', name];
    if ((await main(args, host)) === 0) scripts.push({ name: `hostile-${index}`, text: host.written.stdout });
  }
  return scripts;
}

test('generated text never carries a control character or text that turns around', async () => {
  for (const shell of ['bash', 'powershell']) {
    for (const { name, text } of await hostile(shell)) {
      // biome would have these as code points; they are what a terminal acts on.
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, name);
      if (shell === 'powershell') assert.match(text, /^[\n -~]*$/, `${name}: ASCII only`);
    }
  }
});

function write(scripts: readonly Script[], extension: string): readonly string[] {
  return scripts.map(({ name, text }) => {
    const path = join(folder, `${name}.${extension}`);
    writeFileSync(path, text);
    return path;
  });
}

test('shellcheck reports nothing', { skip: needs('shellcheck') }, async () => {
  const files = write([...goldens('#!/usr/bin/env bash'), ...(await hostile('bash'))], 'sh');
  assert.ok(files.length > (full ? 50 : 5), `${files.length} scripts`);
  const result = spawnSync('shellcheck', ['--enable=avoid-nullary-conditions', '--format=gcc', ...files], {
    encoding: 'utf8',
  });
  assert.equal(result.stdout, '');
  assert.equal(result.status, 0);
});

/** What a request may hold that means something to a shell, or looks to shellcheck as if it were meant to. */
const nasty = ["/a'b", '/$(id)', '/a$HOME/b', '/!x', "/x'?a='", '/(a)&b;c*'];

test('shellcheck takes it for POSIX sh, and dash and BusyBox can parse it', {
  skip: needs('shellcheck', 'dash', 'busybox'),
}, async () => {
  const hostiles = await Promise.all(
    nasty.flatMap((path, index) =>
      [
        ['--path', path],
        ['--header', `X-Sample: ${path}\\' \`id\` \\`],
      ].map(async (args, at) => ({
        name: `hostile-sh-${index}-${at}`,
        text: await generated(['in-pod', '--shell', 'sh', ...args]),
      })),
    ),
  );
  const files = write([...goldens('#!/bin/sh'), ...hostiles], 'sh');
  assert.ok(files.length > (full ? 16 : 12), `${files.length} scripts`);
  const result = spawnSync('shellcheck', ['--shell=sh', '--format=gcc', ...files], { encoding: 'utf8' });
  assert.equal(result.stdout, '');
  assert.equal(result.status, 0);
  for (const file of files) {
    execFileSync('dash', ['-n', file]);
    execFileSync('busybox', ['sh', '-n', file]);
  }
});

test('bash and zsh can parse it', { skip: needs('bash', 'zsh') }, () => {
  for (const file of write(goldens('#!/usr/bin/env bash'), 'sh')) {
    execFileSync('bash', ['-n', file]);
    execFileSync('zsh', ['-n', file]);
  }
});

// All default rules are on, and the syntax must be that of 5.1 and of 7.
const analyze = `
$settings = @{ IncludeDefaultRules = $true; Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.0') } } }
foreach ($file in Get-ChildItem -LiteralPath '${folder}' -Filter *.ps1) {
  $errors = $null
  $null = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$errors)
  foreach ($e in $errors) { "$($file.Name): $($e.Message)" }
  Invoke-ScriptAnalyzer -Path $file.FullName -Settings $settings | ForEach-Object { "$($file.Name):$($_.Line): $($_.RuleName): $($_.Message)" }
}
`;

test("PowerShell's parser and PSScriptAnalyzer report nothing", { skip: needs('pwsh') }, async () => {
  const files = write([...goldens('#requires'), ...(await hostile('powershell'))], 'ps1');
  assert.ok(files.length > (full ? 25 : 5), `${files.length} scripts`);
  // Not a script of ours, and full of what the analyzer should find: it does run.
  write([{ name: 'bad', text: 'function Foo { iwr $x; $unused = 1; $a ?? 1 }\n' }], 'ps1');
  const script = join(folder, 'analyze.txt');
  writeFileSync(script, analyze);
  const output = execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-Command', analyze], {
    encoding: 'utf8',
  });
  const lines = output.trim().split('\n');
  assert.ok(lines.some((line) => line.startsWith('bad.ps1') && line.includes('PSUseCompatibleSyntax')));
  assert.deepEqual(
    lines.filter((line) => !line.startsWith('bad.ps1')),
    [],
  );
});
