/** The table of options: what has to hold between its entries, the verbs' usage, and what verbs are given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsOf, readOptions } from '../../src/command-line/options.js';
import type { Usage } from '../../src/command-line/verb.js';
import { optionNames } from '../../src/plan/options.js';
import { isRead } from '../../src/plan/reads.js';
import { recipes } from '../../src/plan/recipes.js';
import { verbs } from '../../src/verbs.js';

const all = Object.entries<Usage>(verbs).map(([name, { usage }]) => ({
  name,
  usage,
  options: optionsOf(name),
}));

test('no verb has two options of a name or letter', () => {
  for (const { name, options } of all) {
    const words = options.flatMap((option) =>
      [option.name, option.alias ?? [], option.synonyms ?? []].flat(),
    );
    assert.deepEqual(words, [...new Set(words)], name);
  }
});

test('the arguments of a usage are those of the table, required and repeated alike', () => {
  for (const { name, usage, options } of all) {
    const wanted = [...usage.matchAll(/([[<])(\w+)(\.\.)?/g)].map(([, bracket, argument, dots]) => ({
      name: argument,
      required: bracket === '<',
      repeated: dots !== undefined,
    }));
    const found = options
      .filter(({ argument }) => argument === true)
      .map((option) => ({
        name: option.name,
        required: option.required === true,
        repeated: option.type === 'texts',
      }));
    assert.deepEqual(found, wanted, name);
  }
});

test('words are one line in lower case, a default is one of the choices, and a flag has none', () => {
  for (const { name, options } of all)
    for (const option of options) {
      const what = `${name} ${option.name}`;
      assert.match(option.words, /^[^A-Z\n][^\n]*[^.\n]$|^HTTP method$/, what);
      if (option.choices !== undefined && typeof option.default === 'string')
        assert.ok(option.choices.includes(option.default), what);
      if (option.type === 'flag') assert.equal(option.choices, undefined, what);
    }
});

test('a format is -o, --output and --format in every verb that has one', () => {
  const verbsWith = all.flatMap(({ name, options }) =>
    options.some((option) => option.name === 'output') && name !== 'query' ? [name] : [],
  );
  assert.deepEqual(verbsWith.sort(), ['describe', 'explain', 'get', 'lint', 'recipes', 'verify']);
  for (const { name, options } of all.filter((one) => verbsWith.includes(one.name))) {
    const output = options.find((option) => option.name === 'output');
    assert.deepEqual([output?.alias, output?.synonyms], ['o', ['format']], name);
  }
});

test('other words for a choice are in lower case, and none is a choice itself', () => {
  for (const { name, options } of all)
    for (const { name: option, also = {}, choices = [] } of options)
      for (const word of Object.keys(also)) {
        assert.equal(word, word.toLowerCase(), `${name} --${option}`);
        assert.ok(!choices.includes(word), `${name} --${option} ${word}`);
      }
});

test('what is not said is at its default; of what is said twice the last one holds, or all', () => {
  const options = readOptions('generate', {});
  assert.equal(options.serviceAccount, 'default');
  assert.equal(options.duration, undefined);
  assert.deepEqual(options.audience, []);
  assert.equal(options.insecure, false);
  const said = readOptions('generate', {
    context: ['a', 'b'],
    cluster: ['a', 'b'],
    audience: ['a', 'b'],
    'service-account': 'robot',
    insecure: true,
  });
  assert.equal(said.cluster, 'b');
  assert.deepEqual(said.context, ['a', 'b']);
  assert.deepEqual(said.audience, ['a', 'b']);
  assert.equal(said.serviceAccount, 'robot');
  assert.equal(said.insecure, true);
  assert.deepEqual(readOptions('generate', { audience: 'a' }).audience, ['a']);
});

test('a record from elsewhere gives no value that an option cannot have', () => {
  const options = readOptions('generate', {
    style: 'baroque',
    context: 7,
    cluster: 7,
    insecure: 'yes',
    audience: [1, 'a'],
    toString: 'x',
  });
  assert.equal(options.style, 'safe');
  assert.deepEqual(options.context, []);
  assert.equal(options.cluster, undefined);
  assert.equal(options.insecure, false);
  assert.deepEqual(options.audience, ['a']);
});

test('every option that steps may read is read by a recipe', () => {
  for (const name of Object.values(optionNames))
    assert.ok(
      [...recipes.values()].some((recipe) => isRead(recipe, 'safe', name) || isRead(recipe, 'article', name)),
      `--${name}`,
    );
});
