/** `completion SHELL --install`: what it says to do is done, word for word, and the shell completes kubesteps then. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { kubesteps, root } from '../support/paths.js';
import { needs } from '../support/tools.js';

/** An empty home whose name needs quotes, with the variables that name folders in it. */
function newHome(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-install-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, "it's home");
  mkdirSync(home);
  const environment = { PATH: process.env.PATH, HOME: home };
  const install = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(kubesteps[0], [...kubesteps.slice(1), 'completion', ...args], {
      env: { ...environment, ...env },
      encoding: 'utf8',
    });
  const run = (program: string, args: readonly string[]): string => {
    const result = spawnSync(program, args, { env: environment, encoding: 'utf8' });
    assert.deepEqual([result.stderr, result.status], ['', 0]);
    return result.stdout.trim();
  };
  return { home, install, run };
}

const written = (stdout: string): string => /^wrote (.*)$/m.exec(stdout)?.[1] ?? stdout;
const saidOf = (stdout: string, file: string): string =>
  new RegExp(`add this to ${file}.*?: (.*)$`, 'm').exec(stdout)?.[1] ?? stdout;

test('bash: in the folder of bash-completion, or by the line for ~/.bashrc', { skip: needs('bash') }, (t) => {
  const { home, install, run } = newHome(t);
  const { stdout, stderr, status } = install(['bash', '--install']);
  assert.deepEqual([stderr, status], ['', 0]);
  assert.equal(written(stdout), join(home, '.local/share/bash-completion/completions/kubesteps'));
  const asked = `${saidOf(stdout, '~/.bashrc')}; complete -p kubesteps`;
  assert.match(run('bash', ['--norc', '-c', asked]), /-F _kubesteps kubesteps$/);
  const own = join(home, 'own');
  for (const [env, folder] of [
    [{ XDG_DATA_HOME: own }, join(own, 'bash-completion')],
    [{ BASH_COMPLETION_USER_DIR: `${own}:/elsewhere` }, own],
    [{ XDG_DATA_HOME: 'relative' }, join(home, '.local/share/bash-completion')],
  ] as const)
    assert.ok(install(['bash', '--install'], env).stdout.includes(join(folder, 'completions/kubesteps')));
});

test('zsh: compinit finds it, once its folder is in fpath', { skip: needs('zsh') }, (t) => {
  const { install, run } = newHome(t);
  const { stdout } = install(['zsh', '--install']);
  const line = saidOf(stdout, '~/.zshrc');
  const asked = 'autoload -Uz compinit; compinit -D -u; print -r -- $_comps[kubesteps]';
  assert.equal(run('zsh', ['-f', '-c', asked]), '');
  assert.equal(run('zsh', ['-f', '-c', `${line}; ${asked}`]), '_kubesteps');
  const again = install(['zsh', '--install'], { FPATH: `/usr/share/zsh:${dirname(written(stdout))}` });
  assert.match(again.stdout, /_kubesteps is as it should be/);
  assert.doesNotMatch(again.stdout, /fpath/);
});

test('fish finds it by itself', { skip: needs('fish') }, (t) => {
  const { home, install, run } = newHome(t);
  const { stdout } = install(['fish', '--install']);
  assert.equal(written(stdout), join(home, '.config/fish/completions/kubesteps.fish'));
  // It loads what completes a command that there is.
  writeFileSync(join(home, 'kubesteps'), '#!/bin/sh\n', { mode: 0o755 });
  const asked = 'set PATH ~ $PATH; complete -C "kubesteps " >/dev/null; complete -c kubesteps';
  assert.match(run('fish', ['-c', asked]), /__kubesteps_complete/);
});

test('PowerShell: by the line for $PROFILE', { skip: needs('pwsh') }, (t) => {
  const { install, run } = newHome(t);
  const { stdout } = install(['powershell', '--install']);
  const line = saidOf(stdout, '\\$PROFILE');
  assert.equal(run('pwsh', ['-NoProfile', '-NonInteractive', '-Command', `${line}; 'done'`]), 'done');
  assert.deepEqual(
    readFileSync(written(stdout), 'utf8'),
    readFileSync(join(root, 'templates/completion/kubesteps.ps1'), 'utf8'),
  );
});

test('a file of another stays, unless --force says so; one of ours is renewed', (t) => {
  const { install } = newHome(t);
  const path = written(install(['fish', '--install']).stdout);
  const script = readFileSync(path, 'utf8');
  writeFileSync(path, `# mine\n${script.split('\n').slice(1).join('\n')}`);
  const refused = install(['fish', '--install']);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /is there already, and kubesteps did not write it\n {2}.*--force/);
  assert.match(readFileSync(path, 'utf8'), /^# mine/);
  assert.equal(install(['fish', '--install', '--force']).status, 0);
  assert.equal(readFileSync(path, 'utf8'), script);
  writeFileSync(path, '# Completes kubesteps in fish, as an older version did.\n');
  assert.equal(install(['fish', '--install']).status, 0);
  assert.equal(readFileSync(path, 'utf8'), script);
});

test('it says what kubectl needs, where that is not on PATH', (t) => {
  const { home, install } = newHome(t);
  const hint = /kubectl_complete-steps is on PATH/;
  assert.match(install(['fish', '--install'], { PATH: home }).stdout, hint);
  writeFileSync(join(home, 'kubectl_complete-steps'), '#!/bin/sh\n', { mode: 0o755 });
  assert.doesNotMatch(install(['fish', '--install'], { PATH: home }).stdout, hint);
});

test('--force alone is refused', (t) => {
  const { install } = newHome(t);
  const { stderr, status, stdout } = install(['fish', '--force']);
  assert.deepEqual([stdout, status], ['', 3]);
  assert.match(stderr, /--force has no meaning without --install/);
});
