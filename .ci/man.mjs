// dist/bundle/kubesteps.1, the man page: made of the verbs and the table of options, as help is. In man(7), which groff
// and mandoc read.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = 'kubesteps';

/** The text of the page; `dist` is the folder that tsc writes. */
export async function manPage(dist, version) {
  const load = (path) => import(pathToFileURL(join(dist, path)).href);
  const { verbs } = await load('src/verbs.js');
  const { optionsOf } = await load('src/command-line/options.js');
  const shown = Object.entries(verbs).filter(([, { hidden }]) => hidden !== true);
  const sections = await Promise.all(
    shown.map(async ([name, verb]) => [
      `.SS ${quoted(`${program} ${verb.usage}`)}`,
      paragraph(`${capital(verb.describe)}.`),
      ...optionsOf(name).flatMap(entryOf),
      ...(await subcommandsOf(name, verb)),
      ...(verb.epilogue === undefined ? [] : ['.PP', paragraph(verb.epilogue)]),
    ]),
  );
  return [
    `.TH KUBESTEPS 1 "" ${quoted(`${program} ${version}`)}`,
    '.ad l',
    '.nh',
    '.SH NAME',
    `${program} \\- from a kubeconfig to the exact, proven steps that call its cluster by hand`,
    '.SH SYNOPSIS',
    `.B ${program}`,
    '.RI [ command ]',
    '.RI [ options ]',
    '.PP',
    '.B kubectl steps',
    '.RI [ command ]',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    paragraph(
      'Reads a kubeconfig and writes down the steps that reach its API by hand, with kubectl, curl and a token, as an annotated script or a runbook; and proves, without sending anything, what such a script would do.',
    ),
    '.PP',
    paragraph('Without a command: the token script and its proof, with the options of generate.'),
    '.SH COMMANDS',
    ...sections.flat(),
    '.SH EXAMPLES',
    ...shown.flatMap(([, { examples = [] }]) => examples.flatMap(exampleOf)),
    '.SH ENVIRONMENT',
    ...term('KUBECONFIG', 'The files of the kubeconfig, merged as kubectl merges them; else ~/.kube/config.'),
    ...term('NO_COLOR', 'No colours, if it is not empty.'),
    ...term('XDG_CACHE_HOME', 'What V8 compiled is kept in kubesteps below it; else below ~/.cache.'),
    '.SH EXIT STATUS',
    ...[
      ['0', 'Done and clean.'],
      ['1', 'Findings or an error.'],
      ['2', 'Not proved, or nothing to prove.'],
      ['3', 'The command line is wrong.'],
      ['70', 'A bug in kubesteps: please report what it prints.'],
      ['130', 'Ctrl-C in explore.'],
    ].flatMap(([code, words]) => term(code, words)),
    paragraph('config and query end as kubectl does.'),
    '.SH SEE ALSO',
    '.BR kubectl (1),',
    '.BR curl (1)',
    '',
  ].join('\n');
}

/** An option or argument, and what it is. */
function entryOf({ name, alias, argument, type, choices, default: usual, words }) {
  const usually = usual === undefined || type === 'flag' ? '' : ` (default: ${usual})`;
  if (argument === true) return term(name, `${words}${usually}`, 'I');
  const value = type === 'flag' ? '' : `=${choices === undefined ? 'TEXT' : choices.join('|')}`;
  const names = [...(alias === undefined ? [] : [`-${alias}`]), `--${name}${value}`];
  return term(names.join(', '), `${words}${usually}`);
}

/** config's, with kubectl's own flags. */
async function subcommandsOf(name, { subcommands }) {
  const all = [...((await subcommands?.()) ?? [])];
  return all.flatMap(([, { usage, describe, flags }]) => [
    ...term(`${program} ${name} ${usage}`, `${capital(describe)}.`),
    '.RS',
    ...flags
      .filter(({ hidden }) => hidden !== true)
      .flatMap((flag) =>
        term(
          [
            ...(flag.short === undefined ? [] : [`-${flag.short}`]),
            `--${flag.name}${flag.value === undefined ? '' : `=${flag.value}`}`,
          ].join(', '),
          flag.describe,
        ),
      ),
    '.RE',
  ]);
}

const exampleOf = ([line, words]) => [
  '.TP',
  `.B ${escaped(line.replace('$0', program))}`,
  paragraph(`${capital(words)}.`),
];

/** A word or a line in bold, and what it means, further in. */
const term = (head, words, face = 'B') => ['.TP', `.${face} ${quoted(head)}`, paragraph(words)];

const capital = (words) => words.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** A line of text: what stands first in it is no request. */
const paragraph = (words) => escaped(words).replace(/^(?=[.'])/, '\\&');

/** One argument of a request. */
const quoted = (words) => `"${escaped(words).replaceAll('"', '\\(dq')}"`;

/** groff_char(7): what roff would read as something else, and all that is not ASCII. */
function escaped(words) {
  return (
    words
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replaceAll("'", '\\(aq')
      .replaceAll('`', '\\(ga')
      .replaceAll('^', '\\(ha')
      .replaceAll('~', '\\(ti')
      // A line may end behind one of many choices.
      .replaceAll('|', '|\\:')
      .replace(
        /[^\0-\x7f]/gu,
        (char) => `\\[u${char.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
      )
  );
}
