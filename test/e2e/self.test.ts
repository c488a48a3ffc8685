/** `self` against a real API server: each way to sign in that a script can take on, in every shell; nothing is left. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { certificatePlugin } from './certificate-plugin.js';
import { adminKubeconfig, kubeconfigs } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-self-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const limit = limiter(4);

const signIns = skip ? [] : [...kubeconfigs(), certificatePlugin(join(folder, 'plugin'))];

const cases = crossed(
  signIns.flatMap((kubeconfig) => realShells.map((shell) => ({ kubeconfig, shell }))),
  3,
  ({ kubeconfig, shell }) => [kubeconfig, shell.name],
);

for (const { kubeconfig, shell } of cases) {
  test(`${basename(kubeconfig)}, ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const text = await generated(['self', '--shell', shell.dialect, '--kubeconfig', kubeconfig]);
      const run = await runScript(shell, text);
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stderr, /^HTTP 200$/m);
      assert.equal(JSON.parse(run.stdout).kind, 'APIVersions');
      assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
    }),
  );
}

for (const shell of crossed(realShells, 1, ({ dialect }) => [dialect]))
  test(`a plugin that answers with a certificate, without kubectl: ${shell.name}`, { skip }, async () => {
    const kubeconfig = certificatePlugin(join(folder, `bare ${shell.name}`));
    const path = '--path=/api/v1/namespaces/kube-system/serviceaccounts';
    const args = ['self', '--without-kubectl', path, '--shell', shell.dialect, '--kubeconfig', kubeconfig];
    const run = await runScript(shell, await generated(args));
    assert.equal(run.status, 0, run.stderr);
    assert.equal(JSON.parse(run.stdout).kind, 'ServiceAccountList');
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
  });

/** The admin's kubeconfig, whose user acts as somebody who may do nothing. */
function actingAsNobody(): string {
  const path = join(folder, 'as');
  const text = readFileSync(adminKubeconfig, 'utf8');
  const acting = text.replace(/(user: \{)(?=client-certificate)/, '$1as: nobody-here, as-groups: [dev], ');
  assert.notEqual(acting, text);
  writeFileSync(path, acting, { mode: 0o600 });
  return path;
}

for (const shell of crossed(realShells, 1, ({ dialect }) => [dialect])) {
  test(
    `impersonation is asked for, and a 403 names the way out: ${shell.name}`,
    {
      skip,
      concurrency: true,
    },
    () =>
      limit(async () => {
        const kubeconfig = actingAsNobody();
        const path = '/api/v1/namespaces/default/secrets';
        const text = await generated([
          'self',
          `--path=${path}`,
          '--shell',
          shell.dialect,
          '--kubeconfig',
          kubeconfig,
        ]);
        const run = await runScript(shell, text);
        assert.equal(run.status, 1, run.stderr);
        assert.match(JSON.parse(run.stdout).message, /User "nobody-here" cannot list resource "secrets"/);
        assert.match(run.stderr, /error: 403 Forbidden: user lab may not GET/);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      }),
  );
}
