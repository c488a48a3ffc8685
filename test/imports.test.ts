/** Data flows one way: argv → config → plan → text → findings; and heavy modules load only when they are used. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, imports } from './support/imports.js';

/** A folder of src, and the folders of src that it may import from, besides itself and the files beside it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'command-line': ['go', 'print'],
  query: ['files', 'go', 'jsonpath'],
  'kubectl-config': ['command-line', 'go', 'kubeconfig', 'matching', 'print', 'query'],
  listing: ['go', 'inspect', 'kubeconfig', 'matching', 'print'],
  generate: ['command-line', 'files', 'inspect', 'kubeconfig', 'plan', 'render', 'verify', 'print'],
  drift: ['command-line', 'files', 'generate', 'inspect', 'kubeconfig', 'plan', 'verify'],
  completion: ['command-line', 'files', 'kubeconfig', 'listing', 'plan', 'print', 'verify'],
  go: ['files'],
  print: ['go'],
  jsonpath: ['go'],
  files: [],
  matching: [],
  kubeconfig: ['files', 'go', 'matching'],
  plan: ['go', 'jsonpath', 'kubeconfig'],
  render: ['plan', 'go', 'jsonpath', 'print'],
  'kubectl-flags': [],
  kuberc: ['files', 'go', 'kubectl-flags'],
  verify: ['kubectl-flags', 'kuberc', 'go', 'jsonpath', 'kubeconfig', 'print', 'files', 'matching'],
  fix: ['verify', 'files', 'kubeconfig'],
  'exec-check': ['files', 'go', 'verify', 'kubeconfig'],
  inspect: ['kubeconfig', 'go', 'print'],
  lint: ['kubectl-flags', 'kuberc', 'files', 'go', 'inspect', 'kubeconfig', 'matching', 'print'],
};

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

test('the direction of imports holds', () => {
  assert.ok(imports.length > 100, 'imports are found');
  const wrong = imports.filter(({ from, to }) => {
    const targets = allowed[folderOf(from)];
    if (targets === undefined || !files.includes(to)) return false;
    const target = folderOf(to);
    return target !== '' && target !== folderOf(from) && !targets.includes(target);
  });
  assert.deepEqual(wrong, []);
});

test('main and host are imported by nothing but the way in', () => {
  const wrong = imports.filter(
    ({ from, to }) => to === 'main.ts' && !['cli.ts', 'kubectl-complete.ts'].includes(from),
  );
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
  const loaded = [...loadedBy('cli.ts')];
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
