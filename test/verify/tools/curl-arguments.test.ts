import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Version } from '../../../src/tool-version.js';
import type { ArgumentToken } from '../../../src/verify/tools/argument-token.js';
import { valueText } from '../../../src/verify/tools/argument-token.js';
import { newestCurl, parseCurlArguments } from '../../../src/verify/tools/curl-arguments.js';
import { curlOptionNames } from '../../../src/verify/tools/curl-options.js';

const known = (texts: readonly string[]): ArgumentToken[] => texts.map((text) => ({ text }));

/** What was read, a line for each option or error, in the order of the argument list within each kind. */
function read(tokens: readonly ArgumentToken[], target: Version = newestCurl): string[] {
  const { options, errors, ends } = parseCurlArguments(tokens, target);
  return [
    ...options.map(({ definition, on, value, positional, abbreviated, expand }) => {
      const flags = `${positional ? ' alone' : ''}${abbreviated ? ' short' : ''}${expand ? ' expand' : ''}`;
      const text = value === undefined ? String(on) : JSON.stringify(valueText(value) ?? null);
      return `${definition.name}=${text}${flags}`;
    }),
    ...errors.map(
      ({ kind, spelled, since }) => `! ${kind} ${spelled}${since === undefined ? '' : ` ${since.join('.')}`}`,
    ),
    ...(ends === undefined ? [] : [`ends ${ends.definition.name}`]),
  ];
}

const cases: readonly (readonly [string, readonly string[], readonly string[], Version?])[] = [
  [
    'letters together',
    ['-sSfk', 'u'],
    ['silent=true', 'show-error=true', 'fail=true', 'insecure=true', 'url="u" alone'],
  ],
  ['a value behind its letter', ['-XGET'], ['request="GET"']],
  [
    'a value behind letters',
    ['-sSXGET', '-o-'],
    ['silent=true', 'show-error=true', 'request="GET"', 'output="-"'],
  ],
  ['a value apart', ['-X', 'GET', '--header', 'A: b'], ['request="GET"', 'header="A: b"']],
  ['an option as a value', ['-X', '--silent'], ['request="--silent"']],
  ['two dashes as a value', ['-H', '--', 'u'], ['header="--"', 'url="u" alone']],
  ['the end of options', ['-s', '--', '-k', '--'], ['silent=true', 'url="-k" alone', 'url="--" alone']],
  ['URLs between options', ['a', '-s', 'b'], ['url="a" alone', 'silent=true', 'url="b" alone']],
  ['--url', ['--url', 'a'], ['url="a"']],
  ['a switch turned off', ['--no-insecure', '--no-fail'], ['insecure=false', 'fail=false']],
  [
    'a switch that the manual names turned off',
    ['--no-buffer', '-N', '--buffer'],
    ['buffer=false', 'buffer=false', 'buffer=true'],
  ],
  ['an opposite', ['--epsv', '--no-epsv'], ['disable-epsv=false', 'disable-epsv=true']],
  [
    '--include is --show-headers',
    ['--include', '-i', '--show-headers'],
    ['show-headers=true', 'show-headers=true', 'show-headers=true'],
  ],
  ['--noproxy is no --no-', ['--noproxy', '*'], ['noproxy="*"']],
  ['what cannot be turned off', ['--no-header', 'x'], ['url="x" alone', '! not-negatable --no-header']],
  ['what cannot be turned off either', ['--no-tlsv1.2'], ['! not-negatable --no-tlsv1.2']],
  ['twice no', ['--no-no-buffer'], ['! unknown-option --no-no-buffer']],
  ['an unknown option ends it', ['--frobnicate', '-s'], ['! unknown-option --frobnicate']],
  ['an unknown letter', ['-s\u00e9', 'x'], ['silent=true', '! unknown-option -\u00e9']],
  ['a lone dash', ['-'], ['! unknown-option -']],
  ['no value at the end', ['-s', '--data'], ['silent=true', '! missing-value --data']],
  ['no value behind letters', ['-sX'], ['silent=true', '! missing-value -X']],
  ['an empty value', ['-X', '', '--noproxy', ''], ['request=""', 'noproxy=""', '! blank-value -X']],
  [
    'not a number',
    ['--retry', '1x', '--max-time', '1.5', '--max-time', '-1'],
    ['retry="1x"', 'max-time="1.5"', 'max-time="-1"', '! bad-value --retry', '! bad-value --max-time'],
  ],
  ['-1 redirects', ['--max-redirs', '-1'], ['max-redirs="-1"']],
  ['an equals sign, new', ['--request=POST', '--data=a=b'], ['request="POST"', 'data="a=b"']],
  ['an equals sign, old', ['--request=POST'], ['request="POST"', '! too-new --request= 8.16.0'], [8, 15, 0]],
  ['an equals sign for a switch', ['--fail=false', '-s'], ['silent=true', '! value-not-taken --fail']],
  ['an equals sign behind a letter', ['-X=POST'], ['request="=POST"']],
  ['newer than the target', ['--json', '{}'], ['json="{}"', '! too-new --json 7.82.0'], [7, 68, 0]],
  ['as new as the target', ['--json', '{}'], ['json="{}"'], [7, 82, 0]],
  [
    'shortened, before 8.6',
    ['--sile', '--heade', 'A: b'],
    ['silent=true short', 'header="A: b" short'],
    [8, 5, 0],
  ],
  ['shortened, 8.6', ['--sile'], ['! unknown-option --sile'], [8, 6, 0]],
  ['shortened off, before 8.6', ['--no-sile'], ['silent=false short'], [7, 88, 1]],
  ['other case, before 8.6', ['--SILENT'], ['silent=true short'], [7, 88, 1]],
  ['a whole name in other case is not ambiguous', ['--PROXY', 'p'], ['proxy="p" short'], [7, 88, 1]],
  ['other case, 8.6', ['--SILENT'], ['! unknown-option --SILENT']],
  ['ambiguous, before 8.6', ['--he'], ['! ambiguous-option --he'], [7, 88, 1]],
  ['unique in an old version only', ['--parallel-m', '4'], ['parallel-max="4" short'], [8, 5, 0]],
  ['a whole name is not ambiguous', ['--proxy', 'p', '--ssl'], ['proxy="p"', 'ssl=true'], [7, 88, 1]],
  [
    'variables',
    ['--variable', '%T', '--expand-header', 'A: {{T}}'],
    ['variable="%T"', 'header="A: {{T}}" expand'],
  ],
  ['variables for a switch', ['--expand-silent'], ['! unknown-option --expand-silent']],
  [
    'variables, old',
    ['--expand-header', 'x'],
    ['header="x" expand', '! too-new --expand-header 8.3.0'],
    [8, 2, 0],
  ],
  [
    '--next',
    ['a', '--next', 'b', '-:', 'c'],
    ['url="a" alone', 'next=true', 'url="b" alone', 'next=true', 'url="c" alone'],
  ],
  [
    '--next without a URL',
    ['a', '--next', '-s', '--next', 'b'],
    ['url="a" alone', 'next=true', 'silent=true', 'next=true', 'url="b" alone', '! next-without-url --next'],
  ],
  ['--version ends it', ['-s', '-V', '--frobnicate'], ['silent=true', 'version=true', 'ends version']],
  ['--help without a topic', ['--help'], ['help=true', 'ends help']],
  ['--help with a topic', ['-h', 'all', 'u'], ['help="all"', 'ends help']],
  ['letters behind -V are not read', ['-sVé'], ['silent=true', 'version=true', 'ends version']],
  ['--no-version ends nothing', ['--no-version', 'u'], ['version=false', 'url="u" alone']],
];
for (const [name, texts, expected, target] of cases) {
  test(`curl arguments: ${name}`, () => assert.deepEqual(read(known(texts), target), expected));
}

