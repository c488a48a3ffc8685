/** What a hostile server answers where a token, a name, a time or a message should stand. */
import type { Random } from '../support/random.js';

/** Where the texts try to write, and where they try to send something. */
export interface Aim {
  readonly home: string;
  readonly url: string;
}

/** Texts that would become options, headers, commands or escapes, if anything took them for more than a text. */
export function hostileTexts({ home, url }: Aim): readonly [string, ...string[]] {
  const options = (end: string): string =>
    ['abc"', `url = "${url}/payload"`, `output = "${home}/.bash_aliases"`, 'header = "X-Injected: y'].join(
      end,
    );
  return [
    options('\n'),
    options('\r\n'),
    options('\r'),
    `abc"\noutput = "${home}/owned`,
    `abc\\"\noutput = ${home}/owned\n#`,
    `abc\nX-Injected: y`,
    `abc\r\nX-Injected: y`,
    `$(touch ${home}/CANARY)`,
    `\`touch ${home}/CANARY\``,
    `'; touch ${home}/CANARY; '`,
    `"; touch ${home}/CANARY; "`,
    `$([IO.File]::WriteAllText('${home}/CANARY', 'x'))`,
    `"; [IO.File]::WriteAllText('${home}/CANARY', 'x'); "`,
    `\u2018; touch ${home}/CANARY; \u2019`,
    `@${home}/.kube/config`,
    `-K${home}/owned`,
    `--output=${home}/owned`,
    `abc --output ${home}/owned`,
    '\u001b]0;pwned\u0007\u001b[2J',
    'abc\u2028url\u0085x',
    'é',
    'Ａbc',
    '\0',
    '"',
    '\\',
    ' ',
    '',
    '%s%n%x',
    '{{.x}}',
    'a'.repeat(300_000),
    `${'a"\n'.repeat(50_000)}`,
  ];
}

/** One of them, or a random mixture of characters that mean something to someone. */
export function hostileText(random: Random, aim: Aim): string {
  if (random.chance(0.75)) return random.pick(hostileTexts(aim));
  const pieces = [
    '"',
    "'",
    '\\',
    '\n',
    '\r',
    ' ',
    '$(',
    ')',
    '`',
    ';',
    '#',
    '=',
    'url',
    'output',
    'a',
    '\u001b',
  ];
  const [first = '"', ...rest] = pieces;
  return Array.from({ length: 1 + random.below(20) }, () => random.pick([first, ...rest])).join('');
}
