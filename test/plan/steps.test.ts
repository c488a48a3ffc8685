/** A step receives the options that it declares and no others, so that what a recipe reads is what its steps declare. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../src/command-line/options.js';
import { scriptOptions } from '../../src/generate/script-options.js';
import { isRead } from '../../src/plan/reads.js';
import { readBy } from '../../src/plan/recipe.js';
import { recipes } from '../../src/plan/recipes.js';
import { requestReads } from '../../src/plan/requested.js';
import { makeSteps, notInArticle, step } from '../../src/plan/step.js';
import type { Target } from '../../src/plan/target.js';
import type { Style } from '../../src/plan/types.js';
import { message } from '../../src/plan/words.js';

const target = { namespace: 'apps', contextName: 'dev' } as unknown as Target;
const options = {
  ...scriptOptions({ ...readOptions('generate', { duration: '2h', insecure: true }), lang: 'en' }),
  namespace: 'apps',
};

test('a step sees no option that it does not declare', () => {
  const seen: (readonly string[])[] = [];
  const nosy = step({ safe: ['path', 'insecure'], article: ['path'] }, (given) => {
    seen.push([...Object.keys(given.options), ...Object.keys(given.target)]);
    // @ts-expect-error: not declared in any style
    seen.push([String(given.options.duration)]);
    // @ts-expect-error: declared in one style alone
    seen.push([String(given.options.insecure)]);
    // @ts-expect-error: the namespace of the target is an option, too
    seen.push([String(given.target.namespace)]);
    return { title: message('list.title'), notes: [], actions: [] };
  });
  makeSteps([nosy], target, options, 'safe');
  makeSteps([nosy], target, options, 'article');
  assert.deepEqual(seen, [
    ['path', 'insecure', 'contextName'],
    ['undefined'],
    ['true'],
    ['undefined'],
    ['path', 'contextName'],
    ['undefined'],
    ['undefined'],
    ['undefined'],
  ]);
});

test('a step of one style is not there in the other, and reads nothing there', () => {
  const safe = notInArticle(step(['path'], () => ({ title: message('list.title'), notes: [], actions: [] })));
  assert.deepEqual([safe.reads('safe'), safe.reads('article')], [['path'], []]);
  assert.equal(makeSteps([safe], target, options, 'article').length, 0);
});

test('a captured value that no earlier step captures stops the making of a plan', () => {
  const early = step([], ({ captured }) => {
    captured('TOKEN');
    return { title: message('list.title'), notes: [], actions: [] };
  });
  assert.throws(() => makeSteps([early], target, options, 'safe'), /no step before this one captures TOKEN/);
});

test('what each recipe reads, by style', () => {
  const readIn = (name: string, style: Style): readonly string[] => {
    const recipe = recipes.get(name);
    assert.ok(recipe !== undefined);
    return [...readBy(recipe, style)].sort();
  };
  const asked: readonly string[] = requestReads;
  const call = ['namespace', 'serviceAccount', 'insecure'];
  const bare = ['withoutKubectl'];
  for (const style of ['safe', 'article'] as const) {
    assert.deepEqual(readIn('token', style), [...asked, ...call, ...bare, 'audiences', 'duration'].sort());
    assert.deepEqual(readIn('secret-token', style), [...asked, ...call, ...bare].sort());
    assert.deepEqual(readIn('bound-token', style), [...asked, ...call, ...bare, 'duration'].sort());
    assert.deepEqual(readIn('whoami', style), [...call, ...bare, 'audiences', 'duration'].sort());
  }
  assert.deepEqual(readIn('proxy', 'safe'), [...asked, 'namespace'].sort());
  assert.deepEqual(readIn('proxy', 'article'), [...asked, 'namespace'].sort());
});

test('a namespace is read by proxy where a resource stands in it, and in article style, which pins it', () => {
  const proxy = recipes.get('proxy');
  assert.ok(proxy !== undefined);
  const isReadIn = (style: Style, resource?: string): boolean =>
    isRead(proxy, style, 'namespace', { resource });
  assert.deepEqual([isReadIn('safe'), isReadIn('safe', 'pods')], [false, true]);
  assert.deepEqual([isReadIn('article'), isReadIn('article', 'pods')], [true, true]);
});
