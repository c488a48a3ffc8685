/** `verify FILE…`: the dry run of scripts and of the code blocks of documents; exit 0 proved, 1 findings, 2 not proved. */
import { isAbsolute, resolve } from 'node:path';
import type { Options } from '../command-line/options.js';
import type { Run } from '../command-line/verb.js';
import { inert, quoted } from '../display.js';
import { FileError, NotProvedError, UsageError } from '../errors.js';
import type { Verified } from '../exec-check/checked-reports.js';
import type { Source } from '../files/encoding.js';
import { Unreadable } from '../files/read.js';
import type { ScriptFile } from '../files/script-files.js';
import { fileFailure } from '../files/system-error.js';
import type { Rewrite } from '../fix/rewrite.js';
import type { Host } from '../host.js';
import { speechFor } from '../speech.js';
import type { DocumentKind } from '../verify/extract/document.js';
import type { DocumentInput } from '../verify/extract/verify-document.js';
import type { FileReport, Shell } from '../verify/report.js';
import type { VerifyInput } from '../verify/verify.js';
import type { World } from '../verify/world.js';

/** Larger files are no scripts. */
const maximumBytes = 5_000_000;

export const run: Run<'verify'> = async (options, host) => {
  const { shellOf } = await import('../verify/verify.js');
  const { undecodedReport } = await import('../verify/undecoded.js');
  const { exitCodeOf } = await import('../verify/report.js');
  const { hostWorld } = await import('../verify/host-world.js');
  const { notingWorld } = await import('../exec-check/asked-kubeconfigs.js');
  const { formatterOf } = await import('../verify/formats/format.js');
  const { wantsColor } = await import('../print/colors.js');
  const { snapshotOf } = await import('../files/remembered.js');
  // Of a thousand scripts each is held against the same kubeconfig. The scripts themselves may be written.
  const now = snapshotOf(host);
  const { world, asked } = notingWorld(
    hostWorld(now, {
      kubeconfig: options.kubeconfig,
      kuberc: options.kuberc,
      context: options.context,
      os: options.os,
      targets: await targetsOf(options.target),
      honorsIgnore: !options.noIgnore,
    }),
  );
  if (options.execCheck && (options.os ?? 'linux') !== 'linux')
    throw new UsageError(`--exec-check runs the script here, on Linux, and --os is ${options.os}`, {
      hint: 'leave one of them out',
    });
  if (options.fix && options.update)
    throw new UsageError('--fix and --update are two ways to change a script', { hint: 'name one of them' });
  confirmRights(options);
  const reports: FileReport[] = [];
  const { scriptFiles } = await import('../files/script-files.js');
  const named = new Set(options.files);
  for (const script of scriptFiles(options.files, host)) {
    const { name } = script;
    const file = name === '-' ? '<stdin>' : name;
    const shell = options.shell;
    const { kind, source } = await sourceOf(script, shell, host);
    const rewrite: Rewrite = {
      file,
      source,
      kubeconfig: options.kubeconfig,
      onStdout: options.output === 'text',
    };
    if (source.problem !== undefined && (options.fix || options.update)) {
      throw new FileError(`${file} was not changed: it is ${source.problem}`, hintOf(source));
    }
    // bash has its own words for it, at the place.
    if (source.problem !== undefined && (kind !== 'script' || shellOf(file, source.text) === 'powershell')) {
      reports.push(undecodedReport(file, shell ?? shellOf(file, source.text) ?? 'bash', source));
      continue;
    }
    const read = { file, text: source.text, shell };
    const input = options.fix ? { ...read, text: await fixed(read, kind, rewrite, world, host) } : read;
    const found =
      kind === 'script'
        ? await heldScript(input, rewrite, options, world, { host, now })
        : await heldDocument({ ...input, kind, named: named.has(name) }, rewrite, options, world, {
            host,
            now,
          });
    if (found.reports.length === 0 && (named.has(name) || !(await isIndexOfOurs(source.text))))
      host.stderr.write(`note: ${name}: no code block is a script\n`);
    reports.push(...(await ran({ ...input, ...found, kind, asked }, options, host)));
  }
  if (reports.length === 0)
    throw new NotProvedError(
      'nothing was verified: no file here is a script, or has a code block that is one',
      {
        hint: 'name a script, or a document with code blocks that say `bash` or `powershell`',
      },
    );
  if (options.rbac && options.output === 'text') return await printRights(reports, options, host);
  const format = await formatterOf(options.output);
  const { version } = await import('../version.js');
  const { quietReports } = await import('../verify/formats/quiet.js');
  const isText = options.output === 'text';
  const shown = options.quiet ? quietReports(reports, options.severity, isText) : reports;
  if (shown.length > 0 || !isText)
    host.stdout.write(
      format(shown, {
        color: wantsColor(host),
        version: version(),
        rights: options.rbac,
        speech: speechFor(host, isText),
      }),
    );
  return exitCodeOf(reports, options.severity);
};

