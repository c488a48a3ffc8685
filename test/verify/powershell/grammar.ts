/** Random scripts from a rough grammar of PowerShell: deeper and odder than people write, most of them valid. */
import type { Random } from '../../support/random.js';

type Rule = (random: Random, depth: number) => string;

const one =
  (...rules: readonly [string | Rule, ...(string | Rule)[]]): Rule =>
  (random, depth) => {
    const rule = random.pick(rules);
    return typeof rule === 'string' ? rule : rule(random, depth);
  };

/** Text between rules, with blanks, line breaks and comments strewn in. */
const row =
  (...rules: readonly (string | Rule)[]): Rule =>
  (random, depth) =>
    rules
      .map((rule) => (typeof rule === 'string' ? rule : rule(random, depth - 1)))
      .join(random.chance(0.2) ? blank(random) : '');

const blank = (random: Random): string =>
  random.pick([' ', ' ', ' ', '  ', '\t', '\n', '\r\n', ' `\n', ' <# c #> ', ' # c\n', '\n\n', ' ` ']);

const list =
  (rule: Rule, separator: string): Rule =>
  (random, depth) =>
    Array.from({ length: random.below(4) }, () => rule(random, depth - 1)).join(separator);

const variable = one(
  '$x',
  '$_',
  '$env:X',
  '$script:x',
  '${x}',
  '${env:a b}',
  '$true',
  '$null',
  '$?',
  '$x?',
  '$1',
);
const single = one("'x'", "''", "'it''s'", "'{0} $x'", "'\u2019\u2019'", "'a\nb'", "@'\na'b\n'@", "'--%'");
const double: Rule = one(
  '"x"',
  '""',
  '"a $x b"',
  '"$x.y"',
  '"${x}y"',
  '"a`"b`$c"',
  '"a""b"',
  '"`u{41}`e"',
  '"$env:X/$y"',
  '"{$x}"',
  row('"', '$(', (r, d) => statements(r, d), ')', '"'),
  row('@"\n', '$(', (r, d) => statements(r, d), ')', 'b "q" $x\n"@'),
);
const number = one(
  '1',
  '0',
  '42',
  '1.5',
  '.5',
  '1kb',
  '0x1F',
  '1e3',
  '10s',
  '1d',
  '2147483648',
  '-1',
  '5.',
  '1l',
  '3y',
);
const type = one(
  '[int]',
  '[string]',
  '[IO.File]',
  '[int[]]',
  '[a[b,c]]',
  '[ordered]',
  '[void]',
  '[ref]',
  '[x+y]',
);
const member = one('y', 'Count', "'a b'", '"y"', '$x', '$x.z');
const infix = one(
  ...([
    '+',
    '-',
    '*',
    '/',
    '%',
    '..',
    '-f',
    '-eq',
    '-cne',
    '-ieq',
    '-like',
    '-match',
    '-replace',
    '-split',
  ] as const),
  ...([
    '-join',
    '-and',
    '-or',
    '-xor',
    '-band',
    '-bor',
    '-shl',
    '-is',
    '-isnot',
    '-as',
    '-in',
    '-notin',
    '??',
  ] as const),
);

const leaf = one(
  variable,
  single,
  double,
  number,
  '@()',
  '@{}',
  '(x)',
  '{}',
  '$()',
  '[int]',
  '[IO.Path]::Sep',
);

const expression: Rule = (random, depth) => {
  if (depth <= 0) return leaf(random, depth);
  return one(
    leaf,
    leaf,
    row(expression, ' ', infix, ' ', expression),
    row(expression, infix, expression),
    row(one('-not ', '!', '-', '+', ',', '-join ', '-split ', '++', '-bnot '), expression),
    row(leaf, one('++', '--')),
    row(type, expression),
    row(expression, ', ', expression),
    row('(', pipeline, ')'),
    row('@(', statements, ')'),
    row('$(', statements, ')'),
    row('{', statements, '}'),
    row('{', 'param($x) ', statements, '}'),
    row('@{', list(row(one('a', "'b'", '1', '$x', '(c)'), ' = ', pipeline), '; '), '}'),
    row(leaf, '.', member),
    row(leaf, '.', member, '(', list(expression, ', '), ')'),
    row(type, '::', member, '(', list(expression, ','), ')'),
    row(leaf, '[', expression, ']'),
    row(expression, ' ? ', expression, ' : ', expression),
  )(random, depth);
};

