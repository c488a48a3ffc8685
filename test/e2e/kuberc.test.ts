/** Whatever the caller's kuberc says, a script asks for the same, makes and removes the same, and ends the same. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { kubeconfigRecipes } from '../support/recipes.js';
import { realShells } from '../support/shells.js';
import { every, full } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubercOf, type Row, rows } from './kuberc-rows.js';
import { limiter } from './limiter.js';
import { type Observed, observed, type Wanted } from './observed.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl') || olderKubectl();

/** kubectl reads a kuberc by itself from 1.34 on. */
function olderKubectl(): string | false {
  const { stdout } = spawnSync('kubectl', ['version', '--client', '-oyaml'], { encoding: 'utf8' });
  const minor = Number(/gitVersion: v1\.(\d+)/.exec(stdout)?.[1]);
  return minor >= 34 ? false : 'kubectl is older than 1.34';
}

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
const names = kubeconfigRecipes;

interface Case {
  readonly recipe: string;
  readonly shell: Wanted['shell'];
  readonly row?: Row;
}

/** All defaults at once: each recipe in each shell; in a quick run one of them, in PowerShell. */
const together: readonly Case[] = names.flatMap((recipe, number) =>
  shells.filter((_, index) => full || (number === 0 && index === 2)).map((shell) => ({ recipe, shell })),
);

/** Each default alone: with each recipe in each shell in SUITE=every. */
const alone: readonly Case[] = every ? rows.flatMap((row) => together.map((one) => ({ ...one, row }))) : [];

const limit = limiter(4);
const plain = new Map<string, Promise<Observed>>();

/** The run without a kuberc, once for each recipe and shell. */
function without({ recipe, shell }: Case): Promise<Observed> {
  const key = `${recipe} ${shell.name}`;
  const known = plain.get(key) ?? limit(() => observed('kuberc', { recipe, shell }));
  plain.set(key, known);
  return known;
}

const facts = ({ status, requests, left, files }: Observed) => ({ status, requests, left, files });

test('a kuberc changes nothing about a script', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    [...together, ...alone].map((one) => {
      const { recipe, shell, row } = one;
      const name = row === undefined ? 'all defaults' : `${row.command} --${row.flag}=${row.value}`;
      return t.test(`${recipe}, ${shell.name}: ${name}`, async () => {
        const kuberc = kubercOf(row === undefined ? rows : [row]);
        const [bare, changed] = await Promise.all([
          without(one),
          limit(() => observed('kuberc', { recipe, shell, kuberc })),
        ]);
        assert.deepEqual(facts(changed), facts(bare), changed.stderr);
        assert.deepEqual(bare.left, []);
        assert.ok(bare.requests.some((request) => request.startsWith('admin ')));
      });
    }),
  );
});

test('without KUBERC=off it would', { skip }, async () => {
  const [bash] = shells;
  assert.ok(bash !== undefined);
  const edit = (script: string): string => script.replace('KUBERC=off ', '');
  const row = rows.find(({ flag }) => flag === 'interactive');
  assert.ok(row !== undefined);
  const seen = await observed('kuberc', {
    recipe: 'bound-token',
    shell: bash,
    kuberc: kubercOf([row]),
    edit,
  });
  assert.equal(seen.status, 1);
  assert.match(seen.stderr, /cannot be removed, or is still there/);
  assert.deepEqual(seen.left, ['secret/NAME-bound-token']);
});
