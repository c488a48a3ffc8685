/** `adopt FILE.md`: somebody's page → the document of ours that does the same; exit 1 where none does, 2 where it cannot be read. */
import { extname, isAbsolute, resolve } from 'node:path';
import type { LeftOut } from '../adopt/carried.js';
import type { Difference } from '../adopt/difference.js';
import type { Options } from '../command-line/options.js';
import type { Run } from '../command-line/verb.js';
import { inert, quoted } from '../display.js';
import { FileError, NotProvedError, UsageError } from '../errors.js';
import { Unreadable } from '../files/read.js';
import { fileFailure } from '../files/system-error.js';
import type { Finding } from '../finding.js';
import type { Host } from '../host.js';
import { languageOf } from '../language.js';
import { writePainted } from '../print/inert-output.js';
import { speechFor, spokenFinding } from '../speech.js';

/** Larger files are no pages that people wrote. */
const maximumBytes = 5_000_000;

export const run: Run<'adopt'> = async (options, host) => {
  const { file, flavor, outputFile, force } = options;
  confirmOutput(options);
  const { adopted, OtherPage } = await import('../adopt/adopt.js');
  const { readPage, UnreadPage } = await import('../adopt/page.js');
  const { decodeSource } = await import('../files/encoding.js');
  const source = decodeSource(bytesOf(file, host), 'markdown');
  if (source.problem !== undefined)
    throw new FileError(`${file} cannot be read: it is ${source.problem}`, {
      ...(source.hint === undefined ? {} : { hint: source.hint }),
    });
  const kubeconfig = options.kubeconfig === '' ? undefined : options.kubeconfig;
  const asked = { kubeconfig, context: options.context, flavor, lang: languageOf(options.lang, host.env) };
  try {
    const made = await adopted((world) => readPage(file, source.text, world), asked, host);
    const { text, recipe, differences, leftOut, missing } = made;
    if (outputFile === undefined || outputFile === '-') host.stdout.write(text);
    else {
      const { writeScript } = await import('../generate/output-file.js');
      writeScript(outputFile, text, { force, kubeconfig, runs: false }, host);
    }
    await showDifferences(file, differences, host);
    showLeftOut(file, leftOut, host);
    const { missingNote } = await import('../kubeconfig/problem.js');
    for (const one of missing) host.stderr.write(`note: ${missingNote(one)}\n`);
    say(host, `adopted: recipe ${recipe} does what ${inert(nameOf(file))} does`);
    if (outputFile !== undefined && outputFile !== '-') host.stderr.write(`written: ${inert(outputFile)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof OtherPage) await showDifferences(file, error.differences, host);
    if (error instanceof UnreadPage) await showFindings(file, error.findings, host);
    throw error;
  }
};

const nameOf = (file: string): string => (file === '-' ? '<stdin>' : file);

function say(host: Host, text: string): void {
  host.stderr.write(`${speechFor(host, true).say(text)}\n`);
}

async function showDifferences(file: string, differences: readonly Difference[], host: Host): Promise<void> {
  const { maskText } = await import('../verify/secrecy/mask.js');
  const { say: spoken } = speechFor(host, true);
  for (const { line, text, kind, isSafer } of differences) {
    const place = line === undefined ? inert(nameOf(file)) : `${inert(nameOf(file))}:${line}`;
    const label = kind === 'part' ? 'part' : isSafer ? 'safer' : 'differs';
    host.stderr.write(`${place}: ${spoken(label)}: ${spoken(maskText(text))}\n`);
  }
}

async function showFindings(file: string, findings: readonly Finding[], host: Host): Promise<void> {
  const { findingLine } = await import('../print/finding-line.js');
  const { painter, wantsColor } = await import('../print/colors.js');
  const { maskText } = await import('../verify/secrecy/mask.js');
  const speech = speechFor(host, true);
  for (const finding of findings) {
    const masked = {
      ...finding,
      message: maskText(finding.message),
      fix: finding.fix && maskText(finding.fix),
    };
    const line = findingLine(
      inert(nameOf(file)),
      spokenFinding(masked, speech),
      painter(wantsColor({ env: host.env, stdout: host.stderr })),
      speech.say,
    );
    writePainted(host.stderr, `${line}\n`);
  }
}

function showLeftOut(file: string, leftOut: readonly LeftOut[], host: Host): void {
  const { say: spoken } = speechFor(host, true);
  for (const { line, why } of leftOut)
    host.stderr.write(`${inert(nameOf(file))}:${line}: ${spoken('not carried over')}: ${spoken(why)}\n`);
}

function confirmOutput({ outputFile, force }: Options<'adopt'>): void {
  const isFile = outputFile !== undefined && outputFile !== '-';
  if (force && !isFile)
    throw new UsageError('--force is about a file that is there already, and the page goes to stdout', {
      hint: 'name the file with --output-file, or leave --force out',
    });
  if (isFile && !['.md', '.markdown', '.mdx'].includes(extname(outputFile).toLowerCase()))
    throw new UsageError(`-o ${quoted(outputFile)}: adopt writes a file .md`, { hint: 'name it so' });
}

function bytesOf(file: string, host: Host): Uint8Array {
  try {
    if (file === '-') return host.stdin.readAll(maximumBytes);
    const path = isAbsolute(file) ? file : resolve(host.cwd, file);
    return host.files.read(path, { maximumBytes, onlyRegular: false });
  } catch (error) {
    if (error instanceof Unreadable)
      throw error.code === 'EFBIG'
        ? new NotProvedError(`${nameOf(file)} is larger than ${maximumBytes / 1_000_000} MB`, {
            hint: 'name a page that people wrote',
          })
        : new FileError(`cannot read ${file}: ${error.message}`, {
            hint: 'name a file that you may read, and that ends',
          });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new FileError(`no such file: ${file}`, { hint: 'check the path' });
    throw fileFailure(error, 'read', file);
  }
}
