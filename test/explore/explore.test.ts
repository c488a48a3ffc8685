/** The explorer on a real terminal. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { hostileNames } from '../support/hostile.js';
import { kubesteps, kubestepsInShell } from '../support/paths.js';
import { sampleCa } from '../support/sample.js';
import { Terminal } from '../support/terminal.js';
import { needs } from '../support/tools.js';

const cluster = (name: string) => ({
  name,
  cluster: { server: `https://${name}.example:6443`, 'certificate-authority-data': sampleCa },
});
const context = (name: string, of = 'prod') => ({ name, context: { cluster: of, user: 'jane' } });

function kubeconfig(names: readonly string[]): string {
  return JSON.stringify({
    'current-context': 'prod',
    contexts: [context('prod'), context('staging', 'staging'), ...names.map((name) => context(name))],
    clusters: [cluster('prod'), cluster('staging')],
    users: [{ name: 'jane', user: { token: 'sesame-secret' } }],
  }).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface Scene {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly terminal: Terminal;
  /** Calls the explorer from a shell. */
  start(): Promise<void>;
}

interface SceneOptions {
  readonly names?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
}

function scene(t: TestContext, { names = [], env: more = {}, ...size }: SceneOptions = {}): Scene {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-explore-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder, 'config'), kubeconfig(names));
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    HOME: folder,
    KUBECONFIG: join(folder, 'config'),
    LC_ALL: 'C.UTF-8',
    PS1: 'ready> ',
    ...more,
  };
  const terminal = new Terminal(['bash', '--norc', '--noprofile', '-i'], { env, cwd: folder, ...size });
  t.after(() => terminal.stop());
  return {
    folder,
    env,
    terminal,
    async start() {
      await terminal.until(/^ready>/m);
      terminal.type(
        `echo before; stty -a >settings; sh -c 'echo $$ >pid; exec "$0" "$@"' ${kubestepsInShell} explore; echo exit=$?`,
      );
      terminal.press('Enter');
      await terminal.until((screen) => screen.includes('kubesteps explore:') && screen.includes('jane'));
    },
  };
}

/** The terminal is as it was: its screen, its cursor, its settings. */
async function asItWas({ terminal, folder }: Scene, exitCode: number): Promise<void> {
  const screen = await terminal.until(new RegExp(`^exit=${exitCode}$`, 'm'));
  assert.match(screen, /^before$/m);
  assert.doesNotMatch(screen, /kubesteps explore:/);
  assert.equal(terminal.ask('#{alternate_on} #{cursor_flag}'), '0 1');
  terminal.type('stty -a >after; echo compared');
  terminal.press('Enter');
  await terminal.until(/^compared$/m);
  assert.equal(readFileSync(join(folder, 'after'), 'utf8'), readFileSync(join(folder, 'settings'), 'utf8'));
}