const word = one(
  ...([
    'a',
    'get',
    '-x',
    '-Name',
    '--x=y',
    '--',
    '-',
    '-5',
    './a',
    'C:\\x',
    '*.txt',
    'a,b',
    '1..3',
    '10s',
    '=x',
  ] as const),
  ...([
    '-x:',
    '-x:y',
    '-x:$y',
    'a$x',
    '$x/y',
    '$x=1',
    'a"b"',
    "a'b c'",
    '--x="$y"',
    ':x',
    '%',
    '?',
    ']',
    '[a]',
  ] as const),
  ...([
    '> f',
    '2>&1',
    '2>$null',
    '*>> f',
    '3>&1',
    '@x',
    'if',
    'a`b',
    '$x.y/z',
    '"a"b',
    '-x"y"',
    '#c',
    'a#c',
  ] as const),
);
const argument: Rule = one(word, word, word, leaf, (r, d) => (d > 0 ? row('(', pipeline, ')')(r, d) : 'z'));
const command: Rule = row(
  one(
    'kubectl',
    'Get-Item',
    './x.ps1',
    '%',
    '?',
    '& $x',
    "& 'a b'",
    '. ./x',
    '& {}',
    '7z',
    'foreach',
    '&$x',
    '& (a)[0]',
  ),
  ' ',
  list(argument, ' '),
);
const element = one(command, command, expression);

const pipeline: Rule = one(
  element,
  element,
  row(element, ' | ', command),
  row(element, '|', command, '|', command),
  row(element, ' && ', element),
  row(element, ' || ', element),
  (r, d) => (d > 0 ? row(variable, one(' = ', '=', ' += ', ' ??= '), statement)(r, d) : '$x = 1'),
  row('$x.y = ', element),
  row('$x, $y = ', element),
  row(type, '$x = ', element),
);

const block: Rule = row('{ ', (r, d) => statements(r, d), ' }');
const condition: Rule = row('(', pipeline, ')');

const statement: Rule = (random, depth) => {
  if (depth <= 0) return pipeline(random, 0);
  return one(
    pipeline,
    pipeline,
    pipeline,
    row('if ', condition, block),
    row('if', condition, block, 'elseif', condition, block, ' else ', block),
    row('foreach ($x in ', pipeline, ') ', block),
    row(one('', ':l '), 'while ', condition, block),
    row('do ', block, one(' while ', ' until '), condition),
    row('for ($i = 0; ', expression, '; $i++) ', block),
    row(
      'switch ',
      one('', '-regex ', '-wildcard '),
      condition,
      ' { ',
      one("'a'", 'b', '1', '{ $_ }'),
      block,
      ' default ',
      block,
      '}',
    ),
    row('try ', block, one('catch ', 'catch [A], [B.C] '), block),
    row('try ', block, 'finally ', block),
    row('trap ', block),
    row('function f', one('', '($a, [int]$b = 1) '), block),
    row(
      'function Get-X { [CmdletBinding()] param([Parameter(Mandatory, Position = 0)][string]$X = ',
      expression,
      ') ',
      statements,
      ' }',
    ),
    row('filter f ', block),
    row('function g { begin ', block, ' process ', block, ' end ', block, ' }'),
    row(one('return ', 'throw ', 'exit '), pipeline),
    one('return', 'throw', 'exit', 'break', 'continue', 'break l', 'continue l'),
  )(random, depth);
};

const statements: Rule = (random, depth) => {
  const count = depth > 0 ? random.below(3) + 1 : 1;
  const separators = ['; ', '\n', ';', '\r\n', ' ;\n'] as const;
  return Array.from({ length: count }, () => statement(random, depth - 1)).join(random.pick(separators));
};

/** A script of one to three statements. */
export const randomScript = (random: Random): string => statements(random, 1 + random.below(5));
