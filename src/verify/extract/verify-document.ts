/** A Markdown or HTML runbook → a report for each shell whose commands it holds. */
import type { FileReport, Finding, Shell } from '../report.js';
import { verdictOf, withoutProofs } from '../report.js';
import { isReadable, verifyText } from '../verify.js';
import type { World } from '../world.js';
import { type ExtractedScript, extract, type SkippedBlock } from './document.js';
import { placed } from './place.js';
import { differenceOf, type ServerOf } from './same-in-both.js';

export interface DocumentInput {
  readonly file: string;
  readonly text: string;
  readonly kind: 'markdown' | 'html';
  /** Only the blocks of this shell. */
  readonly shell?: Shell | undefined;
  /** Someone asked for this very file: to find nothing in it is no success then. */
  readonly named?: boolean;
}

/**
 * The dry run of each script of a document, in the order of their first blocks; none where it holds none, and was not
 * named. What is no script is a note of the first report, or keeps it from being proved where a reader may run it.
 */
export async function verifyDocument(input: DocumentInput, world: World): Promise<FileReport[]> {
  const { file, text, kind } = input;
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    const found: Finding = {
      ...noteOf({ line, reason: '', mayRun: true }),
      code: 'KS1002',
      message: 'a NUL byte: this is no text',
    };
    return [withFindings(emptyReport(file, input.shell ?? 'bash'), [found])];
  }
  const { scripts, skipped, mentions, styled } = await extract(kind, text);
  const reports: FileReport[] = [];
  for (const script of scripts) {
    if (input.shell === undefined || script.shell === input.shell) {
      const report = await verifyScript(file, script, world);
      reports.push(script.choice === undefined ? report : { ...report, choice: script.choice });
    }
  }
  const notes = [...skipped.map(noteOf), ...mentioned(mentions)];
  const isNothing = reports.length === 0 && !skipped.some(({ mayRun }) => mayRun);
  if (isNothing && input.named !== true) return [];
  if (isNothing) notes.unshift(nothing(input.shell));
  const [first = emptyReport(file, input.shell ?? 'bash'), ...others] = compared(reports, world);
  const whole = {
    ...withFindings(first, notes),
    notLookedInto: skipped.length + mentions.length,
    assumptions: [
      ...first.assumptions,
      ...(styled ? [asShown] : []),
      ...(first.choice === undefined ? [] : [inWindows]),
    ],
  };
  return [whole, ...others];
}

/** The reports, each with what it does otherwise than that of the shell before, or of the context before. */
function compared(reports: readonly FileReport[], world: World): readonly FileReport[] {
  const serverOf: ServerOf = (name = '') => world.config()?.clusters.get(name)?.server;
  return reports.map((report, index) => {
    const before = reports.slice(0, index);
    const twins = [
      before.find(({ choice }) => choice === report.choice),
      before.find(({ shell, choice }) => shell === report.shell && choice !== report.choice),
    ];
    const found = twins.flatMap((twin) => (twin && differenceOf(twin, report, serverOf)) ?? []);
    return found.length === 0 ? report : withFindings(report, found);
  });
}

const inWindows = 'the commands for each context are run in a window of their own';

const asShown =
  'the scripts and style sheets of the page hide nothing of its code blocks, and change nothing of what is copied';

function nothing(shell: Shell | undefined): Finding {
  const found = noteOf({ line: 1, reason: '', mayRun: true });
  const kind = shell === undefined ? 'a script' : `a script for ${shell === 'bash' ? 'bash' : 'PowerShell'}`;
  return { ...found, message: `nothing here was verified: no code block is ${kind}` };
}

/** One note for all commands that sentences mention. */
function mentioned(lines: readonly number[]): Finding[] {
  const [line] = lines;
  if (line === undefined) return [];
  const shown = [...new Set(lines)];
  const places = `${shown.length === 1 ? 'line' : 'lines'} ${shown.slice(0, 10).join(', ')}${shown.length > 10 ? ', …' : ''}`;
  const count =
    lines.length === 1
      ? 'a command that a sentence mentions was'
      : `${lines.length} commands that sentences mention were`;
  return [
    { ...noteOf({ line, reason: '', mayRun: false }), message: `${count} not looked into (${places})` },
  ];
}

