/** Each kind of step works in a recipe of one's own, in both shells, and as blocks; and the schema knows what the reader does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepKinds } from '../../src/own-recipes/step-kinds.js';
import { sampleRecipe, withRecipe } from './sample.js';

/** What others ask for comes first, and what takes away last. */
const order = (name: string): number => (/token$/.test(name) ? 0 : name.startsWith('remove') ? 2 : 1);

/** A whole recipe around a step, as small as can be: what has to stand before it, and behind. */
function around(name: string): readonly string[] {
  const all: string[] = [];
  const add = (one: string): void => {
    if (all.includes(one)) return;
    for (const taken of stepKinds[one]?.takes ?? []) {
      const giver = Object.entries(stepKinds).find(([, { gives = [] }]) => gives.includes(taken))?.[0];
      const isThere = all.some((other) => stepKinds[other]?.gives?.includes(taken));
      if (giver !== undefined && !isThere) add(giver);
    }
    all.push(one);
    for (const [then = ''] of stepKinds[one]?.behind ?? []) later.push(then);
  };
  const later: string[] = [];
  if (name.startsWith('remove')) later.push(name);
  else add(name);
  const ends = (): string[] => later.filter((one) => !all.includes(one));
  // A server may be called as oneself: what the others ask for comes first.
  for (let [next] = ends(); next !== undefined; [next] = ends()) {
    const isMet = next === 'call' && all.includes('own-credentials');
    if (isMet) later.splice(later.indexOf(next), 1);
    else add(ends().sort((one, other) => order(one) - order(other))[0] ?? next);
  }
  return all.some((one) => /^call|^can-i$/.test(one))
    ? all
    : [...all, ...around('call').filter((one) => !all.includes(one))];
}

const said: Readonly<Record<string, object>> = {
  say: { title: 'T', text: 'It is done.' },
  'can-i': { verb: 'list', resource: 'pods' },
};

const { parameters: _, ...plain } = sampleRecipe;

for (const name of Object.keys(stepKinds))
  test(`step ${name}`, async () => {
    const steps = around(name).map((step) => ({ step, ...said[step] }));
    const recipe = { ...plain, name: 'one', options: {}, steps };
    const checked = await withRecipe(recipe, 'recipes', 'check', 'r.yaml');
    assert.equal(checked.exit, 0, checked.stderr);
    assert.match(checked.stdout, /Proved: one\.sh[\s\S]*Proved: one\.ps1/);
    for (const options of [['--style=article'], ['--format=paste'], ['--format=html'], ['--lang=ja']]) {
      const { exit, stderr } = await withRecipe(recipe, 'generate', 'one', '--recipes=r.yaml', ...options);
      const isAlone = steps.some(({ step }) => step === 'call-as-self') && options[0]?.startsWith('--format');
      if (!isAlone) assert.equal(exit, 0, `${options}: ${stderr}`);
      else assert.match(stderr, /cannot be pasted/);
    }
  });
