/** Writing, with real devices, pipes, links and shells: nothing but nothing or a regular file is ever replaced. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { writeFile } from '../../src/files/write.js';
import { kubestepsInShell } from '../support/paths.js';
import { samplePath } from '../support/sample.js';
import { portion } from '../support/size.js';
import { needs } from '../support/tools.js';

const asRoot = process.getuid?.() === 0 ? needs('mknod') : 'only root makes devices';
const fixable = '#!/bin/bash\nset -euo pipefail\nNAME=prod\nkubectl get pods --context=$NAME\n';

function scene(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-write-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(samplePath, join(folder, 'kc'));
  const env = {
    ...process.env,
    HOME: folder,
    KUBECONFIG: join(folder, 'kc'),
  };
  const shell = (command: string, options: { uid?: number } = {}) =>
    spawnSync('bash', ['-c', `ks() { ${kubestepsInShell} "$@"; }; ${command}`], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 120_000,
      ...options,
    });
  return { folder, at: (name: string) => join(folder, name), shell };
}

const isScript = /^#!\/usr\/bin\/env bash\n[\s\S]*# kubesteps: /;

test('a device is written through and stays one', { skip: asRoot }, (t) => {
  const { at, shell } = scene(t);
  execFileSync('mknod', [at('null'), 'c', '1', '3']);
  execFileSync('mknod', [at('full'), 'c', '1', '7']);
  execFileSync('mknod', [at('disk'), 'b', '240', '240']);
  assert.equal(shell('ks generate -o null').status, 0);
  const full = shell('ks generate -o full');
  assert.equal(full.status, 1);
  assert.match(full.stderr, /^error: cannot write full: no space is left on the device\n {2}\S/);
  const disk = shell('ks generate --force -o disk');
  assert.equal(disk.status, 1);
  assert.match(disk.stderr, /disk is a disk/);
  for (const name of ['null', 'full']) assert.ok(lstatSync(at(name)).isCharacterDevice(), name);
  assert.equal(lstatSync(at('null')).mode & 0o777, 0o644);
});

test('pipes and descriptors in bash', { skip: needs('bash', 'mkfifo') }, (t) => {
  const { at, shell } = scene(t);
  const through = [
    'ks generate -o /dev/stdout | cat',
    'ln -s /dev/stdout link; ks generate -o link | cat',
    'mkfifo p; cat p & ks generate -o p; wait; [ -p p ]',
    'ks generate -o >(cat >out); while [ ! -s out ]; do sleep 0.05; done; cat out',
    'ks generate -o /dev/fd/3 3>three; cat three',
    'echo before >four; ks generate -o /dev/stdout >>four; head -n 1 four | grep -q before && tail -n +2 four',
  ];
  for (const command of portion(through, 3)) {
    const { stdout, stderr, status } = shell(command);
    assert.match(stdout, isScript, `${command}\n${stderr}`);
    assert.equal(status, 0, command);
  }
  assert.ok(lstatSync(at('link')).isSymbolicLink());
});

test('a new file obeys the umask, one that is there keeps mode, owner and links', {
  skip: needs('bash'),
}, (t) => {
  const { at, shell } = scene(t);
  assert.equal(shell('umask 077; ks generate -o new.sh').status, 0);
  assert.equal(statSync(at('new.sh')).mode & 0o777, 0o700);
  assert.equal(shell('umask 022; ks generate -o a/b/c.sh').status, 0);
  assert.equal(statSync(at('a/b/c.sh')).mode & 0o777, 0o755);
  writeFileSync(at('private.sh'), fixable, { mode: 0o600 });
  linkSync(at('private.sh'), at('other-name'));
  shell('ks verify --fix private.sh');
  assert.match(readFileSync(at('other-name'), 'utf8'), /="\$NAME"/);
  assert.equal(statSync(at('private.sh')).mode & 0o777, 0o600);
  assert.equal(statSync(at('private.sh')).nlink, 2);
  symlinkSync('there/x.sh', at('dangling'));
  assert.equal(shell('ks generate -o dangling').status, 0);
  assert.ok(lstatSync(at('dangling')).isSymbolicLink());
  assert.match(readFileSync(at('there/x.sh'), 'utf8'), isScript);
});

test('root keeps the owner; who cannot writes in place', { skip: asRoot }, (t) => {
  const { folder, at, shell } = scene(t);
  writeFileSync(at('theirs.sh'), fixable, { mode: 0o640 });
  chownSync(at('theirs.sh'), 1000, 1001);
  shell('ks verify --fix theirs.sh');
  assert.match(readFileSync(at('theirs.sh'), 'utf8'), /="\$NAME"/);
  const stat = statSync(at('theirs.sh'));
  assert.deepEqual([stat.uid, stat.gid, stat.mode & 0o777], [1000, 1001, 0o640]);

  execFileSync('chmod', ['755', folder]);
  writeFileSync(at('shared.sh'), fixable);
  execFileSync('chmod', ['666', at('shared.sh')]);
  execFileSync('chmod', ['644', at('kc')]);
  shell('ks verify --fix shared.sh', { uid: 65534 });
  assert.match(readFileSync(at('shared.sh'), 'utf8'), /="\$NAME"/);
  assert.equal(statSync(at('shared.sh')).uid, 0);
});

test('the kubeconfig in use is never written, by whatever name', { skip: needs('bash') }, (t) => {
  const { at, shell } = scene(t);
  const before = readFileSync(at('kc'));
  linkSync(at('kc'), at('hard'));
  symlinkSync('kc', at('soft'));
  mkdirSync(at('.kube'));
  copyFileSync(at('kc'), at('.kube/config'));
  copyFileSync(at('kc'), at('second'));
  const commands = [
    'ks generate --force -o kc',
    'ks generate --force -o hard',
    'ks generate --force -o soft',
    'ks generate --force -o .kube/config',
    'KUBECONFIG=kc:second ks generate --force -o second',
    'ks generate --kubeconfig second --force -o second',
    'ks generate --force -o not-there --kubeconfig kc; KUBECONFIG=kc:absent ks generate -o absent',
  ];
  for (const command of portion(commands, 3)) {
    const { status, stderr } = shell(command);
    assert.equal(status, 1, command);
    assert.match(stderr, /is a kubeconfig in use, and is never overwritten\n {2}name another file/);
  }
  for (const name of ['kc', '.kube/config', 'second']) assert.deepEqual(readFileSync(at(name)), before);
  writeFileSync(at('kc.sh'), fixable);
  assert.equal(shell('KUBECONFIG=kc:kc.sh ks verify --kubeconfig kc.sh --fix kc.sh').status, 1);
  assert.equal(readFileSync(at('kc.sh'), 'utf8'), fixable);
});

test('a file of somebody else needs --force, one of ours does not', { skip: needs('bash') }, (t) => {
  const { at, shell } = scene(t);
  const quoting = '# Notes\n\n```bash\n# kubesteps: {}\n```\n';
  for (const content of ['mine\n', quoting]) {
    writeFileSync(at('f'), content);
    const { status, stderr } = shell('ks generate -o f');
    assert.equal(status, 1);
    assert.match(stderr, /f is there already, and kubesteps did not write it\n.*--force/);
    assert.equal(readFileSync(at('f'), 'utf8'), content);
  }
  assert.equal(shell('ks generate -o f --force && ks generate -o f --lang ja').status, 0);
  assert.equal(shell('ks generate --shell powershell -o f && ks generate -o f').status, 0);
  assert.equal(shell(': >empty; ks generate -o empty').status, 0);
  assert.match(shell('ks generate --help').stdout, /--force/);
});

test('nothing is written where the file changed, and no stranger is removed', (t) => {
  const { folder, at } = scene(t);
  const [before, after] = [Buffer.from('read\n'), 'new\n'];
  writeFileSync(at('x'), 'changed\n');
  assert.throws(() => writeFile(at('x'), after, { mode: 0o666, before }), /has changed since it was read/);
  assert.throws(() => writeFile(at('gone'), after, { mode: 0o666, before }), /has changed since it was read/);
  assert.equal(readFileSync(at('x'), 'utf8'), 'changed\n');
  const part = (digit: string) => `.kubesteps-${digit.repeat(16)}.part`;
  for (const digit of ['a', 'b']) writeFileSync(at(part(digit)), '');
  utimesSync(at(part('a')), 1, 1);
  writeFile(at('y'), after, { mode: 0o666 });
  const left = readdirSync(folder).filter((name) => name.endsWith('.part'));
  assert.deepEqual(left, [part('b')], 'what was killed long ago is tidied up, what may be at work stays');
});