/** Blocks times characters. */
const maximumWork = 20_000_000;

async function verifyScript(file: string, script: ExtractedScript, world: World): Promise<FileReport> {
  const { shell, text, blocks } = script;
  const report = await verifyText({ file, text, shell }, world);
  const broken: { readonly first: number; readonly last: number; readonly findings: readonly Finding[] }[] =
    [];
  // Together, a quote that is open in one block would be closed by the next; readers run them one by one.
  if (blocks.length * text.length > maximumWork) {
    const { first = 1 } = blocks[0] ?? {};
    const reason = 'there are too many of them to be read one by one';
    return placed(withFindings(report, [noteOf({ line: first, reason, mayRun: true })]), script);
  }
  for (const { first, last } of blocks.length > 1 ? blocks : []) {
    // Where all is proved, they do together what each does: it is asked only whether each can be read.
    if (report.verdict === 'proved' && (await isReadable(blockText(text, first, last), shell))) continue;
    const alone = await verifyText({ file, text: onlyLines(text, first, last), shell }, world);
    const findings = alone.findings.filter(isUnparsed);
    if (findings.length > 0) broken.push({ first, last, findings });
  }
  const found = broken.flatMap(({ findings }) => findings);
  if (!report.findings.some(isUnparsed) || broken.length === 0 || broken.length === blocks.length)
    return placed(withFindings(report, found), script);
  // One that cannot be parsed says nothing of the others: they are read, with anything done in its place.
  const isBroken = (line: number): boolean => broken.some(({ first, last }) => first <= line && line <= last);
  const others = await verifyText({ file, text: withoutBlocks(text, broken, anything[shell]), shell }, world);
  const findings = others.findings.filter(({ line }) => !isBroken(line));
  const assumptions = others.assumptions.filter((one) => !one.includes(unread));
  // What comes before it stays proved.
  const { requests, writes, files } = others;
  return placed(
    { ...withFindings({ ...others, findings, assumptions }, found), requests, writes, files },
    script,
  );
}

/** It keeps a text from being read at all. */
const isUnparsed = ({ code, notProved }: Finding): boolean =>
  code === 'KS1001' || code === 'KS1005' || (code === 'KS2004' && notProved);

const unread = 'COMMANDS_THAT_CANNOT_BE_READ';

/** A command that is known to do something, and not what. */
const anything = { bash: `eval "$${unread}"`, powershell: `Invoke-Expression $${unread}` };

function withoutBlocks(
  text: string,
  blocks: readonly { readonly first: number; readonly last: number }[],
  instead: string,
): string {
  const lines = text.split('\n');
  for (const { first, last } of blocks)
    for (let line = first; line <= last; line++) lines[line - 1] = line === first ? instead : '';
  return lines.join('\n');
}

const blockText = (text: string, first: number, last: number): string =>
  `${text
    .split('\n')
    .slice(first - 1, last)
    .join('\n')}\n`;

function onlyLines(text: string, first: number, last: number): string {
  const lines = text.split('\n').slice(0, last);
  return `${lines.map((line, index) => (index + 1 < first ? '' : line)).join('\n')}\n`;
}

function withFindings(report: FileReport, added: readonly Finding[]): FileReport {
  const known = new Set(report.findings.map(keyOf));
  const findings = [...report.findings, ...added.filter((finding) => !known.has(keyOf(finding)))];
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  const whole = added.some(({ notProved }) => notProved) ? withoutProofs(report) : report;
  return { ...whole, findings, verdict: verdictOf({ ...report, findings }) };
}

function keyOf({ code, line, column }: Finding): string {
  return `${code} ${line} ${column}`;
}

function noteOf({ line, what = 'this code block', reason, mayRun }: SkippedBlock): Finding {
  return {
    code: 'KS1003',
    severity: mayRun ? 'error' : 'info',
    line,
    column: 1,
    message: `${what} was not read: ${reason}`,
    fix: undefined,
    notProved: mayRun,
    ignored: undefined,
  };
}

function emptyReport(file: string, shell: Shell): FileReport {
  return {
    file,
    shell,
    verdict: 'nothing',
    requests: [],
    writes: [],
    files: [],
    calls: [],
    decisions: [],
    ends: [],
    findings: [],
    accesses: [],
    assumptions: [],
  };
}
