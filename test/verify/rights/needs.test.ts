/** The words at the top of a script, and in `recipes`, name the rights that its dry run needs: no more, no less. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realFiles } from '../../../src/host.js';
import type { Message } from '../../../src/plan/message.js';
import { needsOf, stylesOf } from '../../../src/plan/recipe.js';
import { recipes } from '../../../src/plan/recipes.js';

import { speaker } from '../../../src/render/messages.js';
import { hostWorld } from '../../../src/verify/host-world.js';
import { rightsOf } from '../../../src/verify/rights/rights.js';
import { verifyText } from '../../../src/verify/verify.js';
import { generated } from '../../support/generate.js';
import { fakeHost } from '../../support/host.js';
import { samplePath } from '../../support/sample.js';

/** `create serviceaccounts/token`, … out of `… the right to create serviceaccounts/token and to get and delete secrets`. */
function englishRights(needs: string): readonly string[] {
  const [, words = ''] = /the right to (.*)$/.exec(needs) ?? [];
  return words
    .split(' and to ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, verbs = '', resources = ''] = /^(.* and \w+|\w+) (.*)$/.exec(part) ?? [];
      return verbs
        .split(/, | and /)
        .flatMap((verb) => resources.split(', ').map((resource) => `${verb} ${resource}`));
    })
    .sort();
}

const verbsInJapanese: Readonly<Record<string, string>> = {
  作成: 'create',
  取得: 'get',
  一覧表示: 'list',
  削除: 'delete',
};

/** The same out of `…、secrets を取得、作成、削除する権限`. */
function japaneseRights(needs: string): readonly string[] {
  return [...needs.matchAll(/(\S+?) を(\S+?)する権限/g)]
    .flatMap(([, resources = '', verbs = '']) =>
      verbs.split('、').flatMap((verb) =>
        resources
          .replace(/^.*、/, '')
          .split('・')
          .map((resource) => `${verbsInJapanese[verb] ?? verb} ${resource}`),
      ),
    )
    .sort();
}

/** For a path that is of no namespace, such as /api here, roles are those of the cluster; the words have one for both. */
const inWords = (resource: string): string => resource.replace(/^cluster/, '');

const world = hostWorld(fakeHost({ realFiles, cwd: process.cwd(), env: { KUBECONFIG: samplePath } }));

async function derived(
  recipe: string,
  shell: 'bash' | 'powershell',
  style: string,
): Promise<readonly string[]> {
  const args = [recipe, '--shell', shell, '--style', style];
  const text = await generated(args, { KUBECONFIG: samplePath });
  const { callers, unknown } = rightsOf(await verifyText({ file: 'script', text, shell }, world));
  assert.deepEqual(unknown, []);
  const user = callers.find(({ caller }) => caller.credential.kind === 'user');
  const onlyWhereThere = (user?.sometimes ?? []).flatMap(({ where, request }) =>
    where === 'exists' && request.kind === 'resource' ? [`${request.verb} ${inWords(request.resource)}`] : [],
  );
  const rules = (user?.scopes ?? []).flatMap((scope) => scope.rules);
  const all = rules.flatMap((rule) =>
    'resources' in rule
      ? rule.resources.flatMap((one) => rule.verbs.map((verb) => `${verb} ${inWords(one)}`))
      : rule.verbs,
  );
  // A script that looks first whether the object is there does not change one that is.
  return [...new Set(all)].filter((one) => !onlyWhereThere.includes(one)).sort();
}

for (const recipe of recipes.values()) {
  for (const style of stylesOf(recipe)) {
    test(`${recipe.name}, ${style}`, async () => {
      const needs: Message = (style === 'article' ? recipe.articleNeeds : undefined) ?? needsOf(recipe);
      const inEnglish = englishRights(speaker('en')(needs));
      assert.deepEqual(japaneseRights(speaker('ja')(needs)), inEnglish);
      for (const shell of ['bash', 'powershell'] as const)
        assert.deepEqual(await derived(recipe.name, shell, style), inEnglish, shell);
    });
  }
}
