/** `in-pod` against a real API server, with a token of a ServiceAccount and the CA where the kubelet mounts them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { inPod, podShells, serviceAccount } from '../support/pod.js';
import { runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bwrap', 'bash', 'zsh', 'dash', 'busybox', 'pwsh', 'kubectl', 'curl');
const name = 'kubesteps-e2e-in-pod';
const limit = limiter(3);
let pod = { path: '', remove: () => {} };
let env: Readonly<Record<string, string>> = {};

const authority = '{{base64decode (index (index .clusters 0).cluster "certificate-authority-data")}}';

before(() => {
  if (skip) return;
  kubectl('create', 'serviceaccount', name);
  const view = ['config', 'view', '--minify', '--raw', '--flatten'];
  const server = new URL(kubectl(...view, '-o', 'jsonpath={.clusters[0].cluster.server}'));
  env = {
    KUBERNETES_SERVICE_HOST: server.hostname.replace(/^\[|\]$/g, ''),
    KUBERNETES_SERVICE_PORT: server.port || '443',
  };
  pod = serviceAccount({
    token: kubectl('create', 'token', name),
    ca: kubectl(...view, '-o', `go-template=${authority}`),
    namespace: 'default',
  });
});
after(() => {
  if (skip) return;
  pod.remove();
  kubectl('delete', 'serviceaccount', name);
});

for (const shell of portion(podShells, 2)) {
  test(
    `${shell.name}: the answer, and a 403 that names the ServiceAccount and the pod's namespace`,
    { skip, concurrency: true },
    () =>
      limit(async () => {
        const script = (...args: readonly string[]): Promise<string> =>
          generated(['in-pod', '--shell', shell.dialect, ...args]);
        const answered = await runScript(inPod(shell, pod.path), await script(), { env });
        assert.equal(answered.status, 0, answered.stderr);
        assert.equal(JSON.parse(answered.stdout).kind, 'APIVersions');
        const refused = await runScript(inPod(shell, pod.path), await script('--resource', 'secrets'), {
          env,
        });
        assert.equal(refused.status, 1, refused.stderr);
        assert.match(
          JSON.parse(refused.stdout).message,
          /User "system:serviceaccount:default:kubesteps-e2e-in-pod" cannot list .* in the namespace "default"/,
        );
        assert.match(refused.stderr, /^error: 403 Forbidden: the ServiceAccount of the pod/m);
        for (const run of [answered, refused])
          assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
      }),
  );
}
