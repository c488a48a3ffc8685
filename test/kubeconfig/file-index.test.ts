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

const count = fuzzCount({ quick: 50, full: 6000, every: 60_000 });

/** All that is in it, read. */
function everything({ name, document, content }: LoadedFile): unknown {
  const { currentContext, currentContextPosition, unknownFields } = document;
  const { clusters, contexts, authInfos, ...rest } = content;
  const read = (entries: ReadonlyMap<string, { readonly origins: ReadonlyMap<string, unknown> }>) =>
    [...entries].map(([key, entry]) => [key, { ...entry, origins: [...entry.origins] }]);
  return {
    ...{ name, currentContext, currentContextPosition, unknownFields, rest },
    entries: [read(clusters), read(contexts), read(authInfos)],
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

test('another character than those of ASCII is left to the reader of whole files, wherever it stands', () => {
  const file = (comment = '', current = '"c"', quoted = "'c'", argument = '"a"', run = ''): string =>
    `# all${comment}\ncurrent-context: ${current}\ncontexts:\n- context:\n    user: ${quoted}\n  name: c\n${run}` +
    `users:\n- name: u\n  user:\n    exec:\n      args:\n      - ${argument}\n      command: c\n# end${comment}\n`;
  assert.ok(agrees(Buffer.from(file())));
  const run = (value: string): string => `- name: d\n  # ${value}\n  context: {user: u}\n`;
  assert.ok(agrees(Buffer.from(file('', '"c"', "'c'", '"a"', run('d')))));
  for (const character of ['\u00e9', '\u2028', '\t', '\r', '\u007f', '\u0000', '\u0085'])
    for (const [what, text] of [
      ['a comment', file(character)],
      ['a comment before a key', `# ${character}\napiVersion: v1\n`],
      ['the current context', file('', `"c${character}"`)],
      ['single quotes', file('', '"c"', `'c${character}'`)],
      ['double quotes', file('', '"c"', `"c${character}"`)],
      ['an argument', file('', '"c"', "'c'", `"a${character}"`)],
      ['another entry', file('', '"c"', "'c'", '"a"', run(character))],
    ] as const)
      assert.equal(indexFile('f', Buffer.from(text)), undefined, `${JSON.stringify(character)} in ${what}`);
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