function generated(args: readonly string[], { env, folder }: Scene): string {
  const result = spawnSync(kubesteps[0], [...kubesteps.slice(1), 'generate', ...args], {
    env,
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
}

test('search, see, pick, preview, dry run, save, copy, Ctrl-C', {
  skip: needs('tmux', 'bash'),
}, async (t) => {
  const here = scene(t);
  const { terminal, folder } = here;
  writeFileSync(join(folder, 'bin/pbcopy'), `#!/bin/sh\ncat >'${folder}/copied'\n`);
  chmodSync(join(folder, 'bin/pbcopy'), 0o755);
  await here.start();
  assert.match(
    terminal.screen(),
    /^>\* prod .*│/m,
    'the current context is highlighted, its description beside',
  );

  terminal.type('stag');
  const searched = await terminal.until(/1 of 2 contexts[\s\S]*https:\/\/staging\.example:6443/);
  assert.match(searched, /^> {2}staging/m);
  assert.doesNotMatch(searched, /sesame/);

  terminal.press('Enter');
  await terminal.until(/staging › recipes[\s\S]*fits this context/);
  terminal.press('Down', 'Enter');
  await terminal.until(/staging › bound-token \(bash, safe, en\)[\s\S]*#!\/usr\/bin\/env bash/);
  terminal.press('Escape');
  await terminal.until(/› recipes/);
  terminal.press('Up', 'Enter');
  const preview = await terminal.until(/staging › token \(bash, safe, en\)[\s\S]*#!\/usr\/bin\/env bash/);
  assert.match(preview, /Lines 1-\d+ of \d+/);
  terminal.press('NPage');
  await terminal.until((screen) => !screen.includes('#!/usr/bin/env bash'));

  terminal.type('d');
  const report = await terminal.until(/› dry run[\s\S]*Proved/);
  assert.match(report, /GET https:\/\/staging\.example:6443\/api/);
  terminal.press('Escape');
  await terminal.until(/Lines 1-/);

  const script = generated(['--context=staging'], here);
  terminal.type('s');
  await terminal.until(/Save as: token\.sh/);
  terminal.press('Enter');
  await terminal.until(/written: token\.sh/);
  assert.equal(readFileSync(join(folder, 'token.sh'), 'utf8'), script);

  writeFileSync(join(folder, 'token.sh'), 'mine');
  terminal.type('s');
  await terminal.until(/Save as: token\.sh/);
  terminal.press('Enter');
  await terminal.until(/is there already\. Overwrite it/);
  terminal.type('n');
  await terminal.until((screen) => !screen.includes('Overwrite'));
  assert.equal(readFileSync(join(folder, 'token.sh'), 'utf8'), 'mine');
  terminal.press('Enter');
  await terminal.until(/Overwrite it/);
  terminal.type('y');
  await terminal.until(/written: token\.sh/);
  assert.equal(readFileSync(join(folder, 'token.sh'), 'utf8'), script);

  assert.match(terminal.screen(), /c copy to paste {2}s save/);
  terminal.type('c');
  await terminal.until(/copied, with pbcopy: blocks to paste into bash or zsh/);
  const blocks = generated(['--context=staging', '--format=paste'], here);
  assert.equal(readFileSync(join(folder, 'copied'), 'utf8'), blocks);
  assert.doesNotMatch(blocks, /^#|^set -|\bexit\b/m);

  terminal.press('C-c');
  await asItWas(here, 130);
});

test('another shell and style; without a clipboard program the terminal copies', {
  skip: needs('tmux', 'bash'),
}, async (t) => {
  const here = scene(t, { env: { PATH: '/usr/bin:/bin' } });
  const { terminal } = here;
  terminal.allowClipboard();
  await here.start();
  terminal.press('Enter');
  await terminal.until(/fits this context/);
  terminal.type('sy');
  await terminal.until(/Shell: powershell {3}Style: article/);
  terminal.press('Enter');
  await terminal.until(/token \(powershell, article, en\)[\s\S]*kubectl/);
  terminal.type('c');
  await terminal.until(/sent by OSC 52, .* blocks to paste into PowerShell/);
  assert.equal(
    terminal.clipboard(),
    generated(['--context=prod', '--shell=powershell', '--format=paste'], here),
  );
  terminal.press('Escape');
  await terminal.until(/› recipes/);
  terminal.press('Down', 'Down', 'Down', 'Enter');
  await terminal.until(/self \(powershell, article, en\)[\s\S]*kubectl/);
  terminal.type('c');
  await terminal.until(/recipe self cannot be pasted: its credentials need private files of a script/);
  terminal.press('Escape');
  await terminal.until(/› recipes/);
  terminal.press('Escape');
  await terminal.until(/kubesteps explore:/);
  terminal.press('Escape');
  await asItWas(here, 0);
});

test('a folder, or a place that cannot be written, is told, and nothing is lost', {
  skip: needs('tmux', 'bash'),
}, async (t) => {
  const here = scene(t);
  const { terminal, folder } = here;
  await here.start();
  terminal.press('Enter');
  await terminal.until(/fits this context/);
  terminal.press('Enter');
  await terminal.until(/#!\/usr\/bin\/env bash/);
  terminal.type('s');
  await terminal.until(/Save as/);
  terminal.press('C-u');
  terminal.type('bin');
  terminal.press('Enter');
  await terminal.until(/bin is a folder/);
  terminal.press('C-u');
  terminal.type('config/x.sh');
  terminal.press('Enter');
  await terminal.until(/cannot write config\/x\.sh/);
  terminal.press('C-u');
  terminal.type('~/new folder/x.sh');
  terminal.press('Enter');
  await terminal.until(/written: ~\/new folder\/x\.sh/);
  assert.ok(existsSync(join(folder, 'new folder/x.sh')));
});

test('a new size is drawn anew: details move below the list', { skip: needs('tmux', 'bash') }, async (t) => {
  const here = scene(t, { columns: 120, rows: 30 });
  await here.start();
  here.terminal.resize(60, 20);
  const narrow = await here.terminal.until(
    (screen) => /^>\* prod *$/m.test(screen) && screen.includes('jane'),
  );
  assert.match(narrow, /^─{60}$/m);
  here.terminal.resize(130, 30);
  await here.terminal.until(/^>\* prod .*│/m);
});

test('NO_COLOR: no colours; otherwise there are some', { skip: needs('tmux', 'bash') }, async (t) => {
  const colored = scene(t);
  await colored.start();
  assert.match(colored.terminal.paintedScreen(), /\u001b\[(\d;)?7m/);
  const bare = scene(t, { env: { NO_COLOR: '1' } });
  await bare.start();
  assert.doesNotMatch(bare.terminal.paintedScreen(), /\u001b\[/);
});

test('SIGTERM and SIGHUP give the terminal back too', { skip: needs('tmux', 'bash') }, async (t) => {
  for (const [signal, exitCode] of [
    ['TERM', 143],
    ['HUP', 129],
  ] as const) {
    const here = scene(t);
    await here.start();
    process.kill(Number(readFileSync(join(here.folder, 'pid'), 'utf8')), `SIG${signal}`);
    await asItWas(here, exitCode);
  }
});

test('hostile names are seen, and do nothing', { skip: needs('tmux', 'bash') }, async (t) => {
  const here = scene(t, { names: hostileNames, columns: 120, rows: 100 });
  const { terminal } = here;
  await here.start();
  assert.match(terminal.screen(), /\\u001b\[31mred/);
  terminal.type('[31mred');
  await terminal.until(/1 of \d+ contexts/);
  terminal.press('Enter');
  await terminal.until(/\\u001b\[31mred.*› recipes[\s\S]*fits this context/);
  terminal.press('Enter');
  await terminal.until(/› token \(bash/);
  assert.match(await terminal.until(/#!\/usr\/bin\/env bash/), /\\u001b/);
  terminal.press('C-c');
  await asItWas(here, 130);
  assert.doesNotMatch(terminal.ask('#{pane_title}'), /title/);
});

test('without a terminal it says what to call instead', async () => {
  const result = spawnSync(kubesteps[0], [...kubesteps.slice(1), 'explore'], { encoding: 'utf8', input: '' });
  assert.equal(result.status, 3);
  assert.equal(result.stdout, '');
  for (const verb of ['get contexts', 'describe', 'generate']) assert.match(result.stderr, new RegExp(verb));
});

test('a terminal that cannot place text is none, and a broken kubeconfig is told before the screen is taken', async () => {
  const keyboard = async (): Promise<never> => assert.fail('the terminal is left alone');
  const dumb = { ...fakeHost({ env: { TERM: 'dumb' } }), keyboard };
  assert.equal(await main(['explore'], dumb), 3);
  const broken = { ...fakeHost({ files: { '/home/user/.kube/config': 'contexts: [' } }), keyboard };
  assert.equal(await main(['explore'], broken), 1);
  assert.match(broken.written.stderr, /\.kube\/config/);
});
