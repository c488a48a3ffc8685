/** Random edits of PowerShell scripts. */
import type { Random } from '../../support/random.js';

/** What gets inserted: everything that ever meant something special to PowerShell's tokenizer. */
const pieces = [
  ...' \t\n"\'`$@#%&*()-+=[]{}|;:<>,.?/\\!~^_0a',
  ...[
    '\r\n',
    '\r',
    '\u00a0',
    '\u2018',
    '\u2019',
    '\u201c',
    '\u201d',
    '\u201e',
    '\u2013',
    '\u2014',
    '\u00e9',
    '\u0000',
  ],
  ...[
    '`\n',
    '` ',
    '$(',
    '@(',
    '@{',
    '${',
    '::',
    '..',
    '--',
    '++',
    '&&',
    '||',
    '??',
    '?.',
    '2>&1',
    '2>',
    '>>',
    '*>',
  ],
  ...[
    '""',
    "''",
    '`"',
    '"@',
    "'@",
    '@"\n',
    "@'\n",
    '\n"@',
    "\n'@",
    '<#',
    '#>',
    '#requires -Version 7',
    '--%',
    ' --% ',
  ],
  ...[
    '$x',
    '${x}',
    '$env:X',
    '$x.y',
    '$x[0]',
    '@x',
    '$_',
    '$?',
    '$$',
    '$x:y',
    '$true',
    '"$x"',
    '$(x)',
    "'x'",
    '{x}',
  ],
  ...[
    ' -eq ',
    ' -f ',
    ' -join ',
    '-split ',
    ' -not ',
    ' -and ',
    ' -is [int] ',
    '-x',
    '-x:',
    ' -x:y ',
    '--x=y',
    ' -5',
  ],
  ...[
    '[int]',
    '[a.b]::c',
    '.y',
    '.y()',
    '::z',
    '[0]',
    ' = ',
    ' += ',
    ' ? 1 : 2',
    ' ?? ',
    ', ',
    ' | ',
    ' & ',
    ' . ',
    ' % ',
  ],
  ...[
    'if ($x) { y }',
    ' else ',
    'foreach ($x in y) { z }',
    'while',
    'return',
    'break',
    ' in ',
    'param($x)',
    'function f',
  ],
  ...[
    'try { x } ',
    'catch { y }',
    'finally { z }',
    'switch',
    'default',
    'begin',
    'process',
    'trap',
    'throw ',
    'exit 3',
  ],
  ...[
    '1',
    '1.5',
    '1kb',
    '10s',
    '0x1F',
    '1e3',
    '.5',
    '1..3',
    '1d',
    '99999999999',
    'a',
    '+5',
    '-5',
    '[int]+5',
    'kubectl',
    'Get-Item',
    './x',
    'C:\\x',
  ],
];

/** The script after `count` random edits; `others` are scripts to take text from. */
export function edit(script: string, count: number, random: Random, others: readonly string[]): string {
  let text = script;
  for (let done = 0; done < count; done++) text = editOnce(text, random, others);
  return text;
}

function editOnce(text: string, random: Random, others: readonly string[]): string {
  const below = (limit: number): number => random.below(limit);
  const at = below(text.length + 1);
  const before = text.slice(0, at);
  const after = text.slice(at);
  switch (below(14)) {
    case 0:
    case 1:
      return before + after.slice(1);
    case 2:
      return before + after.slice(1 + below(8));
    case 3:
    case 4:
    case 5:
    case 6:
      return before + (pieces[below(pieces.length)] ?? '') + after;
    case 7:
      return before + (pieces[below(pieces.length)] ?? '') + after.slice(1);
    case 8:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
    case 9:
      return swapWords(text, below);
    case 10:
      return before + after.replace(/[\r\n]+[ \t]*/, '');
    case 11:
      return before + after.replace(/['"]/, ['', '"', "'", '\u2019', '\u201d', '`"', "''"][below(7)] ?? '');
    case 12: {
      const other = others[below(others.length)] ?? '';
      const start = below(other.length);
      return before + other.slice(start, start + 1 + below(30)) + after;
    }
    default: {
      const length = 1 + below(12);
      return before + after.slice(0, length) + after;
    }
  }
}

/** Exchanges two pieces between blanks. */
function swapWords(text: string, below: (limit: number) => number): string {
  const words = text.split(/([ \t\r\n]+)/);
  const first = 2 * below(Math.ceil(words.length / 2));
  const second = 2 * below(Math.ceil(words.length / 2));
  [words[first], words[second]] = [words[second] ?? '', words[first] ?? ''];
  return words.join('');
}

const starts = [
  ...[
    '',
    '$x',
    '${x}',
    '[int]',
    '5',
    '-not',
    '!',
    '$x.y',
    '$(a)',
    '"a"',
    '(1)',
    '-5',
    '+',
    '$x=',
    '$x+=',
    '$x | ',
    '1..',
  ],
  ...[
    'a ',
    'a -x',
    'a "b"',
    'a,',
    'a > ',
    'a 2>',
    'a;',
    'a`',
    '& ',
    '. ',
    '@(',
    '@{a=',
    '{',
    'if(',
    'switch(1){1',
    '"',
  ],
  ...[
    '"$(',
    "'",
    '@"\n',
    "@'\n",
    '$x?',
    '$x:',
    '$x[',
    '$x.y(',
    '[a]::',
    '#',
    '$',
    'function f{',
    'return ',
    'try{a}',
  ],
] as const;
const ends = ['', '', '', '', ')', '}', '"', "'", ']', '\n"@', "\n'@", ')"', ' 1', '=1'] as const;

/** A short script of random pieces, for what no edit of a sensible script comes to. */
export function soup(random: Random): string {
  const separator = random.chance(0.5) ? ' ' : '';
  const inner = Array.from({ length: random.below(8) }, () => pieces[random.below(pieces.length)] ?? '');
  return random.pick(starts) + inner.join(separator).slice(0, 5 + random.below(30)) + random.pick(ends);
}