const dark: ArgumentToken = { text: undefined };
const partly = (prefix: string): ArgumentToken => ({ text: undefined, prefix });

const unknowns: readonly (readonly [string, readonly ArgumentToken[], readonly string[], Version?])[] = [
  ['as a value', [{ text: '-H' }, dark, { text: 'u' }], ['header=null', 'url="u" alone']],
  ['as an argument', [{ text: '-s' }, dark, { text: '-k' }], ['silent=true', '! unknown-argument ']],
  ['behind --', [{ text: '--' }, dark], ['url=null alone']],
  ['with a known beginning that is no dash', [partly('https://')], ['url=null alone']],
  ['with a dash in front', [partly('-')], ['! unknown-argument -']],
  ['behind a letter and part of its value', [partly('-HA: ')], ['header=null']],
  ['right behind a letter: perhaps empty', [partly('-H'), { text: 'u' }], ['! unknown-argument -H']],
  ['right behind a switch: perhaps more letters', [partly('-s'), { text: 'u' }], ['! unknown-argument -s']],
  ['behind a long name', [partly('--header')], ['! unknown-argument --header']],
  ['behind an equals sign', [partly('--header=')], ['header=null']],
];
for (const [name, tokens, expected, target] of unknowns) {
  test(`curl arguments, an unknown text ${name}`, () => assert.deepEqual(read(tokens, target), expected));
}

test('curl arguments: a value says where in its token it begins', () => {
  const tokens = known(['-sXGET', '--request=PUT', '-X', 'POST']);
  const places = parseCurlArguments(tokens).options.flatMap(({ value }) =>
    value === undefined ? [] : [[tokens.indexOf(value.token), value.from]],
  );
  assert.deepEqual(places, [
    [0, 3],
    [1, 10],
    [3, 0],
  ]);
});

const curlrc: readonly (readonly [readonly string[], boolean])[] = [
  [[], true],
  [['-q'], false],
  [['-qs'], false],
  [['-sq'], true],
  [['--disable'], false],
  [['--disabl'], true],
  [['-s', '-q'], true],
  [['--disable-eprt'], true],
];
for (const [texts, expected] of curlrc) {
  test(`curl ${texts.join(' ')} ${expected ? 'reads' : 'does not read'} .curlrc`, () =>
    assert.equal(parseCurlArguments(known(texts)).readsCurlrc, expected));
}

test('the option table has the 278 options of the manual, 150 with a value, 59 with a letter', () => {
  const definitions = new Set([...curlOptionNames().values()].map(({ definition }) => definition));
  assert.equal(definitions.size, 278);
  assert.equal([...definitions].filter(({ kind }) => kind === 'value').length, 150);
  assert.equal([...definitions].filter(({ letter }) => letter !== undefined).length, 59);
  for (const { name, kind, takes } of definitions) {
    assert.ok(['switch', 'once', 'value'].includes(kind), name);
    assert.equal(kind === 'value', takes !== undefined, name);
  }
});
