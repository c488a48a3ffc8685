/** The scripts of all recipes under the kubectls that people have, `kubectl.1.NN` on PATH, with and without a kuberc. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import { kubeconfigRecipes } from '../support/recipes.js';
import { realShells } from '../support/shells.js';
import { crossed, every, full } from '../support/size.js';
import { findProgram, needsCluster } from '../support/tools.js';
import { kubercOf, rows } from './kuberc-rows.js';
import { limiter } from './limiter.js';
import { type Observed, observed } from './observed.js';

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const versions = full ? [24, 28, 33, 35, 36] : [35];
const limit = limiter(4);
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder in which that program is kubectl. */
function folderOf(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-kubectl-'));
  folders.push(folder);
  symlinkSync(findProgram(program) ?? '', join(folder, 'kubectl'));
  return folder;
}

const nothingDone = { status: 1, requests: [], left: [], files: [] };

const facts = ({ status, requests, left, files }: Observed) => ({ status, requests, left, files });

/** Each recipe with each version: in one of the shells, another for each. */
const all = versions.flatMap((minor, turn) =>
  kubeconfigRecipes.flatMap((recipe, number) => {
    const shell = shells[(number + turn) % shells.length];
    return shell === undefined ? [] : [{ minor, recipe, shell }];
  }),
);
const chosen = full
  ? crossed(all, all.length, ({ minor, recipe, shell }) => [`${minor} ${shell.name}`, recipe])
  : all.filter(({ recipe }) => recipe === 'token');
for (const minor of versions) {
  const program = `kubectl.1.${minor}`;
  const skip = needsCluster('bash', 'zsh', 'pwsh', 'curl', program);
  test(`with kubectl 1.${minor}`, { skip, concurrency: true }, async (t) => {
    const kubectl = folderOf(program);
    await Promise.all(
      chosen
        .filter((one) => one.minor === minor)
        .map(({ recipe, shell }) =>
          t.test(`${recipe}, ${shell.name}`, async () => {
            const run = (more: { readonly kuberc?: string }): Promise<Observed> =>
              limit(() => observed(`v${minor}`, { recipe, shell, kubectl, ...more }));
            const changed = await run({ kuberc: kubercOf(rows) });
            // Before 1.34 nobody reads it; with 1.36 both are held to each other in a test of their own.
            const bare = every || minor === 35 ? await run({}) : changed;
            // Clusters before Kubernetes 1.28 know no SelfSubjectReview in v1: 403, or 404 for who may see all there is.
            const unknown = recipe === 'whoami' && /^HTTP 40[34]$/m.test(bare.stderr);
            assert.equal(bare.status, unknown ? 1 : 0, bare.stderr);
            const writes = recipe === 'kubeconfig';
            const good = writes ? /\.kubeconfig is ready: /m : /^HTTP 2\d\d$/m;
            assert.match(bare.stderr, unknown ? /Kubernetes 1\.28/ : good);
            assert.deepEqual(facts(changed), facts(bare), changed.stderr);
            assert.deepEqual([bare.left, bare.files.length], [[], writes ? 1 : 0]);
          }),
        ),
    );
  });
}

/** An older one says nothing more than its version here: real ones are tried where they are. */
for (const minor of [22, 23]) {
  const program = `kubectl.1.${minor}`;
  const real = minor === 22;
  const skip = needsCluster('bash', 'zsh', 'pwsh', 'curl', ...(real ? [program] : []));
  test(`kubectl 1.${minor} is too old, and is told so`, { skip, concurrency: true }, async (t) => {
    const kubectl = real ? folderOf(program) : mkdtempSync(join(tmpdir(), 'kubesteps-kubectl-'));
    if (!real) {
      folders.push(kubectl);
      const file = join(kubectl, 'kubectl');
      writeFileSync(file, `#!/bin/sh\nprintf 'clientVersion:\\n  gitVersion: v1.${minor}.17-eks\\n'\n`);
      chmodSync(file, 0o755);
    }
    const names = kubeconfigRecipes.filter((_, index) => index === 0 || (full && real));
    await Promise.all(
      names.map((recipe, number) => {
        const shell = shells[number % shells.length];
        assert.ok(shell !== undefined);
        return t.test(`${recipe}, ${shell.name}`, () =>
          limit(async () => {
            const seen = await observed(`v${minor}`, { recipe, shell, kubectl });
            assert.match(seen.stderr, new RegExp(`^error: .*needs kubectl 1\\.24 or later.* 1\\.${minor}`));
            assert.deepEqual(facts(seen), nothingDone);
            const style = 'article';
            if (!stylesOf(recipeNamed(recipe)).includes(style)) return;
            const plain = await observed(`v${minor}`, { recipe, shell, kubectl, style });
            assert.match(plain.stderr, /needs kubectl 1\.24 or later/);
            assert.deepEqual(facts(plain), nothingDone);
          }),
        );
      }),
    );
  });
}
