/** The ServiceAccount, its Role and its binding are removed however the script ends, and one that was there is not touched. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const taken = 'kubesteps-e2e-account-taken';

before(() => {
  if (!skip) kubectl('create', 'serviceaccount', taken);
});
after(() => {
  if (!skip) kubectl('delete', 'serviceaccounts', taken);
});

/** Its objects of that name that are there. */
const there = (account: string): readonly string[] =>
  kubectl('get', 'serviceaccounts,roles,rolebindings', account, '--ignore-not-found', '-o', 'name')
    .split('\n')
    .filter((name) => name !== '');

const script = (account: string, { dialect }: RealShell, ...options: string[]): Promise<string> =>
  generated(['service-account', '--shell', dialect, '--service-account', account, ...options], {
    KUBECONFIG: adminKubeconfig,
  });

const env = { KUBECONFIG: adminKubeconfig };
const limit = limiter(4);

/** Behind version, two looks at the kubeconfig, the CA, and get, apply, get. */
const atCreateToken = { program: 'kubectl', call: 8 };

for (const [index, shell] of crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect])) {
  test(`404, after which nothing is left: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const account = `kubesteps-e2e-account-refused-${index}`;
      const run = await runScript(shell, await script(account, shell, '--resource', 'configmaps/nowhere'), {
        env,
      });
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /HTTP 404/);
      assert.deepEqual(there(account), [], run.stderr);
      assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
    }),
  );

  test(`SIGINT once the binding is there: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const account = `kubesteps-e2e-account-interrupted-${index}`;
      const programs = holdingPrograms(['kubectl', 'curl'], atCreateToken);
      try {
        let made: readonly string[] = [];
        let interrupted: Promise<void> | undefined;
        const run = await runScript(shell, await script(account, shell, '--resource', 'pods'), {
          env: { ...env, PATH: `${programs.folder}:${process.env.PATH}` },
          started: (pid) => {
            interrupted = programs
              .reached()
              .then(() => {
                made = there(account);
                process.kill(pid, 'SIGINT');
              })
              .finally(() => programs.release());
          },
        });
        await interrupted;
        assert.equal(made.length, 3, run.stderr);
        // pwsh -Command ends with 1 where the script is stopped, whatever exit says in its finally.
        assert.equal(run.status, shell.dialect === 'bash' ? 130 : 1, run.stderr);
        assert.deepEqual(there(account), [], run.stderr);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      } finally {
        programs.remove();
      }
    }),
  );

  test(`one that is there stays: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const run = await runScript(shell, await script(taken, shell, '--resource', 'pods'), { env });
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /already, and this script would remove it at its end/);
      assert.deepEqual(there(taken), [`serviceaccount/${taken}`]);
    }),
  );
}
