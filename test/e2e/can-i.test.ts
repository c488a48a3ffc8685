/** `can-i` against a real API server: yes and no by the exit code, as kubectl auth can-i has them, and the list. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);

const questions = [
  { name: 'yes', options: ['--verb=get', '--path=/healthz'], status: 0, says: /^yes: .* may get \/healthz/m },
  {
    name: 'no',
    options: ['--verb=list', '--resource=secrets', '--namespace=kube-system'],
    status: 1,
    says: /^no: the ServiceAccount kube-system\/default may not list secrets -n kube-system/m,
  },
  { name: 'the list', options: ['--list'], status: 0, says: /^HTTP 201$/m },
] as const;

const each = questions.flatMap((question) => realShells.map((shell) => ({ question, shell })));

for (const { question, shell } of crossed(each, 1, (one) => [one.question.name, one.shell.name])) {
  const { name, options, status, says } = question;
  test(`${name}: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const env = { KUBECONFIG: adminKubeconfig };
      const text = await generated(['can-i', '--shell', shell.dialect, ...options], env);
      const run = await runScript(shell, text, { env });
      assert.equal(run.status, status, run.stderr);
      assert.match(run.stderr, says);
      assert.match(JSON.parse(run.stdout).kind, /^SelfSubject(Access|Rules)Review$/);
      assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
    }),
  );
}
