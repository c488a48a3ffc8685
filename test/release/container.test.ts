/** The Dockerfile, by a linter; and what its image has is enough for the executable. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { validate } from 'dockerfile-utils';
import { builtExecutable, root } from '../support/paths.js';
import { needs } from '../support/tools.js';

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

test('a linter finds nothing', () => {
  assert.deepEqual(validate(dockerfile), []);
  assert.ok(validate(`${dockerfile}\nENTRYPONT []`).length > 0, 'the linter is awake');
});

test('what it copies is there, and nobody is root', () => {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').trimEnd().split('\n');
  for (const [, path = ''] of dockerfile.matchAll(/ \/src\/(\S+)/g)) {
    const [first = ''] = path.split('/');
    assert.ok(ignored.includes(first) ? first === 'dist' : existsSync(join(root, path)), path);
  }
  assert.match(dockerfile, /^USER nonroot\nENTRYPOINT \["\/usr\/local\/bin\/kubesteps"\]\n$/m);
});

const skip = existsSync(builtExecutable)
  ? needs('bwrap', 'ldd')
  : 'there is no executable: npm run executable makes it';
test('with the C library alone, no shell, no home and nothing to write to, it makes a script', {
  skip,
}, () => {
  const libraries = [
    ...spawnSync('ldd', [builtExecutable], { encoding: 'utf8' }).stdout.matchAll(/(\/\S+) \(/g),
  ].map(([, path = '']) => path);
  assert.ok(
    libraries.every((path) => /\/(?:libc|libm|libdl|libpthread|ld-linux-[\w-]+)\.so\.\d$/.test(path)),
    libraries.join(' '),
  );
  const bound = [...libraries, join(root, 'templates/sample/kubeconfig.yaml')].flatMap((path) => [
    '--ro-bind',
    path,
    path.endsWith('.yaml') ? '/kubeconfig' : path,
  ]);
  const inside = [
    '--ro-bind',
    builtExecutable,
    '/usr/local/bin/kubesteps',
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--unshare-all',
  ];
  const set = ['--clearenv', '--setenv', 'KUBECONFIG', '/kubeconfig', '--uid', '65532', '--chdir', '/'];
  const args = [
    ...bound,
    ...inside,
    ...set,
    '--remount-ro',
    '/',
    '/usr/local/bin/kubesteps',
    'generate',
    '--proof',
  ];
  const { status, stdout, stderr } = spawnSync('bwrap', args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^#!\/usr\/bin\/env bash\n/);
  assert.match(stderr, /^Proved: /m);
});
