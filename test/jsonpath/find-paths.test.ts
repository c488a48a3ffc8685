import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson } from '../../src/go/parse-json.js';
import type { Value } from '../../src/go/value.js';
import { findValues, scalarMatching } from '../../src/jsonpath/find-paths.js';
import { parseTemplate } from '../../src/jsonpath/parse.js';
import { itemText, printText } from '../../src/jsonpath/print.js';
import { fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';
import { randomMembers } from './random-document.js';

const config = parseJson(`{
  "clusters": [
    {"name": "dev", "cluster": {"server": "https://dev:6443"}},
    {"name": "a\\"b'c)", "cluster": {"server": "https://odd:6443"}},
    {"name": "twin", "cluster": {"server": "https://one:6443"}},
    {"name": "twin", "cluster": {"server": "https://two:6443"}}
  ],
  "mixed": [{"name": 1, "v": "x"}, {"name": "b", "v": "y"}],
  "data": {"tls.crt": "C", "a b": "S", "*": "W", "": {"k": "E"}, "back\\\\slash": "B", "__proto__": "P"},
  "list": [1, 1.0, [2]],
  "pods": [
    {"name": "web", "containers": [{"name": "x", "image": "i0"}, {"name": "x", "image": "i1"}]},
    {"name": "job", "containers": [{"name": 1, "image": "i2"}, {"name": "q", "image": "i3"}]},
    {"name": "cron", "containers": [{"image": "i4"}, {"name": "z", "image": "i5"}]}
  ],
  "items": [{"metadata": {"name": "s1"}, "v": "v1"}, {"metadata": null, "v": "v2"}, {"name": "x", "metadata": {"name": "s3"}, "v": "v3"}]
}`);

/** The expressions alone. */
const pathsOf = (root: Value, predicate: (value: Value) => boolean): readonly string[] =>
  findValues(root, predicate).paths;

const find = (value: string): readonly string[] =>
  pathsOf(
    config,
    scalarMatching((text) => text === value),
  );

describe('paths as a person would write them', () => {
  const cases: [string, string[]][] = [
    ['https://dev:6443', ['{.clusters[?(@.name=="dev")].cluster.server}']],
    ['https://odd:6443', ['{.clusters[?(@.name=="a\\u0022b\\u0027c\\u0029")].cluster.server}']],
    ['https://two:6443', ['{.clusters[3].cluster.server}']],
    ['y', ['{.mixed[1].v}']],
    ['C', ['{.data.tls\\.crt}']],
    ['S', ['{.data.a\\ b}']],
    ['W', ['{.data.\\*}']],
    ['E', ["{.data[''].k}"]],
    ['P', ['{.data.__proto__}']],
    ['1', ['{.list[0]}', '{.list[1]}', '{.mixed[0].name}', '{.pods[?(@.name=="job")].containers[0].name}']],
    ['2', ['{.list[2][0]}']],
    // Each list on the way is filtered where its names allow it.
    ['i1', ['{.pods[?(@.name=="web")].containers[1].image}']],
    ['i3', ['{.pods[?(@.name=="job")].containers[1].image}']],
    ['i4', ['{.pods[?(@.name=="cron")].containers[0].image}']],
    ['i5', ['{.pods[?(@.name=="cron")].containers[?(@.name=="z")].image}']],
    ['v1', ['{.items[?(@.metadata.name=="s1")].v}']],
    ['v2', ['{.items[1].v}']],
    ['v3', ['{.items[?(@.name=="x")].v}']],
    ['nowhere', []],
  ];
  for (const [value, paths] of cases) test(value, () => assert.deepEqual(find(value), paths));

  test('a key with a backslash cannot be reached, and that is said', () => {
    const found = findValues(config, (value) => value === 'B');
    assert.deepEqual(found, { paths: [], unreachable: 1 });
  });
  test('a long list takes no longer than its length', () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => new Map([['name', `n${index}`]]));
    assert.deepEqual(
      pathsOf(rows, (value) => value === 'n29999'),
      ['{[?(@.name=="n29999")].name}'],
    );
  });
  test('the root itself', () => {
    assert.deepEqual(
      pathsOf(config, (value) => value === config),
      ['{@}'],
    );
  });
});

fuzzTest('each path of a random document gives back its value', (seed) => {
  const random = new Random(seed);
  for (let round = 0; round < 300; round++) {
    const root = parseJson(`{${randomMembers(random)}}`);
    const values: Value[] = [];
    const { paths, unreachable } = findValues(root, (value) => {
      values.push(value);
      return true;
    });
    assert.equal(paths.length + unreachable, values.length);
    const printed = new Set(values.map((value) => Buffer.from(itemText(value) as string).toString()));
    for (const path of paths) {
      const text = Buffer.from(printText(parseTemplate(path), root, { allowMissingKeys: true })).toString();
      assert.ok(printed.has(text), `FUZZ_SEED=${random.seed} ${path}`);
    }
  }
});
