/**
 * Scripts without kubectl against a real API server: by a client certificate and by a token that stand in files, with no
 * kubectl on PATH; the token works, what was made is removed, also where the script is stopped.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { holdingPrograms } from '../support/holding-programs.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubeconfigs, kubectl, objects } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);

/** All that such a script may need. */
const programs = ['bash', 'zsh', 'pwsh', 'curl', 'mktemp', 'rm', 'cat', 'mkdir', 'sleep'];
const folder = mkdtempSync(join(tmpdir(), 'kubesteps-without-kubectl-'));
const env = { PATH: folder };

const byFiles = skip ? [] : kubeconfigs().filter((path) => /\/(?:files|tokenfile)\.kubeconfig$/.test(path));
const cases = crossed(
  ['token', 'bound-token', 'whoami', 'can-i'].flatMap((recipe) =>
    byFiles.flatMap((kubeconfig, row) =>
      realShells.map((shell, column) => ({
        recipe,
        kubeconfig,
        shell,
        account: `kubesteps-e2e-bare-${recipe}-${row}-${column}`,
      })),
    ),
  ),
  2,
  ({ recipe, kubeconfig, shell }) => [`${recipe} ${shell.dialect}`, kubeconfig, shell.name],
);
const stopped = crossed([...realShells.entries()], 1, ([, { dialect }]) => [dialect]).map(
  ([index, shell]) => ({ shell, account: `kubesteps-e2e-bare-stopped-${index}` }),
);
const accounts = [...cases, ...stopped].map(({ account }) => account);
let unchanged: readonly string[] = [];

before(() => {
  if (skip) return;
  for (const program of programs)
    symlinkSync(
      execFileSync('bash', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim(),
      join(folder, program),
    );
  for (const name of accounts) kubectl('create', 'serviceaccount', name);
  unchanged = objects('bare-');
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (!skip) kubectl('delete', 'serviceaccounts', ...accounts);
});

const script = (recipe: string, { dialect }: RealShell, kubeconfig: string, ...more: string[]) =>
  generated([recipe, '--without-kubectl', '--shell', dialect, '--kubeconfig', kubeconfig, ...more]);

function confirmDone(run: Run, recipe: string): void {
  assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
  assert.doesNotMatch(run.stdout + run.stderr, /eyJ/, 'no token is shown');
  if (recipe === 'whoami' && /^HTTP 40[34]$/m.test(run.stderr)) {
    // Clusters before Kubernetes 1.28 know no SelfSubjectReview in v1.
    assert.deepEqual([run.status, /^error: .*Kubernetes 1\.28/m.test(run.stderr)], [1, true], run.stderr);
    return;
  }
  if (recipe === 'can-i') {
    // A new ServiceAccount has no rights.
    assert.equal(JSON.parse(run.stdout).status.allowed, false);
    assert.match(run.stderr, /^HTTP 201\nno: the ServiceAccount \S+ may not list pods -n default/m);
    assert.equal(run.status, 1);
    return;
  }
  assert.equal(run.status, 0, run.stderr);
  if (recipe === 'whoami') {
    assert.equal(JSON.parse(run.stdout).kind, 'SelfSubjectReview');
    return;
  }
  assert.equal(JSON.parse(run.stdout).kind, 'APIVersions', 'stdout is the answer and nothing else');
  assert.match(run.stderr, /^HTTP 200$/m);
  if (recipe === 'token')
    assert.match(run.stderr, /^A token of ServiceAccount default\/\S+ lives 7200 seconds$/m);
  else assert.match(run.stderr, /^HTTP 401 Unauthorized: the token is revoked$/m);
}

test('without kubectl, for real', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    cases.map(({ recipe, kubeconfig, shell, account }) =>
      t.test(`${recipe}, ${basename(kubeconfig)}, ${shell.name}`, () =>
        limit(async () => {
          const text = await script(
            recipe,
            shell,
            kubeconfig,
            ...(recipe === 'can-i' ? ['--verb=list', '--resource=pods'] : ['--duration=2h']),
            `--service-account=${account}`,
          );
          assert.doesNotMatch(text, /& kubectl|^\s*kubectl|\$\(kubectl/m);
          confirmDone(await runScript(shell, text, { env }), recipe);
        }),
      ),
    ),
  );
  assert.deepEqual(objects('bare-'), unchanged, 'the cluster is as it was before');
});

const isThere = (secret: string): boolean =>
  kubectl('get', 'secrets', secret, '--ignore-not-found', '-o', 'name') !== '';

for (const { shell, account } of stopped) {
  test(`SIGINT once the Secret is there: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const kubeconfig = join(dirname(adminKubeconfig), 'files.kubeconfig');
      const text = await script('bound-token', shell, kubeconfig, `--service-account=${account}`);
      // What curl is, twice, whether there is such a Secret, and the one that makes it: with the next it is there.
      const held = holdingPrograms(['curl'], { program: 'curl', call: 5 });
      let wasThere = false;
      try {
        const run = await runScript(shell, text, {
          env: { PATH: `${held.folder}:${folder}` },
          started: (pid) => {
            held
              .reached()
              .then(() => {
                wasThere = isThere(`${account}-bound-token`);
                process.kill(pid, 'SIGINT');
              })
              .catch(() => {})
              .finally(() => held.release());
          },
        });
        assert.equal(wasThere, true, run.stderr);
        assert.equal(run.status, shell.dialect === 'bash' ? 130 : 1, run.stderr);
        assert.equal(isThere(`${account}-bound-token`), false, run.stderr);
        assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []]);
      } finally {
        held.remove();
      }
    }),
  );

  test(`an object that is there already is not touched: ${shell.name}`, { skip, concurrency: true }, () =>
    limit(async () => {
      const kubeconfig = join(dirname(adminKubeconfig), 'files.kubeconfig');
      const name = `${account}x`;
      kubectl('create', 'secret', 'generic', `${name}-bound-token`);
      try {
        const text = await script('bound-token', shell, kubeconfig, `--service-account=${name}`);
        const run = await runScript(shell, text, { env });
        assert.equal(run.status, 1, run.stderr);
        assert.match(run.stderr, /there is a Secret \S+ in namespace default already/);
        assert.equal(isThere(`${name}-bound-token`), true, run.stderr);
      } finally {
        kubectl('delete', 'secret', `${name}-bound-token`);
      }
    }),
  );
}
