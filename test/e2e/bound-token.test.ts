/** The Secret that a token is bound to is removed however the script ends: refused half way, or interrupted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { generated } from '../support/generate.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const endings = ['refused', 'interrupted'] as const;
const accounts = endings.flatMap((ending) =>
  realShells.map((_, index) => `kubesteps-e2e-bound-${ending}-${index}`),
);

before(() => {
  if (!skip) for (const name of accounts) kubectl('create', 'serviceaccount', name);
});
after(() => {
  if (!skip) kubectl('delete', 'serviceaccounts', ...accounts);
});

const isThere = (secret: string): boolean =>
  kubectl('get', 'secrets', secret, '--ignore-not-found', '-o', 'name') !== '';

const script = (account: string, { dialect }: RealShell, ...options: string[]): Promise<string> =>
  generated(['bound-token', '--shell', dialect, '--service-account', account, ...options], {
    KUBECONFIG: adminKubeconfig,
  });

const env = { KUBECONFIG: adminKubeconfig };
const limit = limiter(4);

for (const [index, shell] of crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect])) {
  test(`403: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const account = `kubesteps-e2e-bound-refused-${index}`;
      const text = await script(account, shell, '--path', '/api/v1/namespaces/default/secrets');
      const run = await runScript(shell, text, { env });
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /error: 403 Forbidden: the ServiceAccount default\/kubesteps-e2e-bound/);
      assert.equal(isThere(`${account}-bound-token`), false, run.stderr);
      assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
    }),
  );

  test(`SIGINT once the Secret is there: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const account = `kubesteps-e2e-bound-interrupted-${index}`;
      const secret = `${account}-bound-token`;
      let pid = 0;
      const running = runScript(shell, await script(account, shell), {
        env,
        started: (started) => {
          pid = started;
        },
      });
      while (!isThere(secret)) await sleep(100);
      process.kill(pid, 'SIGINT');
      const run = await running;
      // pwsh -Command ends with 1 where the script is stopped, whatever exit says in its finally.
      assert.equal(run.status, shell.dialect === 'bash' ? 130 : 1, run.stderr);
      assert.equal(isThere(secret), false, run.stderr);
      assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
    }),
  );
}
