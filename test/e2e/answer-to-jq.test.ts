/** `bash steps.sh | jq .`, and the same for zsh and PowerShell: against a real API server, stdout is one JSON value. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { readOnly } from '../support/read-options.js';
import { accountFor, kubeconfigRecipes } from '../support/recipes.js';
import { realShells, runScript } from '../support/shells.js';
import { crossed } from '../support/size.js';
import { findProgram, needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';
import { limiter } from './limiter.js';

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const names = kubeconfigRecipes;
const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl');

/** A ServiceAccount for each shell: secret-token names its Secret after it. */
const accounts = shells.map((_, index) => `kubesteps-e2e-jq-${index}`);
before(() => {
  if (!skip) for (const name of accounts) kubectl('create', 'serviceaccount', name);
});
after(() => {
  if (!skip) kubectl('delete', 'serviceaccounts', ...accounts);
});

/** What jq, or without it JSON.parse, makes of the whole of stdout: the kind of the answer. */
function kindOf(stdout: string): string {
  if (findProgram('jq') === undefined) return (JSON.parse(stdout) as { kind: string }).kind;
  // --slurp: one answer, and nothing beside it.
  const args = ['--slurp', '--raw-output', 'if length == 1 then .[0].kind else error("not one value") end'];
  const { status, stdout: kind, stderr } = spawnSync('jq', args, { input: stdout, encoding: 'utf8' });
  assert.equal(status, 0, `${stderr}\n${stdout}`);
  return kind.trimEnd();
}

/** What is answered where it is not what /api answers. */
const kindsOf: Readonly<Record<string, RegExp>> = {
  // A server older than 1.28 knows no SelfSubjectReview, and says so, in JSON too.
  whoami: /^(SelfSubjectReview|Status)$/,
  'can-i': /^SelfSubjectRulesReview$/,
  // What kubectl version prints has no kind.
  kubeconfig: /^(null|undefined)$/,
};

const limit = limiter(4);
/** Each recipe, and each shell. */
const each = names.flatMap((recipe) => shells.map((shell, index) => ({ recipe, shell, index })));

test('stdout of a script is what jq reads', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    crossed(each, 1, ({ recipe, shell }) => [recipe, shell.name]).map(({ recipe, shell, index }) =>
      t.test(`${recipe} in ${shell.name}: stdout is parsed by jq`, () =>
        limit(async () => {
          const name = accountFor(recipe, accounts[index] ?? '');
          const account = readOnly(recipe, 'safe', ['--service-account', name]);
          const options = ['--shell', shell.dialect, '--kubeconfig', adminKubeconfig];
          const run = await runScript(shell, await generated([recipe, ...options, ...account]));
          const kinds = kindsOf[recipe] ?? /^APIVersions$/;
          if (recipe !== 'whoami') assert.equal(run.status, 0, run.stderr);
          assert.match(kindOf(run.stdout), kinds, run.stderr);
        }),
      ),
    ),
  );
});

test('two values, or a line of text beside one, would be seen', () => {
  assert.equal(kindOf('{"kind":"APIVersions"}\n'), 'APIVersions');
  for (const text of ['{"kind":"A"}\nHTTP 200\n', '[1/6] List\n{"kind":"A"}'])
    assert.throws(() => kindOf(text));
});
