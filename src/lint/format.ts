/** The formats of the linter; those for machines are the verifier's, too. */
import { inert } from '../display.js';
import type { FileFindings, Severity } from '../finding.js';
import { type Paint, painter } from '../print/colors.js';
import { findingLine } from '../print/finding-line.js';
import { inertJson } from '../print/inert-json.js';
import { rules } from './rules.js';

export const formatNames = ['text', 'json', 'gcc', 'sarif', 'github'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatOptions {
  readonly color: boolean;
  /** The version of kubesteps, for `sarif`. */
  readonly version: string;
}

/** The findings as one text, which ends with a line break unless it is empty. */
export async function formatFindings(
  files: readonly FileFindings[],
  name: FormatName,
  options: FormatOptions,
): Promise<string> {
  switch (name) {
    case 'text':
      return formatText(files, painter(options.color));
    case 'json':
      return formatJson(files);
    case 'gcc':
      return (await import('../print/gcc.js')).formatGcc(files);
    case 'sarif':
      return (await import('../print/sarif.js')).formatSarif(files, rules, options.version);
    case 'github':
      return (await import('../print/github.js')).formatGithub(files, rules);
  }
}

function formatText(files: readonly FileFindings[], paint: Paint): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map((finding) => findingLine(inert(file), finding, paint)),
  );
  const counts = countsOf(files);
  const total = counts.error + counts.warning + counts.info;
  const parts = [
    ...(counts.error === 0 ? [] : [plural(counts.error, 'error')]),
    ...(counts.warning === 0 ? [] : [plural(counts.warning, 'warning')]),
    ...(counts.info === 0 ? [] : [plural(counts.info, 'note')]),
  ];
  const style = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'good';
  const names = files.map(({ file }) => inert(file)).join(', ');
  const summary = paint(style, total === 0 ? 'nothing wrong' : parts.join(', '));
  return [...lines, `${summary} in ${names}`].map((line) => `${line}\n`).join('');
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
