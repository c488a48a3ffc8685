/** Functions that a shell calls by their names: no call of them stands in the script, so their definition is refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifyText } from '../../../src/verify/verify.js';
import { needs } from '../../support/tools.js';
import { dryRun, marks, world } from './dry-run.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-hooks-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const body = 'kubectl get pods';

/** What makes zsh call each of them, where a script can. */
const zshHooks: Readonly<Record<string, string | undefined>> = {
  TRAPEXIT: ':',
  TRAPZERR: 'false',
  TRAPERR: 'false',
  TRAPDEBUG: ':',
  TRAPINT: 'kill -INT $$',
  TRAPUSR1: 'kill -USR1 $$',
  zshexit: ':',
  chpwd: 'cd /',
  command_not_found_handler: 'no-such-program-at-all || :',
  zsh_directory_name: ': ~[x] 2>/dev/null || :',
  precmd: undefined,
  preexec: undefined,
  periodic: undefined,
  zshaddhistory: undefined,
};

for (const [name, moment] of Object.entries(zshHooks)) {
  test(`zsh: ${name} is refused, wherever it is defined`, async () => {
    for (const text of [
      `${name}() { ${body}; }`,
      `function ${name} { ${body}; }`,
      `function ${name}() { ${body}; }`,
      `${name}() (${body})`,
      `f() { ${name}() { ${body}; }; }\nf`,
      `(${name}() { ${body}; }; cd /)`,
      `if [ -n "$HOME" ]; then ${name}() { ${body}; }; fi`,
      `trap '${name}() { ${body}; }' EXIT`,
      `x=$(${name}() { ${body}; }; cd /)`,
      `for x in a; do ${name}() { ${body}; }; done`,
      `f() { :; }\nfunctions[${name}]=f`,
      `functions=(${name} '${body}')`,
      `autoload ${name}`,
      `autoload -Uz add-zsh-hook\nadd-zsh-hook ${name} f`,
      `eval '${name}() { ${body}; }'`,
      `"${name}"() { ${body}; }`,
      `a ${name} () { ${body}; }`,
      `function a ${name} { ${body}; }`,
      `alias ${name}=kubectl`,
    ]) {
      for (const first of ['#!/usr/bin/env zsh', '#!/bin/sh', '']) {
        const { verdict } = await dryRun(`${first}\nset -euo pipefail\n${text}\n`);
        assert.equal(verdict, 'not-proved', `${first}\n${text}`);
      }
    }
    const { findings } = await dryRun(`#!/bin/zsh\n${name}() { ${body}; }\n`);
    assert.ok(findings.some(({ code, fix }) => code === 'KS3106' && fix?.startsWith('give it another name')));
  });
  // The others are called at a prompt only.
  if (moment === undefined) continue;
  test(`zsh itself calls ${name}`, { skip: needs('zsh') }, () => {
    const file = join(folder, `${name}.zsh`);
    writeFileSync(file, `${name}() { print -u2 CALLED; return 0 }\n${moment}\n`);
    assert.match(spawnSync('zsh', ['-f', file], { encoding: 'utf8' }).stderr, /CALLED/);
  });
}

test('zsh: arrays of functions that it calls, and PERIOD', async () => {
  const names = ['chpwd', 'precmd', 'preexec', 'periodic', 'zshaddhistory', 'zshexit', 'zsh_directory_name'];
  for (const name of names) {
    for (const text of [`${name}_functions=(f)`, `${name}_functions+=(f)`, `export ${name}_functions=f`]) {
      for (const first of ['#!/bin/zsh', ''])
        assert.equal((await dryRun(`${first}\n${text}\n`)).verdict, 'not-proved', `${first} ${text}`);
    }
  }
  assert.equal((await dryRun('#!/bin/zsh\nPERIOD=1\n')).verdict, 'not-proved');
});

test('bash: command_not_found_handle, and what runs before commands', async () => {
  for (const text of [
    'command_not_found_handle() { :; }',
    'function command_not_found_handle { :; }',
    'PROMPT_COMMAND=f',
    'PROMPT_COMMAND=(f)',
    "PS4='$(kubectl get pods)'",
    'export BASH_ENV=/tmp/x',
    'export ENV=/tmp/x',
    "trap 'kubectl get pods' DEBUG",
    "trap 'kubectl get pods' ERR",
    "trap 'kubectl get pods' RETURN",
    'f() { :; }\nexport -f f',
  ]) {
    for (const first of ['#!/bin/bash', ''])
      assert.equal((await dryRun(`${first}\n${text}\n`)).verdict, 'not-proved', text);
  }
});

test('a script for bash alone may use the names that mean something to zsh only', async () => {
  const text = 'preexec() { kubectl get pods; }\nchpwd() { preexec; }\nchpwd\n';
  const report = await dryRun(`#!/usr/bin/env bash\n${text}`);
  assert.deepEqual([report.verdict, marks(report), report.calls.length], ['proved', [], 1]);
  // The ending of the name says it as well, where no first line does.
  for (const [file, verdict] of [
    ['a.bash', 'proved'],
    ['a.zsh', 'not-proved'],
    ['a.sh', 'not-proved'],
  ] as const)
    assert.equal((await verifyText({ file, text }, world)).verdict, verdict, file);
});

test('a.zsh is read as zsh reads it', async () => {
  const text = '[[ a == a ]] && kubectl get pods\n';
  assert.equal((await verifyText({ file: 'a.zsh', text }, world)).verdict, 'not-proved');
  assert.equal((await verifyText({ file: 'a.sh', text }, world)).verdict, 'proved');
});

test('names that only look like them are fine', async () => {
  for (const name of [
    'periodic_check',
    'traps',
    'TRAP',
    'on_exit',
    'chpwd_to',
    'my_TRAPEXIT',
    'command_found',
  ])
    assert.equal((await dryRun(`#!/bin/zsh\n${name}() { ${body}; }\n${name}\n`)).verdict, 'proved', name);
});