/** `--rbac` prints Roles, and nothing beside them. */
function confirmRights({ rbac, output, fix, update, quiet }: Options<'verify'>): void {
  if (!rbac) return;
  const hint = 'leave one of them out';
  if (fix || update)
    throw new UsageError(`--rbac prints Roles, and --${fix ? 'fix' : 'update'} changes`, { hint });
  if (quiet) throw new UsageError('--rbac prints Roles, and --quiet findings', { hint });
  if (output !== 'text' && output !== 'json')
    throw new UsageError(`--rbac prints YAML or JSON, and --output is ${output}`, { hint });
}

/** The Roles on stdout; why there are none of a script, and what is wrong with it, on stderr. */
async function printRights(
  reports: readonly FileReport[],
  options: Options<'verify'>,
  host: Host,
): Promise<number> {
  const { rightsOutput } = await import('../verify/rights/output.js');
  const { exitCodeOf } = await import('../verify/report.js');
  const { say } = speechFor(host, true);
  const { yaml, problems } = rightsOutput(reports, say);
  host.stdout.write(yaml);
  for (const problem of problems)
    host.stderr.write(`${say('error')}: ${problem}
`);
  const exitCode = exitCodeOf(reports, options.severity);
  if (problems.length > 0) return 2;
  if (exitCode === 1)
    host.stderr.write(`${say('note: there are findings: kubesteps verify shows them')}
`);
  return exitCode;
}

async function ran(
  verified: Verified,
  options: Options<'verify'>,
  host: Host,
): Promise<readonly FileReport[]> {
  if (!options.execCheck) return verified.reports;
  const { execCheckedReports } = await import('../exec-check/checked-reports.js');
  return await execCheckedReports(verified, options, host);
}

async function fixed(
  input: VerifyInput,
  kind: DocumentKind,
  rewrite: Rewrite,
  world: World,
  host: Host,
): Promise<string> {
  const { fixedText } = await import('../fix/fix-file.js');
  return await fixedText(input, kind, world, rewrite, host);
}

/** `--target name=version`, each tool once. */
async function targetsOf(given: readonly string[]): Promise<World['targets']> {
  const { targetNames } = await import('../verify/world.js');
  const { parseVersion } = await import('../tool-version.js');
  const targets: { -readonly [name in keyof World['targets']]: World['targets'][name] } = {};
  for (const one of given) {
    const [, word, text = ''] = /^([a-z]+)=(.+)$/.exec(one) ?? [];
    const name = targetNames.find((known) => known === word);
    const version = parseVersion(text);
    if (name === undefined || version === undefined) {
      throw new UsageError(`--target ${quoted(one)} names no tool with its version`, {
        hint: `such as curl=7.68; for ${targetNames.join(', ')}`,
      });
    }
    targets[name] = version;
  }
  return targets;
}

/** Where scripts are read and written, and what is read once of what they are held against. */
interface Hosts {
  readonly host: Host;
  readonly now: Host;
}

/** The dry run of a script, held against the kubeconfig of now; with `--update`, of its new version. And its text. */
async function heldScript(
  input: VerifyInput,
  rewrite: Rewrite,
  options: Options<'verify'>,
  world: World,
  { host, now }: Hosts,
): Promise<Pick<Verified, 'text' | 'reports'>> {
  const { verifyText } = await import('../verify/verify.js');
  const { heldAgainstNow } = await import('../drift/drift-report.js');
  const { inFormOf } = await import('../drift/text-form.js');
  const kubeconfig = options.kubeconfig;
  const watched = await watchedTime(options.watchExpiry);
  const against = { kubeconfig, watched, recipes: options.recipes };
  const first = await verifyText(input, world);
  const held = await heldAgainstNow(first, input.text, against, world, now);
  if (!options.update || held.current === undefined) return { text: input.text, reports: [held.report] };
  const { writeAnew } = await import('../fix/rewrite.js');
  const anew = inFormOf(input.text, held.current, first.shell);
  const report = await verifyText({ ...input, text: anew }, world);
  writeAnew(rewrite, anew, report, host);
  if (held.unread !== undefined)
    host.stderr.write(`${inert(rewrite.file)}: the header no longer records ${held.unread}\n`);
  const after = await heldAgainstNow(report, held.current, against, world, now);
  return { text: anew, reports: [after.report] };
}

