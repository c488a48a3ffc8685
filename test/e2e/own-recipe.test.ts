/** The README's recipe on a real API server: with the rights that `verify --rbac` says, it does what it says. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kubesteps, root } from '../support/paths.js';
import { realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const namespace = 'kubesteps-e2e-own';
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-own-'));

const run = (...args: readonly string[]): string =>
  execFileSync(kubesteps[0], [...kubesteps.slice(1), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, KUBECONFIG: adminKubeconfig },
  });

const generate = (shell: string, replicas: string): string =>
  run(
    ...['generate', 'scale', '--recipes=scale.yaml', '--param=app=web', `--param=replicas=${replicas}`],
    ...[`--namespace=${namespace}`, `--shell=${shell}`],
  );

before(() => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFileSync(
    join(folder, 'scale.yaml'),
    /^```yaml\n# recipes[\s\S]*?^```$/m.exec(readme)?.[0].slice(8, -3) ?? '',
  );
  if (skip) return;
  kubectl('create', 'namespace', namespace);
  kubectl('create', 'serviceaccount', 'deployer', `--namespace=${namespace}`);
  kubectl('create', 'deployment', 'web', '--image=none', '--replicas=0', `--namespace=${namespace}`);
});
after(() => {
  if (!skip) kubectl('delete', 'namespace', namespace, '--wait=false');
  rmSync(folder, { recursive: true });
});

const env = { KUBECONFIG: adminKubeconfig };

test('without rights 403, and with those that are derived it scales: in every shell, in a quick run in one', {
  skip,
}, async () => {
  const [bash = assert.fail()] = realShells;
  const refused = await runScript(bash, generate('bash', '1'), { env });
  assert.equal(refused.status, 1, refused.stderr);
  assert.match(refused.stderr, /^HTTP 403$/m);
  writeFileSync(join(folder, 'own.sh'), generate('bash', '1'));
  // The admin's own, for the token, is not what is missing.
  const role = run('verify', '--rbac', 'own.sh')
    .split('---\n')
    .find((one) => one.includes('deployments/scale'));
  writeFileSync(join(folder, 'role.yaml'), role ?? assert.fail('no Role'));
  const made = kubectl('apply', '-f', join(folder, 'role.yaml'), '-o', 'jsonpath={.metadata.name}');
  const account = `--serviceaccount=${namespace}:deployer`;
  kubectl('create', 'rolebinding', 'own', `--role=${made}`, account, `--namespace=${namespace}`);
  for (const [index, shell] of portion(realShells, 1).entries()) {
    const replicas = ['1', '3'][index % 2] ?? '';
    const run = await runScript(shell, generate(shell.dialect, replicas), { env });
    assert.equal(run.status, 0, `${shell.name}: ${run.stderr}`);
    const [changed = '', seen = ''] = run.stdout.split(/(?<=^\})\s*(?=\{)/m);
    assert.equal(JSON.parse(changed).spec.replicas, Number(replicas), shell.name);
    assert.equal(JSON.parse(seen).metadata.name, 'web', shell.name);
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], shell.name);
    const now = kubectl(
      'get',
      'deployment',
      'web',
      `--namespace=${namespace}`,
      '-o',
      'jsonpath={.spec.replicas}',
    );
    assert.equal(now, replicas, shell.name);
  }
});
