/** `verify --fix`: the file, the diff, the report of what is left. */
import assert from 'node:assert/strict';
import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

const script = '#!/bin/bash\nset -euo pipefail\nNAME=lab\nkubectl get pods --context=$NAME\n';
const mended = script.replace('$NAME', '"$NAME"');

async function verify(args: readonly string[], text = script) {
  const host = fakeHost({
    files: { '/home/user/.kube/config': kubeconfig, '/cwd/steps.sh': text },
    env: { HOME: '/home/user' },
  });
  const code = await main(['verify', ...args], host);
  return {
    code,
    ...host.written,
    file: new TextDecoder().decode(host.files.read('/cwd/steps.sh')),
  };
}

test('the file is mended, the diff is shown, and the report is of the new text', async () => {
  const { code, stdout, stderr, file } = await verify(['--fix', 'steps.sh']);
  assert.equal(file, mended);
  assert.match(
    stdout,
    /^-kubectl get pods --context=\$NAME\n\+kubectl get pods --context="\$NAME"\n[\s\S]*Proved: steps\.sh/m,
  );
  assert.match(stderr, /steps\.sh: mended 1 finding: KS2103/);
  assert.equal(code, 0);
});

test('in another format, stdout has that format alone', async () => {
  const { stdout, stderr } = await verify(['--fix', 'steps.sh', '--format', 'json']);
  assert.equal(JSON.parse(stdout).files[0].verdict, 'proved');
  assert.match(stderr, /^\+kubectl get pods --context="\$NAME"$/m);
});

test('nothing to mend: the file is not touched', async () => {
  const { stdout, stderr, file, code } = await verify(['--fix', 'steps.sh'], mended);
  assert.equal(file, mended);
  assert.doesNotMatch(stdout, /^[+-]/m);
  assert.match(stderr, /nothing that --fix could mend/);
  assert.equal(code, 0);
});

test('without --fix, nothing is written', async () => {
  const { file, code } = await verify(['steps.sh']);
  assert.equal(file, script);
  assert.equal(code, 1);
});

test('a link stays a link, and a file its mode', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-test-'));
  try {
    const [target, link] = [join(folder, 'steps.sh'), join(folder, 'link.sh')];
    writeFileSync(target, script, { mode: 0o750 });
    symlinkSync('steps.sh', link);
    const host = fakeHost({ env: { HOME: folder, KUBECONFIG: join(folder, 'config') }, realFiles });
    writeFileSync(join(folder, 'config'), kubeconfig);
    await main(['verify', '--fix', link], host);
    assert.equal(readFileSync(target, 'utf8'), mended);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(statSync(target).mode & 0o777, 0o750);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('wrong usage: stdin, and --update beside it', async () => {
  const stdin = await verify(['--fix', '-']);
  assert.equal(stdin.code, 3);
  assert.match(stdin.stderr, /name a file/);
  assert.equal((await verify(['--fix', '--update', 'steps.sh'])).code, 3);
});

test('a repair that an older tool would not understand is not made', async () => {
  const text =
    'TOKEN=$(kubectl create token default --context=lab) || exit 1\n' +
    'curl -q -H "Authorization: Bearer $TOKEN" https://127.0.0.1:6443/api\n';
  const old = await verify(['--fix', 'steps.sh', '--target', 'curl=7.50'], text);
  assert.equal(old.file, text);
  const now = await verify(['--fix', 'steps.sh', '--target', 'curl=7.55'], text);
  assert.match(now.file, /-H @-/);
});
