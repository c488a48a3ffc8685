/** `completion SHELL --install`: what it says to do is done, word for word, and the shell completes kubesteps then. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { installCompleter } from '../../src/completion/kubectl-completer.js';
import { type Files, realFiles } from '../../src/host.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { kubesteps, kubestepsInShell, root } from '../support/paths.js';
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

/** Writes as a user who may not write into that folder. */
const refusingIn =
  (folder: string): Files['write'] =>
  (path, content, options) => {
    if (dirname(path) === folder)
      throw Object.assign(new Error('EACCES'), { code: 'EACCES', errno: -13, syscall: 'open' });
    realFiles.write(path, content, options);
  };

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

test('kubectl completes the plugin by what is written beside it', { skip: needs('kubectl') }, (t) => {
  const { home, install } = newHome(t);
  const plugin = `#!/bin/sh\nexec ${kubestepsInShell} "$@"\n`;
  const at = (...names: readonly string[]): string => join(home, ...names);
  mkdirSync(at('bin'));
  writeFileSync(at('bin/kubectl-steps'), plugin, { mode: 0o755 });
  const env = { PATH: [at('bin'), process.env.PATH].join(':') };
  const { stdout } = install(['fish', '--install'], env);
  assert.ok(
    stdout.includes(
      `wrote ${at('bin/kubectl_complete-steps')}, by which kubectl completes 'kubectl steps'\n`,
    ),
    stdout,
  );
  const asked = spawnSync('kubectl', ['__complete', 'steps', 'verif'], {
    env: { ...env, HOME: home },
    encoding: 'utf8',
  });
  assert.match(asked.stdout, /^verify\t.*\n:\d+\n$/);
  assert.doesNotMatch(install(['fish', '--install'], env).stdout, /kubectl completes/);
});

test('where the plugin lies in a folder of the system, a folder of the user takes it; else it says what to put there', (t) => {
  const { home, install } = newHome(t);
  const at = (...names: readonly string[]): string => join(home, ...names);
  for (const folder of ['system', 'own']) mkdirSync(at(folder));
  writeFileSync(at('system/kubectl-steps'), '#!/bin/sh\n', { mode: 0o755 });
  const hostOf = (PATH: string): FakeHost =>
    fakeHost({ realFiles: { ...realFiles, write: refusingIn(at('system')) }, home, env: { PATH } });
  const own = hostOf(`${at('system')}:/nowhere:${at('own')}`);
  const none = hostOf(at('system'));
  const path = at('own/kubectl_complete-steps');
  assert.deepEqual(installCompleter(none), [
    `kubectl completes 'kubectl steps' by an executable kubectl_complete-steps on PATH, and no folder of PATH can be written: put one there that runs kubectl-steps __complete kubectl "$@"`,
  ]);
  assert.deepEqual(installCompleter(own), [`wrote ${path}, by which kubectl completes 'kubectl steps'`]);
  assert.equal(readFileSync(path, 'utf8').split('\n')[2], 'exec kubectl-steps __complete kubectl "$@"');
  assert.deepEqual(installCompleter(own), []);
  assert.match(
    install(['fish', '--install'], { PATH: '/nowhere' }).stdout,
    /once kubectl-steps and kubectl_complete-steps are on PATH/,
  );
});

test('krew gives the plugin another name, and kubectl looks for that', (t) => {
  const { home } = newHome(t);
  writeFileSync(join(home, 'kubectl-api_steps'), '#!/bin/sh\n', { mode: 0o755 });
  const host = { ...fakeHost({ realFiles, home, env: { PATH: home } }), program: 'kubectl api-steps' };
  const path = join(home, 'kubectl_complete-api_steps');
  assert.deepEqual(installCompleter(host), [`wrote ${path}, by which kubectl completes 'kubectl api-steps'`]);
  assert.match(readFileSync(path, 'utf8'), /^exec kubectl-api_steps __complete kubectl "\$@"$/m);
});

test('it says what kubectl needs, where that is not on PATH', (t) => {
  const { home, install } = newHome(t);
  const hint = /kubectl_complete-steps are on PATH/;
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
