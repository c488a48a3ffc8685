/** A code's explanation for a terminal. */
import { wrapped } from '../../print/wrap.js';
import { wrap } from '../../print/wrap-phrases.js';
import { english, type Say } from '../../speech.js';
import type { CatalogueEntry } from './catalogue.js';
import type { Example } from './explanation.js';

/** One code: title, why, fix, examples, and how to ignore it. */
export function explainText(entry: CatalogueEntry, width: number, say: Say = english.say): string {
  const { name, severity, title, why, examples } = entry;
  return [
    say(`${name}: ${title} (${severity})`),
    '',
    ...paragraph(why, width, say),
    '',
    ...paragraph(`${say('Instead:')} ${instead(entry, say)}`, width, say),
    ...examples.flatMap((example) => ['', ...exampleLines(example, say)]),
    '',
    ...paragraph(ignoring(entry, say), width, say),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A text of the language in lines. */
export function paragraph(text: string, width: number, say: Say): readonly string[] {
  return say === english.say ? wrapped(text, width) : wrap(text, width);
}

/** Every code on one line. */
export function listText(
  entries: readonly (Pick<CatalogueEntry, 'severity' | 'title'> & { readonly name: string })[],
  say: Say = english.say,
): string {
  // Three words of two or three wide characters, or of up to seven narrow ones.
  const padded = (word: string): string => (say === english.say ? word.padEnd(7) : word.padEnd(3, '　'));
  return entries.map(({ name, severity, title }) => `${name}  ${padded(say(severity))}  ${title}\n`).join('');
}

/** What to do about it, and whether `--fix` does it. */
export function instead({ fix, mendable }: CatalogueEntry, say: Say): string {
  if (mendable !== true) return fix;
  const joined = say === english.say ? ' ' : '';
  return `${fix}${joined}${say('`kubesteps verify --fix` does so where nothing else changes.')}`;
}

/** Whether a comment can silence the code, and how. */
export function ignoring({ name, unignorable }: CatalogueEntry, say: Say): string {
  return say(
    unignorable === true
      ? 'It cannot be ignored: the proof hangs on it.'
      : `To accept it, write "# ks:ignore ${name} -- reason" at the end of the line, or on the line above.`,
  );
}

/** What an example is held against besides the usual, such as `PowerShell, on windows, with curl 7.68`. */
export function setting({ shell, os, targets }: Example): string {
  return [
    shell === 'bash' ? 'bash' : 'PowerShell',
    ...(os === undefined ? [] : [`on ${os}`]),
    ...Object.entries(targets ?? {}).map(([tool, version]) => `with ${tool} ${version}`),
  ].join(', ');
}

function exampleLines(example: Example, say: Say): string[] {
  const indented = (text: string): string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`);
  const beside = Object.entries(example.beside ?? {}).flatMap(([name, text]) => [
    say(`The file ${name}:`),
    ...indented(text),
  ]);
  return [
    ...beside,
    say(`Wrong (${setting(example)}):`),
    ...indented(example.wrong),
    say('Right:'),
    ...indented(example.right),
  ];
}
