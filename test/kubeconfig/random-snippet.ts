/** Random pieces of YAML syntax in a row: mostly broken, and broken exactly where Go's library says so. */
import type { Random } from '../support/random.js';

const pieces = [
  ...['a', 'b', '1', 'null', 'true', 'no', '0x1', '1.5', '.inf', '2001-01-01', 'x'.repeat(40), 'é', '😀'],
  ...[
    '-',
    '- ',
    '-\n',
    '? ',
    '?',
    ': ',
    ':',
    ':\n',
    ',',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '{}',
    '[]',
    '{a: b}',
    '[a, b]',
  ],
  ...['&x ', '*x', '*x ', '&a', '!t ', '!!str ', '!!int ', '! ', '!<tag:x>', '!e!f ', '<<: ', '<<', '= '],
  ...['|', '|-', '|+', '>', '>-', '|2', '>1', '"', '"a"', "'", "'b'", '"a\\\n b"', '"\\x41"', '\\', '"q": '],
  ...[
    '\n',
    '\n\n',
    '\n ',
    '\n  ',
    '\n    ',
    ' ',
    '  ',
    '\t',
    '\r',
    '\r\n',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\x07',
  ],
  ...['#', ' #c', '%', '@', '`', '~', '---\n', '...\n', '--- ', 'key: ', 'k:\n  ', '- x: ', '? x\n'],
] as const;

/** A file with such a row in it: as the data of an extension, or all there is. */
export function randomSnippet(random: Random): Uint8Array {
  const row = Array.from({ length: 1 + random.below(14) }, () => random.pick([...pieces])).join('');
  const head = 'apiVersion: v1\nkind: Config\nextensions:\n- name: a\n  extension:';
  const places = [
    `${head} ${row}\n`,
    `${head}\n    ${row.replaceAll('\n', '\n    ')}\n`,
    `extensions: [{name: a, extension: ${row}}]\n`,
    row,
    `${row}\napiVersion: v1\n`,
  ] as const;
  return Buffer.from(random.pick([...places]), 'utf8');
}
