/**
 * Scripts without kubectl against a real API server: by a client certificate and by a token that stand in files, and by an exec
 * plugin, with no kubectl on PATH; the token works, and what was made is removed.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { accountFor } from '../support/recipes.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubeconfigs, kubectl, objects } from './cluster.js';
import { limiter } from './limiter.js';
import { withoutKubectl } from './without-kubectl.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');
const limit = limiter(4);

const folder = skip ? '' : withoutKubectl();
const env = { PATH: folder };

const byFiles = skip
  ? []
  : kubeconfigs().filter((path) => /\/(?:files|tokenfile|exec)\.kubeconfig$/.test(path));
const styles = ['safe', 'article'] as const;
const recipes = ['token', 'bound-token', 'secret-token', 'self', 'service-account', 'whoami', 'can-i'];

/** What is asked for, where the recipe takes it. */
function optionsFor(recipe: string, account: string): readonly string[] {
  if (recipe === 'self') return [];
  const asked =
    recipe === 'can-i'
      ? ['--verb=list', '--resource=pods']
      : recipe === 'secret-token'
        ? []
        : ['--duration=2h'];
  return [...asked, `--service-account=${accountFor(recipe, account)}`];
}

const cases = crossed(
  recipes.flatMap((recipe) =>
    byFiles.flatMap((kubeconfig, row) =>
      // The ServiceAccount whose token is in a file, or is what a plugin answers with, may make no Role.
      recipe === 'service-account' && /tokenfile|exec/.test(kubeconfig)
        ? []
        : styles.flatMap((style) =>
            realShells.map((shell, column) => ({
              recipe,
              style,
              kubeconfig,
              shell,
              account: `kubesteps-e2e-bare-${style}-${recipe}-${row}-${column}`,
            })),
          ),
    ),
  ),
  2,
  ({ recipe, style, kubeconfig, shell }) => [`${recipe} ${style} ${shell.dialect}`, kubeconfig, shell.name],
);
const accounts = cases.map(({ account }) => account);
let unchanged: readonly string[] = [];

before(() => {
  if (skip) return;
  for (const name of accounts) kubectl('create', 'serviceaccount', name);
  unchanged = objects('bare-');
});
after(() => {
  if (skip) return;
  rmSync(folder, { recursive: true, force: true });
  kubectl('delete', 'serviceaccounts', ...accounts);
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
  else if (recipe !== 'self') assert.match(run.stderr, /^HTTP 401 Unauthorized: the token is revoked$/m);
}

/** The article shows what the API server answers, whatever that is. */
function confirmShown({ status, stdout, stderr, temporaryFiles, workingFiles }: Run, recipe: string): void {
  assert.deepEqual([temporaryFiles, workingFiles], [[], []], 'no file is left');
  assert.doesNotMatch(stdout + stderr, /eyJ/, 'no token is shown');
  assert.equal(status, 0, stderr);
  if (recipe === 'whoami') assert.match(stdout, /"kind": "SelfSubjectReview"|"code": 40[34]/);
  else if (recipe === 'can-i') assert.match(stdout, /"allowed": false/);
  else assert.match(stdout, /"kind": "APIVersions"/);
  if (recipe === 'token') assert.match(stdout, /^\}?7200$/m);
  if (/bound|secret|account/.test(recipe)) assert.match(stdout, /"code": 401\n\}\s*$/, 'it is revoked');
}

test('without kubectl, for real', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    cases.map(({ recipe, style, kubeconfig, shell, account }) =>
      t.test(`${recipe}, ${style}, ${basename(kubeconfig)}, ${shell.name}`, () =>
        limit(async () => {
          const asked = [`--style=${style}`, ...optionsFor(recipe, account)];
          const text = await script(recipe, shell, kubeconfig, ...asked);
          assert.doesNotMatch(text, /& kubectl|^\s*kubectl|\$\(kubectl/m);
          const run = await runScript(shell, text, { env });
          if (style === 'safe') confirmDone(run, recipe);
          else confirmShown(run, recipe);
        }),
      ),
    ),
  );
  assert.deepEqual(objects('bare-'), unchanged, 'the cluster is as it was before');
});
