import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeFlags, type Flag, parseFlags } from '../../src/command-line/pflag.js';
import { UsageError } from '../../src/errors.js';

const flags: readonly Flag[] = [
  { name: 'output', short: 'o', value: 'FORMAT', describe: 'how' },
  { name: 'raw', short: 'r', describe: 'all' },
  { name: 'file', value: 'FILE', describe: 'which' },
];

describe('what kubectl understands', () => {
  const cases: [string[], (string | boolean | undefined)[], string[]][] = [
    [['-o', 'json', 'a', '--raw'], ['json', true, undefined], ['a']],
    [['-ojson', '--raw=false'], ['json', false, undefined], []],
    [['-o=json', '--file=', 'a=b'], ['json', undefined, ''], ['a=b']],
    [['--file', '-', '-'], [undefined, undefined, '-'], ['-']],
    [['--file', '--raw'], [undefined, undefined, '--raw'], []],
    [
      ['-ro', 'x', '--', '--raw', '-o'],
      ['x', true, undefined],
      ['--raw', '-o'],
    ],
    [['-o', 'a', '--output=b', '--raw=T'], ['b', true, undefined], []],
    [['-r=0', '{.a}'], [undefined, false, undefined], ['{.a}']],
    [['--raw', 'true'], [undefined, true, undefined], ['true']],
  ];
  for (const [args, [output, raw, file], positionals] of cases) {
    test(args.join(' '), () => {
      const given = parseFlags(args, flags);
      assert.deepEqual([given.text('output'), given.boolean('raw'), given.text('file')], [output, raw, file]);
      assert.deepEqual(given.positionals, positionals);
    });
  }
});

describe("what it does not, in pflag's words", () => {
  const cases: [string[], string][] = [
    [['--no'], 'unknown flag: --no'],
    [['-rx'], "unknown shorthand flag: 'x' in -x"],
    [['--file'], 'flag needs an argument: --file'],
    [['-ro'], "flag needs an argument: 'o' in -o"],
    [
      ['--raw=yes'],
      'invalid argument "yes" for "-r, --raw" flag: strconv.ParseBool: parsing "yes": invalid syntax',
    ],
  ];
  for (const [args, message] of cases) {
    test(args.join(' '), () => {
      assert.throws(
        () => parseFlags(args, flags),
        (error) => error instanceof UsageError && error.message === message,
      );
    });
  }
});

test('the help lines up', () => {
  assert.equal(
    describeFlags(flags, 80),
    '  -o, --output FORMAT  how\n  -r, --raw            all\n      --file FILE      which\n',
  );
});
