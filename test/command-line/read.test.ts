/** Every option of every verb, in each way to write it; the options come from the table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerbName } from '../../src/command-line/option.js';
import { optionsOf } from '../../src/command-line/options.js';
import { readWords, type Said } from '../../src/command-line/read.js';
import { UsageError } from '../../src/errors.js';

/** The verbs of the table, each with the arguments that it has to have. */
const verbs: Readonly<Record<Exclude<VerbName, 'query'>, readonly string[]>> = {
  generate: [],
  verify: ['s.sh'],
  adopt: ['page.md'],
  explain: [],
  recipes: ['check'],
  schema: ['recipe'],
  get: ['contexts'],
  describe: [],
  lint: [],
  explore: [],
  completion: ['bash'],
};

for (const [name, needed] of Object.entries(verbs)) {
  const verb = name as VerbName;
  const read = (...words: readonly string[]): Said => readWords(verb, [...words, ...needed]);
  const bare = read();

  test(`${verb}: each option in each way to write it`, () => {
    for (const option of optionsOf(verb).filter(({ argument }) => argument !== true)) {
      const { alias, type, choices = ['a value'], synonyms = [] } = option;
      const long = [option.name, ...synonyms].map((one) => `--${one}`);
      const short = alias === undefined ? [] : [`-${alias}`];
      const what = `${verb} --${option.name}`;
      if (type === 'flag') {
        for (const word of [...long, ...short]) {
          assert.deepEqual(read(word), { ...bare, [option.name]: true }, what);
          assert.deepEqual(read(`${word}=false`), { ...bare, [option.name]: false }, what);
          assert.deepEqual(read(word, `${word}=false`, word), { ...bare, [option.name]: true }, what);
          assert.throws(() => read(`${word}=x`), UsageError, what);
        }
        continue;
      }
      const last = choices.at(-1) ?? '';
      const ways = [...long, ...short].flatMap((word) => [[word, last], [`${word}=${last}`]]);
      for (const words of [...ways, ...short.map((word) => [`${word}${last}`])]) {
        const value: string | readonly string[] = type === 'texts' ? [last] : last;
        assert.deepEqual(read(...words), { ...bare, [option.name]: value }, `${what}: ${words.join(' ')}`);
      }
      const first = choices[0] ?? '';
      assert.deepEqual(
        read(`${long[0]}=${first}`, `${long[0]}=${last}`),
        { ...bare, [option.name]: type === 'texts' ? [first, last] : last },
        what,
      );
      for (const word of [...long, ...short]) {
        assert.throws(() => readWords(verb, [...needed, word]), /needs a value/, what);
        assert.throws(() => readWords(verb, [...needed, word, '--help']), /needs a value/, what);
      }
    }
  });

  test(`${verb}: words behind -- are arguments`, () => {
    assert.deepEqual(readWords(verb, ['--', ...needed]), bare);
    const takesMany = optionsOf(verb).some(({ argument, type }) => argument === true && type === 'texts');
    const behind = (): Said => readWords(verb, [...needed, '--', '--help']);
    if (takesMany) assert.ok(Object.values(behind()).flat().includes('--help'));
    else if (needed.length > 0) assert.throws(behind, UsageError);
  });
}

test('a dash is an argument or a value, and an empty word is one', () => {
  assert.deepEqual(readWords('verify', ['-', 'a']), { files: ['-', 'a'] });
  assert.deepEqual(readWords('generate', ['-o', '-']), { 'output-file': '-' });
  assert.deepEqual(readWords('generate', ['--kubeconfig', '']), { kubeconfig: '' });
  assert.deepEqual(readWords('generate', ['--kubeconfig=']), { kubeconfig: '' });
  assert.deepEqual(readWords('generate', ['--context=-x']), { context: ['-x'] });
});

test('letters can stand together, the last with its value', () => {
  assert.deepEqual(readWords('verify', ['-qo', 'json', 's.sh']), {
    quiet: true,
    output: 'json',
    files: ['s.sh'],
  });
  assert.deepEqual(readWords('verify', ['-qojson', 's.sh']), {
    quiet: true,
    output: 'json',
    files: ['s.sh'],
  });
});

test('names of what every object has are no options', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.throws(() => readWords('generate', [`--${name}=x`]), /has no option/);
    assert.throws(() => readWords('generate', ['--shell', name]), /is not one of/);
  }
});
