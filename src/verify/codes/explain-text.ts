/** A code's explanation for a terminal. */
import { wrapped } from '../../print/wrap.js';
import type { CatalogueEntry } from './catalogue.js';
import type { Example } from './explanation.js';

/** One code: title, why, fix, examples, and how to ignore it. */
export function explainText(entry: CatalogueEntry, width: number): string {
  const { name, severity, title, why, examples } = entry;
  return [
    `${name}: ${title} (${severity})`,
    '',
    ...wrapped(why, width),
    '',
    ...wrapped(`Instead: ${instead(entry)}`, width),
    ...examples.flatMap((example) => ['', ...exampleLines(example)]),
    '',
    ...wrapped(ignoring(entry), width),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Every code on one line. */
export function listText(
  entries: readonly (Pick<CatalogueEntry, 'severity' | 'title'> & { readonly name: string })[],
): string {
  return entries.map(({ name, severity, title }) => `${name}  ${severity.padEnd(7)}  ${title}\n`).join('');
}

/** What to do about it, and whether `--fix` does it. */
export function instead({ fix, mendable }: CatalogueEntry): string {
  return mendable === true ? `${fix} \`kubesteps verify --fix\` does so where nothing else changes.` : fix;
}

/** Whether a comment can silence the code, and how. */
export function ignoring({ name, unignorable }: CatalogueEntry): string {
  if (unignorable === true) return 'It cannot be ignored: the proof hangs on it.';
  return `To accept it, write "# ks:ignore ${name} -- reason" at the end of the line, or on the line above.`;
}

/** What an example is held against besides the usual, such as `PowerShell, on windows, with curl 7.68`. */
export function setting({ shell, os, targets }: Example): string {
  return [
    shell === 'bash' ? 'bash' : 'PowerShell',
    ...(os === undefined ? [] : [`on ${os}`]),
    ...Object.entries(targets ?? {}).map(([tool, version]) => `with ${tool} ${version}`),
  ].join(', ');
}

function exampleLines(example: Example): string[] {
  const indented = (text: string): string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`);
  const beside = Object.entries(example.beside ?? {}).flatMap(([name, text]) => [
    `The file ${name}:`,
    ...indented(text),
  ]);
  return [
    ...beside,
    `Wrong (${setting(example)}):`,
    ...indented(example.wrong),
    'Right:',
    ...indented(example.right),
  ];
}
