/** The formats of the linter; those for machines are the verifier's, too. */
import { inert } from '../display.js';
import type { FileFindings, Severity } from '../finding.js';
import { type Paint, painter } from '../print/colors.js';
import { findingLine, findingLines } from '../print/finding-line.js';
import { inertJson } from '../print/inert-json.js';
import { measure } from '../print/table.js';
import { english, type Say, type Speech, spokenFinding, spokenRules } from '../speech.js';
import { rules } from './rules.js';

export const formatNames = ['text', 'json', 'gcc', 'sarif', 'github'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatOptions {
  readonly color: boolean;
  /** The version of kubesteps, for `sarif`. */
  readonly version: string;
  /** For `text`: the width of the terminal, where there is one, and how a path is written on it. */
  /** English where it is absent. */
  readonly speech?: Speech | undefined;
  readonly terminal?: { readonly width: number; path(file: string): string } | undefined;
}

/** The findings as one text, which ends with a line break unless it is empty. */
export async function formatFindings(
  found: readonly FileFindings[],
  name: FormatName,
  options: FormatOptions,
): Promise<string> {
  const { speech = english } = options;
  const files = found.map(({ file, findings }) => ({
    file,
    findings: findings.map((finding) => spokenFinding(finding, speech)),
  }));
  switch (name) {
    case 'text':
      return formatText(files, painter(options.color), options.terminal, speech.say);
    case 'json':
      return formatJson(files);
    case 'gcc':
      return (await import('../print/gcc.js')).formatGcc(files);
    case 'sarif':
      return (await import('../print/sarif.js')).formatSarif(
        files,
        spokenRules(rules, speech),
        options.version,
      );
    case 'github':
      return (await import('../print/github.js')).formatGithub(files, spokenRules(rules, speech));
  }
}

async function formatText(
  files: readonly FileFindings[],
  paint: Paint,
  terminal: FormatOptions['terminal'],
  say: Say,
): Promise<string> {
  const path = (file: string): string => inert(terminal === undefined ? file : terminal.path(file));
  const messages = files.flatMap(({ findings }) =>
    findings.flatMap(({ message, fix = '' }) => [message, fix]),
  );
  const widthOf = await measure([...files.map(({ file }) => inert(file)), ...messages]);
  const lines = files.flatMap(({ file, findings }) =>
    findings.flatMap((finding) =>
      terminal === undefined
        ? [findingLine(path(file), finding, paint, say)]
        : findingLines(path(file), finding, paint, { width: terminal.width, widthOf, say }),
    ),
  );
  const counts = countsOf(files);
  const total = counts.error + counts.warning + counts.info;
  const parts = [
    ...(counts.error === 0 ? [] : [plural(counts.error, 'error')]),
    ...(counts.warning === 0 ? [] : [plural(counts.warning, 'warning')]),
    ...(counts.info === 0 ? [] : [plural(counts.info, 'note')]),
  ].map((words) => say(words));
  const style = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'good';
  const names = files.map(({ file }) => path(file));
  const words = total === 0 ? say('nothing wrong') : parts.join(say(', '));
  const behind = say === english.say ? ' in' : ':';
  const whole = `${words}${behind} ${names.join(', ')}`;
  const summary =
    terminal === undefined || widthOf(whole) <= terminal.width
      ? [`${paint(style, words)}${behind} ${names.join(', ')}`]
      : [`${paint(style, words)}${behind}`, ...names.map((name) => `    ${name}`)];
  return [...lines, ...summary].map((line) => `${line}\n`).join('');
}

function formatJson(files: readonly FileFindings[]): string {
  const list = files.map(({ file, findings }) => ({
    file,
    findings: findings.map(({ code, severity, line, column, message, fix }) => {
      return { code, severity, line, column, message, fix: fix ?? null };
    }),
  }));
  const { error, warning, info } = countsOf(files);
  const summary = { files: files.length, errors: error, warnings: warning, infos: info };
  return inertJson({ files: list, summary });
}

function countsOf(files: readonly FileFindings[]): Readonly<Record<Severity, number>> {
  const all = files.flatMap(({ findings }) => findings);
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
