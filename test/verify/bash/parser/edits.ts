/** Random edits of shell text, down to single signs. */
import type { Random } from '../../../support/random.js';
import { editOf } from '../soundness/edits.js';

/** What gets inserted: everything that means something special to a shell's lexer. */
const pieces: readonly [string, ...string[]] = [
  ' ',
  ...'\t\n"\'`$#&*()-+=[]{}|;:<>,.?/\\!~^_0aN@%',
  ...[
    '$(',
    '${',
    '$((',
    '))',
    '((',
    '<(',
    '>(',
    '<<',
    '<<-',
    '<<<',
    '>>',
    '>|',
    '<>',
    '&>',
    '>&',
    '2>&1',
    '2>',
  ],
  ...[
    '&&',
    '||',
    ';;',
    ';&',
    ';;&',
    '|&',
    '[[',
    ']]',
    ' [[ ',
    ' ]]',
    '\\\n',
    '\\ ',
    '\\"',
    "\\'",
    '\\$',
    '\\`',
  ],
  ...[
    "$'",
    '$"',
    '""',
    "''",
    '"$x"',
    '$x',
    '${x}',
    '${x:-',
    '${x/',
    '${#x}',
    '$1',
    '$@',
    '$(a)',
    '`a`',
    '$((1))',
  ],
  ...[
    "$'a'",
    '"$(',
    '")',
    ')"',
    '"a b"',
    "'a b'",
    'x=',
    'x=(',
    'a+=',
    '[0]=',
    'a[1]=',
    'x=1 ',
    '{a,b}',
    '{1..3}',
  ],
  ...[
    '<<EOF\nx\nEOF\n',
    "<<'X'\n$y\nX\n",
    '<<-A\n\tb\n\tA\n',
    '\nEOF\n',
    '\nX\n',
    '<<EOF',
    '(a)',
    '{ a; }',
    '( a; b )',
  ],
  ...[
    'if a; then b; fi',
    'if ',
    ' then ',
    ' elif ',
    ' else ',
    ' fi',
    'case x in a) b;; esac',
    ' in ',
    ' esac',
    'case ',
  ],
  ...[
    'for x in a; do b; done',
    'for x',
    'while ',
    'until ',
    ' do ',
    ' done',
    'select x in a; do b; done',
    'coproc ',
  ],
  ...[
    'f() { a; }',
    '() ',
    '()',
    'function f ',
    'function ',
    '! ',
    'time ',
    'time -p ',
    '{ ',
    ' }',
    ' ;',
    '; ',
    ' & ',
    ' | ',
  ],
  ...['# a', ' # a\n', '#', '\u00a0', '\u2018', '\u201d', '\u2013', '\u0430', '\u00e9', '\u3042', '\u3000'],
  ...[
    '?(a)',
    '@(a|b)',
    '!(a)',
    '*(a)',
    '+(a)',
    '~',
    '=~ ',
    ' == ',
    ' -n ',
    ' -a ',
    '&& ',
    '|| ',
    '>&-',
    '<&-',
    '{x}>',
  ],
];

/** The text after one to three edits. */
export function edited(text: string, random: Random, others: readonly string[]): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    result = random.chance(0.15) ? editOf(result, random).text : editOnce(result, random, others);
  }
  return result;
}

function editOnce(text: string, random: Random, others: readonly string[]): string {
  const at = random.below(text.length + 1);
  const before = text.slice(0, at);
  const after = text.slice(at);
  switch (random.below(12)) {
    case 0:
    case 1:
      return before + after.slice(1);
    case 2:
      return before + after.slice(1 + random.below(8));
    case 3:
    case 4:
    case 5:
    case 6:
      return before + random.pick(pieces) + after;
    case 7:
      return before + random.pick(pieces) + after.slice(1);
    case 8:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
    case 9: {
      const other = others[random.below(others.length)] ?? '';
      const start = random.below(other.length);
      return before + other.slice(start, start + 1 + random.below(30)) + after;
    }
    case 10:
      return before + after.replace(/\n[ \t]*/, random.pick([' ', '', '; ', ' \\\n', '\n\n']));
    default: {
      const length = 1 + random.below(12);
      return before + after.slice(0, length) + after;
    }
  }
}

/** A short script of random pieces, for what no edit of a sensible script comes to. */
export function soup(random: Random): string {
  const separator = random.pick(['', ' ', ' ']);
  return `${Array.from({ length: 1 + random.below(8) }, () => random.pick(pieces)).join(separator)}\n`;
}
