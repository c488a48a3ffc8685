/** Whatever the caller's kuberc says, a script asks for the same, makes and removes the same, and ends the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import { withPortOfItsOwn } from '../support/proxy-port.js';
import { kubeconfigRecipes } from '../support/recipes.js';
import { realShells } from '../support/shells.js';
import { choice, every, full } from '../support/size.js';
import { needsCluster, needsKubectl } from '../support/tools.js';
import { kubercOf, type Row, rows } from './kuberc-rows.js';
import { limiter } from './limiter.js';
import { type Observed, observed, type Wanted } from './observed.js';

/** kubectl reads a kuberc by itself from 1.34 on. */
const skip = needsCluster('bash', 'zsh', 'pwsh', 'curl') || needsKubectl(34);

const shells = realShells.filter(({ name }) => name !== 'pwsh Legacy');
interface Case extends Pick<Wanted, 'recipe' | 'shell'> {
  readonly style: 'safe' | 'article';
  readonly row?: Row;
}

const inStyle = (style: Case['style']): readonly string[] =>
  kubeconfigRecipes.filter((name) => stylesOf(recipeNamed(name)).includes(style));

/** All defaults at once: each recipe, the shells in turn; in SUITE=every in each, in a quick run one of them, in PowerShell. */
const safe: readonly Case[] = inStyle('safe').flatMap((recipe, number) =>
  shells
    .filter((_, index) =>
      full ? every || index === (number + choice) % shells.length : number === 0 && index === 2,
    )
    .map((shell) => ({ recipe, shell, style: 'safe' })),
);

/** The article's form in a full run: each recipe, the shells in turn. */
const article: readonly Case[] = inStyle('article').flatMap((recipe, number) =>
  shells
    .filter((_, index) => every || (full && index === (number + choice + 1) % shells.length))
    .map((shell) => ({ recipe, shell, style: 'article' })),
);
const together = [...safe, ...article];

/** Each default alone: with each recipe in each shell in SUITE=every. */
const alone: readonly Case[] = every ? rows.flatMap((row) => together.map((one) => ({ ...one, row }))) : [];

const limit = limiter(every ? 10 : 4);
const plain = new Map<string, Promise<Observed>>();

/** The run without a kuberc, once for each recipe and shell. */
function without({ recipe, shell, style }: Case): Promise<Observed> {
  const key = `${recipe} ${shell.name} ${style}`;
  const known = plain.get(key) ?? limit(() => observedWith({ recipe, shell, style }));
  plain.set(key, known);
  return known;
}

async function observedWith(wanted: Wanted): Promise<Observed> {
  return observed('kuberc', { ...wanted, edit: withPortOfItsOwn });
}

const facts = ({ status, requests, left, files }: Observed) => ({ status, requests, left, files });

test('a kuberc changes nothing about a script', { skip, concurrency: true }, async (t) => {
  await Promise.all(
    [...together, ...alone].map((one) => {
      const { recipe, shell, style, row } = one;
      const name = row === undefined ? 'all defaults' : `${row.command} --${row.flag}=${row.value}`;
      return t.test(`${recipe}, ${style}, ${shell.name}: ${name}`, async () => {
        const kuberc = kubercOf(row === undefined ? rows : [row]);
        const [bare, changed] = await Promise.all([
          without(one),
          limit(() => observedWith({ recipe, shell, style, kuberc })),
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
