/** Scripts without kubectl that are stopped halfway, and objects that are there already: what the cluster holds behind them. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { accountFor } from '../support/recipes.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';
import { withoutKubectl } from './without-kubectl.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);
const folder = skip ? '' : withoutKubectl();

/** Behind what curl is, twice, whether the objects are there, and those that make them: the call with which they are. */
const made = {
  'bound-token': { types: 'secrets', call: 5, suffix: '-bound-token' },
  'secret-token': { types: 'secrets', call: 5, suffix: '-token' },
  'service-account': { types: 'serviceaccounts,clusterroles,clusterrolebindings', call: 9, suffix: '-own' },
} as const;
const stopped = crossed(
  (['bound-token', 'secret-token', 'service-account'] as const).flatMap((recipe) =>
    [...realShells.entries()].map(([index, shell]) => ({
      recipe,
      shell,
      // In PowerShell, finally does not run on SIGTERM.
      signal: recipe === 'service-account' && shell.dialect === 'bash' ? 'SIGTERM' : 'SIGINT',
      account: `kubesteps-e2e-halted-${recipe}-${index}`,
    })),
  ),
  1,
  ({ recipe, shell }) => [`${recipe} ${shell.dialect}`],
);
const taken = crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect]).map(([index, shell]) => ({
  shell,
  account: `kubesteps-e2e-halted-taken-${index}`,
}));
const accounts = [...stopped, ...taken].map(({ account }) => account);

before(() => {
  if (!skip) for (const name of accounts) kubectl('create', 'serviceaccount', name);
});
after(() => {
  if (skip) return;
  rmSync(folder, { recursive: true, force: true });
  kubectl('delete', 'serviceaccounts', ...accounts);
});

const kubeconfig = join(dirname(adminKubeconfig), 'files.kubeconfig');
const script = (recipe: string, { dialect }: RealShell, account: string) =>
  generated([
    recipe,
    '--without-kubectl',
    '--shell',
    dialect,
    '--kubeconfig',
    kubeconfig,
    `--service-account=${accountFor(recipe, account)}`,
  ]);

/** Its objects of that name that are there. */
const there = (types: string, name: string): readonly string[] =>
  kubectl('get', types, name, '--ignore-not-found', '-o', 'name')
    .split('\n')
    .filter((line) => line !== '');

for (const { recipe, shell, signal, account } of stopped) {
  const { types, call, suffix } = made[recipe];
  test(`${recipe}, ${signal} once it is made: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const name = `${account}${suffix}`;
      const text = await script(recipe, shell, account);
      const held = holdingPrograms(['curl'], { program: 'curl', call });
      let were: readonly string[] = [];
      try {
        const run = await runScript(shell, text, {
          env: { PATH: `${held.folder}:${folder}` },
          started: (pid) => {
            held
              .reached()
              .then(() => {
                were = there(types, name);
                process.kill(pid, signal);
              })
              .catch(() => {})
              .finally(() => held.release());
          },
        });
        assert.equal(were.length, types.split(',').length, run.stderr);
        const status = signal === 'SIGINT' ? 130 : 143;
        assert.equal(run.status, shell.dialect === 'bash' ? status : 1, run.stderr);
        assert.deepEqual(there(types, name), [], run.stderr);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      } finally {
        held.remove();
      }
    }),
  );
}

for (const { shell, account } of taken) {
  test(`an object that is there already is not touched: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const name = `${account}-bound-token`;
      kubectl('create', 'secret', 'generic', name);
      try {
        const text = await script('bound-token', shell, account);
        const run = await runScript(shell, text, { env: { PATH: folder } });
        assert.equal(run.status, 1, run.stderr);
        assert.match(run.stderr, /there is a Secret \S+ in namespace default already/);
        assert.equal(there('secrets', name).length, 1, run.stderr);
      } finally {
        kubectl('delete', 'secret', name);
      }
    }),
  );
}
