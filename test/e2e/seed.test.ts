/**
 * The seed flow and its kin against a real API server: all recipes, in their styles, by every way to sign in, in real bash, zsh and
 * PowerShell with both ways of passing arguments.
 */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import type { Style } from '../../src/plan/types.js';
import { generated } from '../support/generate.js';
import { withPortOfItsOwn } from '../support/proxy-port.js';
import { readOnly } from '../support/read-options.js';
import { accountFor, kubeconfigRecipes } from '../support/recipes.js';
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

const forms = kubeconfigRecipes.flatMap((recipe) =>
  stylesOf(recipeNamed(recipe)).map((style) => ({ recipe, style })),
);

/** Ways to sign in with which a form cannot do what it is for. */
function cannot(recipe: string, style: Style, kubeconfig: string): boolean {
  // Who signs in by these may make no ClusterRole.
  if (recipe === 'service-account') return /\/(?:token|tokenfile|exec)\.kubeconfig$/.test(kubeconfig);
  // An article has no place for a private key.
  if (recipe === 'self') return style !== 'safe' && !/\/(?:token|exec)/.test(kubeconfig);
  return false;
}

/** Each form by each way to sign in, in each shell; in a full run each form and way once, and each recipe in each shell. */
const all: readonly Case[] = skip
  ? []
  : forms.flatMap(({ recipe, style }) =>
      kubeconfigs().flatMap((kubeconfig, index) =>
        realShells.flatMap((shell, number) => {
          if (cannot(recipe, style, kubeconfig)) return [];
          // Secrets are named after their ServiceAccount, and these tests run side by side.
          const own = /secret|bound|account|kubeconfig/.test(recipe);
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
  if (made.length > 0) kubectl('delete', 'serviceaccounts', ...made);
});

const limit = limiter(6);

test('the seed flow, for real', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    cases.map((item) => {
      const { recipe, style, kubeconfig, shell } = item;
      return t.test(`${recipe}, ${style}, ${basename(kubeconfig)}, ${shell.name}`, () =>
        limit(() => runCase(item)),
      );
    }),
  );
  assert.deepEqual(objects('seed-'), unchanged, 'the cluster is as it was before');
});

async function runCase({ recipe, style, kubeconfig, shell, serviceAccount }: Case): Promise<void> {
  const options = ['--style', style, '--shell', shell.dialect, '--kubeconfig', kubeconfig];
  const asked = [`--service-account=${accountFor(recipe, serviceAccount)}`, ...(questions[recipe] ?? [])];
  const text = await generated([recipe, ...options, ...readOnly(recipe, style, asked)]);
  const run = await runScript(shell, await withPortOfItsOwn(text));
  const { status, says, ends = 0 } = answers[recipe] ?? { status: 200, says: /"kind": ?"APIVersions"/ };
  assert.equal(run.status, style === 'safe' ? ends : 0, `${run.stderr}\n${run.stdout}`);
  const product = recipe === 'kubeconfig' ? [`${serviceAccount}.kubeconfig`] : [];
  assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], product], 'no other file is left');
  assert.match(run.stdout, says, 'the answer is shown');
  if (style === 'safe') {
    // In these two it is kubectl that calls, and says no status.
    if (recipe !== 'kubeconfig' && recipe !== 'diagnose')
      assert.match(run.stderr, new RegExp(`^HTTP ${status}$`, 'm'));
    JSON.parse(run.stdout); // It is the answer and nothing else.
  }
  checks[recipe]?.(run, style);
}

const questions: Readonly<Record<string, readonly string[]>> = {
  'can-i': ['--verb=list', '--resource=secrets'],
};

interface Answer {
  readonly status: number;
  readonly says: RegExp;
  /** The safe script's own status. */
  readonly ends?: number;
}

/** Kubernetes 1.28 and later say who asks; older ones name him where they refuse. */
const saysWho = !skip && kubectl('api-resources', '--no-headers').includes('selfsubjectreviews');

/** What the API server answers; to the others, what /api is. */
const answers: Readonly<Record<string, Answer>> = {
  whoami: saysWho
    ? { status: 201, says: /"username": ?"system:serviceaccount:default:default"/ }
    : { status: 403, says: /User \\?"system:serviceaccount:default:default\\?" cannot create/, ends: 1 },
  'can-i': { status: 201, says: /"allowed": ?false/, ends: 1 },
  kubeconfig: { status: 200, says: /"serverVersion": ?\{/ },
};

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
  diagnose: ({ stderr }) => assert.match(stderr, /^nothing is wrong: .* may GET \/api$/m),
  'secret-token': revoked,
  'service-account': revoked,
};
