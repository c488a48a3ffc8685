/** Data flows one way: argv → config → plan → text → findings; and heavy modules load only when they are used. */
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { circlesIn, files, imports } from './support/imports.js';

/** Every folder of src, and the folders that it imports from, besides itself and the files beside it. */
const directions: Readonly<Record<string, readonly string[]>> = {
  // The way in.
  '': ['command-line', 'commands', 'files', 'fleet', 'kubeconfig', 'kubectl-config', 'print', 'translation'],
  commands: [
    ...[
      'adopt',
      'command-line',
      'completion',
      'drift',
      'exec-check',
      'explore',
      'files',
      'fix',
      'fleet',
      'generate',
    ],
    'go',
    ...[
      'inspect',
      'jsonpath',
      'kubeconfig',
      'kubectl-config',
      'kuberc',
      'lint',
      'listing',
      'look',
      'matching',
      'own-recipes',
      'print',
    ],
    ...['query', 'verify'],
  ],
  // What verbs are made of.
  adopt: ['api', 'command-line', 'document', 'generate', 'go', 'plan', 'verify'],
  explore: ['command-line', 'drift', 'files', 'generate', 'go', 'inspect', 'kubeconfig', 'print', 'verify'],
  completion: ['command-line', 'files', 'kubeconfig', 'listing', 'own-recipes', 'plan', 'print', 'verify'],
  drift: ['command-line', 'document', 'files', 'generate', 'inspect', 'kubeconfig', 'plan', 'verify'],
  'exec-check': ['files', 'kubeconfig', 'verify'],
  fix: ['files', 'kubeconfig', 'verify'],
  fleet: [
    'document',
    'files',
    'generate',
    'go',
    'inspect',
    'kubeconfig',
    'listing',
    'matching',
    'plan',
    'print',
    'render',
  ],
  generate: [
    'document',
    'files',
    'inspect',
    'kubeconfig',
    'look',
    'matching',
    'own-recipes',
    'plan',
    'render',
    'verify',
  ],
  'own-recipes': ['command-line', 'files', 'go', 'matching', 'plan'],
  look: ['files', 'matching'],
  'kubectl-config': ['command-line', 'go', 'kubeconfig', 'kubectl-flags', 'matching', 'print', 'query'],
  lint: ['files', 'go', 'inspect', 'kubeconfig', 'kuberc', 'matching', 'print'],
  listing: ['go', 'inspect', 'kubeconfig', 'kuberc', 'matching'],
  query: ['files', 'go', 'jsonpath'],
  'command-line': ['go', 'matching', 'print'],
  // argv → config → plan → text → findings.
  verify: ['api', 'files', 'go', 'jsonpath', 'kubeconfig', 'kubectl-flags', 'kuberc', 'matching', 'print'],
  document: ['plan', 'render'],
  render: ['go', 'plan', 'print'],
  plan: ['api', 'command-line', 'go', 'jsonpath', 'kubeconfig', 'kubectl-flags'],
  inspect: ['go', 'kubeconfig', 'kuberc', 'print'],
  kubeconfig: ['files', 'go', 'matching'],
  kuberc: ['files', 'go', 'kubeconfig', 'kubectl-flags'],
  // What they stand on.
  api: [],
  jsonpath: ['go'],
  print: ['go'],
  go: ['files'],
  files: [],
  translation: [],
  'kubectl-flags': [],
  launch: ['files'],
  matching: [],
};

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

test('every folder imports from those that are named here, and from no other', () => {
  assert.ok(imports.length > 100, 'imports are found');
  const used = new Map(files.map((file) => [folderOf(file), new Set<string>()]));
  for (const { from, to } of imports)
    if (files.includes(to) && folderOf(to) !== '') used.get(folderOf(from))?.add(folderOf(to));
  for (const [folder, targets] of used) targets.delete(folder);
  const sorted = (entries: Iterable<readonly [string, Iterable<string>]>): Record<string, string[]> =>
    Object.fromEntries(
      [...entries]
        .map(([folder, targets]): [string, string[]] => [folder, [...targets].sort()])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  assert.deepEqual(sorted(used), sorted(Object.entries(directions)));
});

test('no circle of values leads through files of different folders', () => {
  const wrong = circlesIn('').filter((circle) => new Set(circle.map((file) => dirname(file))).size > 1);
  assert.deepEqual(wrong, []);
});

test('there are circles in the two interpreters alone, whose own test lists them', () => {
  const wrong = circlesIn('').filter((circle) => !/^verify\/(?:bash|powershell)\//.test(circle[0] ?? ''));
  assert.deepEqual(wrong, []);
});

test('main and host are imported by nothing but the way in', () => {
  const wrong = imports.filter(({ from, to }) => to === 'main.ts' && from !== 'program.ts');
  assert.deepEqual(wrong, []);
});

test('verbs are run by the way in, and by nothing else', () => {
  const wrong = imports.filter(({ from, to }) => folderOf(to) === 'commands' && from !== 'verbs.ts');
  assert.deepEqual(wrong, []);
});

/** Everything that loading a file loads at once. */
function loadedBy(file: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const queue = [file];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (loaded.has(next)) continue;
    loaded.add(next);
    queue.push(...imports.filter(({ from, lazy }) => from === next && !lazy).map(({ to }) => to));
  }
  return loaded;
}

const heavy = (name: string): boolean =>
  ['yargs', 'handlebars', 'yaml', 'unbash', 'jsonpath-plus'].includes(name) ||
  /^(render|verify|plan)\//.test(name);

test('starting up loads no package and nothing of a verb', () => {
  const loaded = [...loadedBy('program.ts')];
  assert.ok(loaded.includes('main.ts') && loaded.includes('verbs.ts'));
  assert.deepEqual(loaded.filter(heavy), []);
});

test('the explorer loads nothing that only generate or verify need', () => {
  for (const verb of [
    'commands/get.ts',
    'commands/describe.ts',
    'commands/lint.ts',
    'commands/config.ts',
    'commands/query.ts',
  ]) {
    const loaded = [...loadedBy(verb)].filter((name) =>
      /^(render|verify|plan)\/|^(handlebars|unbash)$/.test(name),
    );
    assert.deepEqual(loaded, [], verb);
  }
});
