/**
 * The seed flow against a real API server: all recipes, both styles, every way to sign in, in real bash, zsh and
 * PowerShell with both ways of passing arguments.
 */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import type { Style } from '../../src/plan/types.js';
import { generated } from '../support/generate.js';
import { readOnly } from '../support/read-options.js';
import { accountFor } from '../support/recipes.js';
import { type RealShell, type Run, realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubeconfigs, kubectl, objects } from './cluster.js';
import { limiter } from './limiter.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');

interface Case {
  readonly recipe: string;
  readonly style: Style;
  readonly kubeconfig: string;
  readonly shell: RealShell;
  readonly serviceAccount: string;
}

const forms = ['token', 'bound-token', 'secret-token', 'service-account', 'proxy'].flatMap((recipe) =>
  (['safe', 'article'] as const).map((style) => ({ recipe, style })),
);

/** Who signs in by these may make no ClusterRole, as recipe service-account does. */
const mayNot = /\/(?:token|tokenfile|exec)\.kubeconfig$/;

/** Each form by each way to sign in, in each shell; in a full run each form and way once, and each recipe in each shell. */
const all: readonly Case[] = skip
  ? []
  : forms.flatMap(({ recipe, style }) =>
      kubeconfigs().flatMap((kubeconfig, index) =>
        realShells.flatMap((shell, number) => {
          if (recipe === 'service-account' && mayNot.test(kubeconfig)) return [];
          // Secrets are named after their ServiceAccount, and these tests run side by side.
          const own = /secret|bound|account/.test(recipe);
          const serviceAccount = own ? `kubesteps-e2e-seed-${style}-${index}-${number}` : 'default';
          return [{ recipe, style, kubeconfig, shell, serviceAccount }];
        }),
      ),
    );
const cases = crossed(all, 2, ({ recipe, style, kubeconfig, shell }) => [
  `${recipe} ${style}`,
  `${recipe} ${shell.name}`,
  kubeconfig,
]);

const made = [...new Set(cases.map(({ serviceAccount }) => serviceAccount))].filter(
  (name) => name !== 'default',
);
let unchanged: readonly string[] = [];

before(() => {
  if (skip) return;
  for (const name of made) kubectl('create', 'serviceaccount', name);
  unchanged = objects('seed-');
});
after(() => {
  if (!skip) kubectl('delete', 'serviceaccounts', ...made);
});

// kubectl proxy has a fixed port in article style.
const oneAtATime = limiter(1);
const sideBySide = limiter(6);

test('the seed flow, for real', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    cases.map((item) => {
      const { recipe, style, kubeconfig, shell } = item;
      const limit = recipe === 'proxy' && style === 'article' ? oneAtATime : sideBySide;
      return t.test(`${recipe}, ${style}, ${basename(kubeconfig)}, ${shell.name}`, () =>
        limit(() => runCase(item)),
      );
    }),
  );
  assert.deepEqual(objects('seed-'), unchanged, 'the cluster is as it was before');
});

async function runCase({ recipe, style, kubeconfig, shell, serviceAccount }: Case): Promise<void> {
  const options = ['--style', style, '--shell', shell.dialect, '--kubeconfig', kubeconfig];
  const account = readOnly(recipe, style, ['--service-account', accountFor(recipe, serviceAccount)]);
  const text = await generated([recipe, ...options, ...account]);
  const run = await runScript(shell, text);
  assert.equal(run.status, 0, `${run.stderr}\n${run.stdout}`);
  assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], 'no file is left');
  assert.match(run.stdout, /"kind": "APIVersions"/, 'the answer of /api is shown');
  if (style === 'safe') {
    assert.match(run.stderr, /^HTTP 200$/m);
    assert.equal(JSON.parse(run.stdout).kind, 'APIVersions', 'stdout is the answer and nothing else');
  }
  checks[recipe]?.(run, style);
}

function revoked({ stdout, stderr }: Run): void {
  assert.match(stdout + stderr, /401 Unauthorized|"code": 401/, 'the revoked token is refused');
}

const checks: Readonly<Record<string, (run: Run, style: string) => void>> = {
  token: (run, style) =>
    style === 'safe'
      ? assert.match(
          run.stderr,
          /\nA token of ServiceAccount \S+ lives \d+ seconds = \d+ d \d+ h \d+ min\n/,
          'the granted lifetime is shown',
        )
      : assert.match(run.stdout, /^\}?\d+$/m, 'the granted lifetime is shown'),
  'bound-token': revoked,
  'secret-token': revoked,
  'service-account': revoked,
};
