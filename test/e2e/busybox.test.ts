/** Safe bash scripts need a shell, kubectl and curl: what else they call is in BusyBox, as in Alpine images. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { readOnly } from '../support/read-options.js';
import { accountFor, kubeconfigRecipes } from '../support/recipes.js';
import { realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { findProgram, needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl, objects } from './cluster.js';

const needed = ['bash', 'kubectl', 'curl'];
const skip = needsCluster('busybox', ...needed);
const serviceAccount = 'kubesteps-e2e-busybox';
let folder = '';

before(() => {
  if (skip) return;
  kubectl('create', 'serviceaccount', serviceAccount);
  folder = mkdtempSync(join(tmpdir(), 'kubesteps-busybox-'));
  const busybox = findProgram('busybox') ?? '';
  for (const applet of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
    if (!needed.includes(applet)) symlinkSync(busybox, join(folder, applet));
  }
  for (const name of needed) symlinkSync(findProgram(name) ?? '', join(folder, name));
});
after(() => {
  if (skip) return;
  kubectl('delete', 'serviceaccounts', serviceAccount);
  rmSync(folder, { recursive: true });
});

test('safe bash scripts run with the tools of BusyBox', { skip, concurrency: true }, async (t) => {
  const unchanged = objects('busybox');
  const [bash] = realShells;
  assert.ok(bash?.name === 'bash');
  await Promise.all(
    portion(kubeconfigRecipes, 1).map((name) =>
      t.test(name, async () => {
        const account = readOnly(name, 'safe', ['--service-account', accountFor(name, serviceAccount)]);
        const text = await generated([name, '--kubeconfig', adminKubeconfig, ...account]);
        const run = await runScript(bash, text, { env: { PATH: folder } });
        // Clusters before Kubernetes 1.28 know no SelfSubjectReview in v1: 403, or 404 for who may see all there is.
        const unknown = name === 'whoami' && /^HTTP 40[34]$/m.test(run.stderr);
        assert.equal(run.status, unknown ? 1 : 0, run.stderr);
        const good = name === 'kubeconfig' ? /\.kubeconfig is ready: /m : /^HTTP 2\d\d$/m;
        assert.match(run.stderr, unknown ? /^error: .*Kubernetes 1\.28/m : good);
        assert.doesNotMatch(run.stderr, /not found|usage|applet/i);
        const meant = name === 'kubeconfig' ? [`${serviceAccount}.kubeconfig`] : [];
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], meant], 'no other file is left');
      }),
    ),
  );
  assert.deepEqual(objects('busybox'), unchanged, 'the cluster is as it was before');
});
