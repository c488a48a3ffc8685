/**
 * Ctrl-C, or a plain kill, at each call of each recipe: the script ends with the signal's status, no file is left, and
 * what was made in the cluster is removed, or named with a command that removes it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { readOnly } from '../support/read-options.js';
import { accountFor, kubeconfigRecipes } from '../support/recipes.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { every, full, portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);

const signals = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof signals;

interface Moment {
  readonly program: 'kubectl' | 'curl';
  readonly call: number;
}

/** In PowerShell no `finally` runs on SIGTERM: README says so, and e2e/proxy looks at what is left. */
const isCaught = (shell: RealShell, signal: Signal): boolean =>
  shell.dialect === 'bash' || signal === 'SIGINT';

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const cases = kubeconfigRecipes.flatMap((recipe, row) =>
  shells.flatMap((shell, number) =>
    Object.keys(signals)
      .filter((signal): signal is Signal => isCaught(shell, signal as Signal))
      .filter((_, index) => every || (number === row % shells.length && index === row % 2))
      .map((signal) => ({ recipe, shell, signal })),
  ),
);

let accounts = 0;

/** Names of what is there of an account, beside itself. */
const madeFor = (account: string): readonly string[] =>
  kubectl('get', 'serviceaccounts,secrets,roles,rolebindings', '--namespace=default', '-o', 'name')
    .split('\n')
    .filter((name) => name.includes(`/${account}-`) && !/-token-[a-z0-9]{5}$/.test(name));

interface Interrupted {
  readonly run: Run;
  readonly wasReached: boolean;
  readonly left: readonly string[];
  readonly account: string;
}

async function interruptedAt(
  { recipe, shell, signal }: (typeof cases)[number],
  moment: Moment,
): Promise<Interrupted> {
  accounts += 1;
  const account = `kubesteps-e2e-signal-${accounts}`;
  kubectl('create', 'serviceaccount', account);
  const programs = holdingPrograms(['kubectl', 'curl'], moment);
  try {
    const own = readOnly(recipe, 'safe', ['--service-account', accountFor(recipe, account)]);
    const script = await generated([recipe, '--shell', shell.dialect, ...own], {
      KUBECONFIG: adminKubeconfig,
    });
    let wasReached = false;
    const run = await runScript(shell, script, {
      env: { KUBECONFIG: adminKubeconfig, PATH: `${programs.folder}:${process.env.PATH}` },
      started: (pid) => {
        programs
          .reached()
          .then(() => {
            wasReached = true;
            process.kill(pid, signal);
          })
          .catch(() => {})
          .finally(() => programs.release());
      },
    });
    return { run, wasReached, left: madeFor(account), account };
  } finally {
    programs.remove();
    for (const name of [...madeFor(account), `serviceaccount/${account}`])
      kubectl('delete', name, '--ignore-not-found', '--wait=false');
  }
}

function confirmCleanedUp(
  { run, left, account }: Interrupted,
  { recipe, shell, signal }: (typeof cases)[number],
  which: string,
): void {
  const said = `${which}\n${run.stderr}`;
  // The last moments are those of the clean-up, which nothing stops.
  const isDone = run.status === 0;
  // Before there is anything to clean up, the signal itself ends the shell.
  if (!isDone && shell.dialect === 'bash')
    assert.ok(run.status === signals[signal] || run.signal === signal, said);
  assert.deepEqual(run.temporaryFiles, [], said);
  const product = `${accountFor(recipe, account)}.kubeconfig`;
  assert.deepEqual(
    run.workingFiles.filter((name) => !(recipe === 'kubeconfig' && name === product)),
    [],
    said,
  );
  for (const name of left)
    assert.ok(
      run.stderr.includes('  kubectl delete') && run.stderr.includes(name.replace(/^.*\//, '')),
      said,
    );
  assert.ok(left.length === 0 || !isDone, said);
}

/** A script asks again and again whether a token is refused by now: of these calls the first ones stand for all. */
const most = full ? { kubectl: 20, curl: 4 } : { kubectl: 3, curl: 1 };

async function confirmEachMoment(one: (typeof cases)[number]): Promise<void> {
  let moments = 0;
  for (const program of ['kubectl', 'curl'] as const) {
    for (let call = 1; call <= most[program]; call += 1) {
      const seen = await interruptedAt(one, { program, call });
      if (!seen.wasReached) break;
      moments += 1;
      confirmCleanedUp(seen, one, `${program}, call ${call}`);
    }
  }
  assert.ok(moments >= 3, `${moments} moments`);
}

test('a script that is stopped leaves nothing', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    portion(cases, 1, 4).map((one) =>
      t.test(`${one.recipe}, ${one.shell.name}: ${one.signal} at each call`, () =>
        limit(() => confirmEachMoment(one)),
      ),
    ),
  );
});
