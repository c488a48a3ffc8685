/** Long commands go on in the next line: where, and that what a shell is given is the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed } from '../../src/plan/recipes.js';
import { endMark, foldMark } from '../../src/render/dialect.js';
import { folded } from '../../src/render/folded.js';
import { generated } from '../support/generate.js';
import { pasteable } from '../support/pasteable.js';
import { kubeconfigRecipes } from '../support/recipes.js';
import { samplePath } from '../support/sample.js';
import { portion } from '../support/size.js';

type Way = Parameters<typeof folded>[1];
const bash = { continuation: ' \\', indent: '  ' } as Way;

/** `kubectl a -b -c`, in which each option may begin a line. */
const command = (...groups: readonly string[]): string => groups.join(foldMark) + endMark;
const long = (length: number): string => `-${'x'.repeat(length - 1)}`;

test('what fits stays on its line, whatever follows it', () => {
  assert.equal(
    folded(`  kubectl ${command('get pods', '-n a')} || fail`, bash),
    '  kubectl get pods -n a || fail',
  );
  const message = 'm'.repeat(120);
  assert.equal(
    folded(`kubectl ${command('get', '-n a')} || ${message}`, bash),
    `kubectl get -n a || ${message}`,
  );
});

test('a line is filled up to 100 columns, with what makes it go on', () => {
  const line = (length: number): string => folded(`kubectl ${command('get', long(length), '-o name')}`, bash);
  // kubectl get -x… -o name
  assert.ok(!line(80).includes('\n'));
  assert.equal(line(81), `kubectl get ${long(81)} \\\n  -o name`);
  assert.equal(line(86), `kubectl get ${long(86)} \\\n  -o name`);
  assert.equal(line(87), `kubectl get \\\n  ${long(87)} -o name`);
  assert.equal(line(99), `kubectl get \\\n  ${long(99)} \\\n  -o name`);
});

test('it goes on one step deeper than its line, and each command of a line for itself', () => {
  const two = `    { a ${command('b', long(60))} && a ${command('c', long(60))}; }`;
  assert.equal(folded(two, bash), `    { a b ${long(60)} && a c \\\n      ${long(60)}; }`);
});

const forms = kubeconfigRecipes.flatMap((recipe) =>
  ['bash', 'powershell'].flatMap((shell) => [
    ...stylesOf(recipeNamed(recipe)).map((style) => ({ recipe, shell, form: ['--style', style] })),
    ...(pasteable.includes(recipe) ? [{ recipe, shell, form: ['--format', 'paste'] }] : []),
  ]),
);

/** Lines of comments and messages, which hold no commands of ours. */
const isText = /^\s*#|say '|Error\.Write|\bthrow '|\bfail '|printf '%s/;

const isCommand = (line: string): boolean =>
  /\bkubectl (?:config view|create|get|delete|apply|proxy) /.test(line);

for (const { recipe, shell, form } of portion(forms, 6))
  test(`${recipe}, ${shell}, ${form.join(' ')}: no command is wider than it has to be`, async () => {
    const text = await generated([recipe, '--shell', shell, ...form, '--kubeconfig', samplePath]);
    assert.doesNotMatch(text, /[\0\u0001]/);
    // As one would type it.
    if (form.includes('article')) return assert.doesNotMatch(text, /kubectl .* [\\`]$/m);
    const lines = text.split('\n').filter((line) => isCommand(line) && !isText.test(line));
    assert.ok(recipe === 'proxy' || lines.length > 1, text);
    for (const line of lines) {
      // Behind a command that fits stands what a failure says.
      const command = line.replace(/(?: <\/dev\/null)?\)?(?: >&2)?(?: <<'MANIFEST')? \|\| .*$/, '');
      // What stands before the first option is not parted.
      assert.ok(command.length <= 100 || !/ ["']?-/.test(command), line);
    }
  });
