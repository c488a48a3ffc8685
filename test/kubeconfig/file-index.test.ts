/** What is read of a file through its index is what the reader of whole files makes of it: of every file there is, and of random ones. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type LoadedFile, readWhole } from '../../src/kubeconfig/file.js';
import { indexFile } from '../../src/kubeconfig/file-index.js';
import { kubeconfigOf } from '../bench/inputs.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { conformance, root } from '../support/paths.js';
import { Random } from '../support/random.js';
import { nearlyRegular } from './nearly-regular.js';
import { randomKubeconfig } from './random-kubeconfig.js';
import { randomSnippet } from './random-snippet.js';

const count = fuzzCount({ quick: 100, full: 6000, every: 60_000 });

/** All that is in it, read. */
function everything({ name, document, content }: LoadedFile): unknown {
  const { currentContext, currentContextPosition, unknownFields } = document;
  const { clusters, contexts, authInfos, ...rest } = content;
  const origins = (entries: ReadonlyMap<string, { readonly origins: ReadonlyMap<string, unknown> }>) =>
    [...entries.values()].map((entry) => [...entry.origins.keys()]);
  return {
    ...{ name, currentContext, currentContextPosition, unknownFields, rest },
    entries: [[...clusters], [...contexts], [...authInfos]],
    orders: [origins(clusters), origins(contexts), origins(authInfos)],
  };
}

/** Whether there is an index; it says what the whole file says. */
function agrees(bytes: Uint8Array): boolean {
  const indexed = indexFile('f', bytes);
  if (indexed === undefined) return false;
  const whole = readWhole('f', bytes);
  const text = Buffer.from(bytes).toString('utf8');
  assert.ok('document' in whole, `refused as a whole: ${text}`);
  assert.deepStrictEqual(everything(indexed), everything(whole), text);
  return true;
}

function filesBelow(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}

const places = ['test/kubeconfigs', 'test/cases', 'templates/sample'].map((path) => join(root, path));
for (const folder of [join(conformance, 'inputs'), ...places])
  test(`the files below ${folder.slice(root.length + 1)}`, () => {
    const indexed = filesBelow(folder).filter(agrees).length;
    assert.ok(indexed > 0);
  });

test('the texts whose meaning to kubectl is recorded', () => {
  const lines = readFileSync(join(root, 'test/go/yaml/recorded.jsonl'), 'utf8').trim().split('\n');
  for (const line of lines) agrees(Buffer.from((JSON.parse(line) as { text: string }).text));
});

test('scalars that keep the empty lines behind them, and values near that are no text', () => {
  const file = (kept: string): Buffer =>
    Buffer.from(
      `contexts:\n- context:\n    extensions:\n    - name: e\n      extension: ${kept}users:\n- name: u\n  user:\n    token: abc\n`,
    );
  for (const kept of ['|+\n        x\n\n\n', '|\n        x\n\n', '>-\n        x\n\n# c\n', '"a\n\n  b"\n'])
    assert.ok(agrees(file(kept)), kept);
  for (const broken of ['"a\n', '[a,\n', '{a: b\n']) assert.equal(indexFile('f', file(broken)), undefined);
});

test('an installHint ends with its last line, though a blank one stands in it, and what follows is not certain', () => {
  const hint = 'installHint: |2\n        One.\n\n        Two.\n      command: aws\n';
  for (const field of ['token: dev', 'unknown: dev'])
    assert.ok(
      agrees(Buffer.from(`users:\n- name: a\n  user:\n    exec:\n      ${hint}    ${field}\n`)),
      field,
    );
});

test('a thousand contexts', () => assert.ok(agrees(Buffer.from(kubeconfigOf(1000)))));

test('more values than are read are refused as ever', () => {
  const many = Buffer.from(kubeconfigOf(16_000));
  assert.equal(indexFile('f', many), undefined);
  const whole = readWhole('f', many);
  assert.ok('message' in whole && /more than 400,000 values/.test(whole.message));
});

fuzzTest('random kubeconfigs', (seed) => {
  const random = new Random(seed);
  for (let index = 0; index < count; index++) {
    agrees(randomKubeconfig(random, index % 2 === 0));
    agrees(randomSnippet(random));
  }
});

fuzzTest('files that are nearly regular', (seed, t) => {
  const random = new Random(seed);
  let indexed = 0;
  for (let index = 0; index < count; index++) if (agrees(nearlyRegular(random))) indexed += 1;
  t.diagnostic(`${indexed} of ${count} have an index`);
  assert.ok(indexed > count / 5 && indexed < count);
});