/** The same for a document: the scripts of ours in its code blocks. */
async function heldDocument(
  input: DocumentInput,
  rewrite: Rewrite,
  options: Options<'verify'>,
  world: World,
  { host, now }: Hosts,
): Promise<Pick<Verified, 'text' | 'reports'>> {
  const { verifyDocument } = await import('../verify/extract/verify-document.js');
  const { documentAgainstNow } = await import('../drift/document-drift.js');
  const { kubeconfig, recipes, templates } = options;
  const against = { kubeconfig, recipes, templates, watched: await watchedTime(options.watchExpiry) };
  const found = await verifyDocument(input, world);
  const held = await documentAgainstNow(found, input, against, world, now);
  if (!options.update || held.current === undefined) return { text: input.text, reports: held.reports };
  const { writeAllAnew } = await import('../fix/rewrite.js');
  const anew = { ...input, text: held.current };
  const reports = await verifyDocument(anew, world);
  // What others wrote around it may be beyond the dry run, as it was before.
  const unproved = found.filter(({ verdict }) => verdict === 'not-proved');
  const ours = reports.filter(
    ({ shell, choice }) => !unproved.some((one) => one.shell === shell && one.choice === choice),
  );
  writeAllAnew(rewrite, anew.text, ours, host);
  const after = await documentAgainstNow(reports, anew, against, world, now);
  return { text: anew.text, reports: after.reports };
}

async function watchedTime(text: string | undefined): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const { parseDuration } = await import('../inspect/expiry.js');
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new UsageError(`--watch-expiry ${text} is not a duration`, { hint: 'write it like 30d, 2w or 12h' });
}

/** What is read, and how: a document in the encoding that it declares, a script as its shell reads it. */
async function sourceOf(
  script: ScriptFile,
  shell: Shell | undefined,
  host: Host,
): Promise<{ readonly kind: DocumentKind; readonly source: Source }> {
  const { documentKindOf } = await import('../verify/extract/document.js');
  const { shellOf } = await import('../verify/verify.js');
  const { decodeSource } = await import('../files/encoding.js');
  const { isKubeconfig } = await import('../verify/extract/kubeconfig-text.js');
  const { name } = script;
  const bytes = readScript(script, host);
  const asUtf8 = decodeSource(bytes, 'bash');
  const kind = documentKindOf(name, asUtf8.text);
  if (kind === 'script' && isKubeconfig(asUtf8.text))
    throw new NotProvedError(`${name} is a kubeconfig, and no script`, {
      hint: `for kubeconfigs: lint ${name}`,
    });
  const reader = kind === 'script' ? (shell ?? shellOf(name, asUtf8.text) ?? 'bash') : kind;
  return { kind, source: reader === 'bash' ? asUtf8 : decodeSource(bytes, reader) };
}

const hintOf = ({ hint }: Source): { hint?: string } => (hint === undefined ? {} : { hint });

/** The bytes of a script. One that was found in a folder is read only if it is a regular file still. */
function readScript({ name, found }: ScriptFile, host: Host): Uint8Array {
  const bytes = readBytes(name, found, host);
  if (bytes.length > maximumBytes) throw tooLarge(name);
  return bytes;
}

function tooLarge(name: string): NotProvedError {
  return new NotProvedError(`${name} is larger than ${maximumBytes / 1_000_000} MB`, {
    hint: 'name a script',
  });
}

function readBytes(name: string, found: boolean, host: Host): Uint8Array {
  const path = isAbsolute(name) ? name : resolve(host.cwd, name);
  try {
    if (name === '-') return host.stdin.readAll(maximumBytes);
    return host.files.read(path, { maximumBytes, onlyRegular: found });
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(name, error);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new FileError(`no such file: ${name}`, { hint: 'check the path' });
    throw fileFailure(error, 'read', name);
  }
}

function unreadable(name: string, { code, message }: Unreadable): FileError | NotProvedError {
  if (code === 'EFBIG') return tooLarge(name === '-' ? '<stdin>' : name);
  return new FileError(`cannot read ${name}: ${message}`, {
    hint: 'name a file that you may read, and that ends',
  });
}

/** What a fleet's folder holds beside its documents. */
async function isIndexOfOurs(text: string): Promise<boolean> {
  const { isIndex } = await import('../fleet/index-page.js');
  return isIndex(text);
}
