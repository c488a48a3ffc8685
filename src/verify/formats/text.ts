/** For people: what would be sent and changed, in the order of the run, with the findings between. */
import { inert } from '../../display.js';
import { type Paint, painter } from '../../print/colors.js';
import { findingLine } from '../../print/finding-line.js';
import { english, type Say, type Speech, spokenFinding } from '../../speech.js';
import type { ClusterWrite, FileReport, FileWrite, HttpRequest, Step } from '../report.js';
import { maskReport } from '../secrecy/mask.js';
import type { FormatOptions } from './format.js';
import { type Entry, interleaved } from './interleaved.js';
import { manifestLines } from './manifest-lines.js';
import { closingLine, execCheckLines, summaryLine } from './text-summary.js';

/** Several scripts' reports, with one last line that counts what was proved. */
export function formatText(
  reports: readonly FileReport[],
  { color, speech = english }: FormatOptions,
): string {
  const paint = painter(color);
  const lines = reports.flatMap((report) => [...fileLines(maskReport(report), paint, speech), '']);
  if (reports.length !== 1) lines.push(summaryLine(reports, paint, speech.say));
  else lines.pop();
  return lines.map((line) => `${line}\n`).join('');
}

function fileLines(report: FileReport, paint: Paint, speech: Speech): string[] {
  const file = inert(report.file);
  const { say } = speech;
  const steps = [
    ...report.requests.map((request) => shown(request, requestLines(file, request, paint, say))),
    ...report.writes.map((write) => shown(write, writeLines(file, write, paint, say))),
    ...eachOnce(report.files).map((written) => shown(written, writtenLines(file, written, say))),
  ].sort((a, b) => a.step - b.step);
  const findings = report.findings.map(({ line, ...finding }) => ({
    line,
    lines: [findingLine(file, spokenFinding({ line, ...finding }, speech), paint, say)],
  }));
  return [
    ...interleaved(steps, findings).flatMap(({ lines }) => lines),
    ...report.assumptions.map((assumption) => paint('dim', inert(say(`assuming: ${assumption}`)))),
    ...execCheckLines(report, paint, say),
    closingLine(report, paint, say),
  ];
}

/** A file that a line writes on two ways, on one of them with a mode that is not known, is one file to people. */
function eachOnce(files: readonly FileWrite[]): readonly FileWrite[] {
  return files.filter(
    ({ line, path, mode }) =>
      mode !== undefined ||
      !files.some((other) => other.line === line && other.path === path && other.mode !== undefined),
  );
}

interface ShownStep extends Entry {
  readonly step: number;
}

const shown = ({ step, line }: Step, lines: readonly string[]): ShownStep => ({ step, line, lines });

function requestLines(file: string, request: HttpRequest, paint: Paint, say: Say): string[] {
  const { line, method, url, headers, body, tls, notes, by, repeated, question } = request;
  const remarks = [
    ...(repeated ? ['repeated'] : []),
    ...(question === undefined
      ? []
      : [`${question === 'dryRun=All' ? question : `a question, ${question}`}: nothing is stored`]),
  ];
  const posture = [
    tls.description,
    ...(tls.clientCertificate === undefined ? [] : [`client certificate: ${tls.clientCertificate}`]),
    ...notes,
  ];
  return [
    `${file}:${line}  ${inert(by)}${remarks.length === 0 ? '' : `  (${remarks.map((remark) => say(remark)).join(say(', '))})`}`,
    `  ${paint('bold', inert(`${method} ${saidValues(url, say)}`))}`,
    ...Object.entries(headers).map(([name, value]) => `    ${inert(`${name}: ${saidValues(value, say)}`)}`),
    ...(body === undefined ? [] : [`    ${say('body:')} ${inert(saidValues(body, say))}`]),
    `    TLS: ${posture.map((part) => inert(say(part))).join(' · ')}`,
  ];
}

function writeLines(file: string, write: ClusterWrite, paint: Paint, say: Say): string[] {
  const { line, by, verb, object, cluster, context, user, doubt, repeated } = write;
  const places = [
    ...(cluster === undefined ? [] : [`cluster "${cluster}"`]),
    ...(context === undefined ? [] : [`context "${context}"`]),
    ...(user === undefined ? [] : [`user "${user}"`]),
    ...(doubt === undefined ? [] : [doubt]),
    ...(repeated ? ['repeated'] : []),
  ];
  const where = places.length === 0 ? '' : `  (${places.map((place) => say(place)).join(say(', '))})`;
  return [
    `${file}:${line}  ${inert(by)}`,
    `  ${paint('bold', inert(`${verb} ${object}`))}${inert(where)}`,
    ...manifestLines(write),
  ];
}

function writtenLines(file: string, { line, path, mode }: FileWrite, say: Say): string[] {
  const written = `writes ${path}${mode === undefined ? '' : `  (mode ${mode})`}`;
  return [`${file}:${line}  ${inert(say(written))}`];
}

/** What only a run would show stands between « and »: who reads it is told in their language what it is. */
const saidValues = (text: string, say: Say): string => text.replace(/«[^«»]*»/g, say);
