/** `query`: kubectl's `-o jsonpath=TEMPLATE` on the kubeconfig or on a file; and the way back, from a value to its path. */

import { flagsOf } from '../command-line/flags.js';
import { helpColumns } from '../command-line/help-columns.js';
import { optionHint } from '../command-line/instead.js';
import { describeFlags, type Flags, parseFlags } from '../command-line/pflag.js';
import { inert, quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { Value } from '../go/value.js';
import type { Host } from '../host.js';
import { askedLanguage, languageChoices } from '../language.js';
import { wrap } from '../print/wrap-phrases.js';
import { writeJsonPath } from '../query/jsonpath-output.js';
import { speechOf } from '../speech.js';

function help(host: Host): string {
  const { program, stdout } = host;
  const columns = helpColumns(stdout);
  const { say } = speechOf(host);
  const about =
    "kubectl's -o jsonpath=TEMPLATE, to the byte, on the kubeconfig as 'config view' shows it, or on a file.";
  return `${program} query TEMPLATE
${program} query --find VALUE

${wrap(say(about), columns).join('\n')}

${say('Options:')}
${describeFlags(flagsOf('query'), columns, say)}
${say('Examples:')}
  ${program} query '{.clusters[*].name}'
  ${program} query '{.clusters[?(@.name=="test")].cluster.server}'
  ${program} query --find '/:6443$/'
`;
}

/**
 * Prints what the template gives, with kubectl's flag syntax. Exit codes are kubectl's; 1 also where `--find` finds
 * nothing, 3 for a wrong command line.
 */
export async function runRaw(args: readonly string[], host: Host): Promise<number> {
  const given = flagsIn(args);
  if (given.boolean('help') === true) {
    host.stdout.write(help(host));
    return 0;
  }
  confirmLanguage(given.text('lang'));
  const format = oneOf(given, 'output', ['jsonpath', 'jsonpath-as-json']);
  const dialect = oneOf(given, 'dialect', ['kubectl', 'jsonpath']);
  const wanted = given.text('find');
  const [template, ...more] = given.positionals;
  if (more.length > 0 || (template === undefined) === (wanted === undefined)) {
    throw new UsageError('give one template, or --find and a value', {
      hint: `for example: ${host.program} query '{.clusters[*].name}'`,
    });
  }
  const roots = await documents(given, host);
  if (template === undefined) return find(wanted ?? '', roots(), host);
  if (dialect === 'jsonpath') {
    const { queryDialect } = await import('../jsonpath/dialect.js');
    for (const root of roots()) host.stdout.write(await queryDialect(template, root));
    return 0;
  }
  if (template !== '' && !template.includes('{'))
    host.stderr.write(`note: ${noBraces(template, host.program)}\n`);
  const allowMissingKeys = given.boolean('allow-missing-template-keys') ?? true;
  return writeJsonPath({ format, template, allowMissingKeys, roots }, host);
}

/** The flags, or kubectl's own words about a wrong one, and what to write instead. */
function flagsIn(args: readonly string[]): Flags {
  try {
    return parseFlags(args, flagsOf('query'));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const name = /^unknown flag: --(.*)$|^unknown shorthand flag: '(.)'/s.exec(error.message);
    const hint = name === null ? undefined : optionHint('query', name[1] ?? name[2] ?? '');
    throw hint === undefined ? error : new UsageError(error.message, { hint });
  }
}

/** kubectl prints such a template as it is, and so do we: the one who forgot the braces should know. */
function noBraces(template: string, program: string): string {
  const said = 'the template has no braces, so that it prints itself';
  const path = /^\$?([.[].*)$/s.exec(template)?.[1];
  if (path === undefined) return `${said}: what is looked up stands in braces, such as {.clusters[*].name}`;
  const whole = template.startsWith('$') ? `, or ${program} query --dialect jsonpath for full JSONPath` : '';
  return `${said}: write {${path}}${whole}`;
}

function confirmLanguage(text: string | undefined): void {
  if (text === undefined || askedLanguage([`--lang=${text}`]) !== undefined) return;
  throw new UsageError(`--lang ${quoted(text)} is not one of: ${languageChoices.join(', ')}`);
}

/** The value of a flag that has a few; the first where it is not given. */
function oneOf<T extends string>(given: Flags, name: string, values: readonly [T, ...T[]]): T {
  const text = given.text(name) ?? values[0];
  const value = values.find((each) => each === text);
  if (value === undefined)
    throw new UsageError(`--${name} ${quoted(text)} is not one of: ${values.join(', ')}`);
  return value;
}

/** What to query, read when it is asked for: a bad template is reported before a bad file. */
async function documents(given: Flags, host: Host): Promise<() => readonly Value[]> {
  const file = given.text('file');
  if (file !== undefined) {
    for (const name of ['kubeconfig', 'context', 'raw', 'flatten', 'minify', 'merge']) {
      if (given.text(name) === undefined && given.boolean(name) === undefined) continue;
      throw new UsageError(`--${name} is about the kubeconfig; it has no meaning beside --file`);
    }
    const { readDocuments } = await import('../query/document-file.js');
    return () => readDocuments(file, host);
  }
  const { configLoader } = await import('../kubectl-config/load.js');
  const { toWire } = await import('../kubeconfig/wire.js');
  const load = await configLoader(given, host);
  return () => {
    const config = load();
    if (config.files.length === 0)
      host.stderr.write('note: there is no kubeconfig: set KUBECONFIG, or name a file with --kubeconfig\n');
    return [toWire(config)];
  };
}

async function find(wanted: string, roots: readonly Value[], host: Host): Promise<number> {
  const { findValues, scalarMatching } = await import('../jsonpath/find-paths.js');
  const accepts = scalarMatching(matcher(wanted));
  const found = await withinSeconds(() => roots.map((root) => findValues(root, accepts)));
  const paths = found.flatMap((each) => each.paths);
  const unreachable = found.reduce((sum, each) => sum + each.unreachable, 0);
  for (const path of paths) host.stdout.write(`${host.stdout.isTTY ? inert(path) : path}\n`);
  if (unreachable > 0) {
    host.stderr.write(
      `${unreachable} more: a key with a backslash cannot be written in a kubectl JSONPath\n`,
    );
  }
  if (paths.length + unreachable > 0) return 0;
  host.stderr.write(`nothing found for ${quoted(wanted)}; secrets are searched with --raw only\n`);
  return 1;
}

/** A regular expression of the user's own can take for ever (`/^(a+)+$/`), and nothing else stops one. */
const maximumSeconds = 3;

/** What the function returns. Throws a UsageError where it takes too long. */
async function withinSeconds<T>(search: () => T): Promise<T> {
  const { runInNewContext } = await import('node:vm');
  try {
    return runInNewContext('search()', { search }, { timeout: maximumSeconds * 1000 }) as T;
  } catch (error) {
    // It is an Error of the other context.
    const stopped = typeof error === 'object' && error !== null && 'code' in error;
    if (!stopped || error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new UsageError(`--find: the search takes more than ${maximumSeconds} seconds`, {
      hint: 'write the regular expression without a repetition of a repetition, such as (a+)+',
    });
  }
}

/** A value as it is printed, or a regular expression between slashes. */
function matcher(wanted: string): (printed: string) => boolean {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(wanted) ?? [];
  if (source === undefined || flags === undefined) return (printed) => printed === wanted;
  let pattern: RegExp;
  try {
    // g and y would make a match depend on the one before it.
    pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--find: ${why}`, {
      hint: 'a regular expression of JavaScript stands between slashes',
    });
  }
  return (printed) => pattern.test(printed);
}
