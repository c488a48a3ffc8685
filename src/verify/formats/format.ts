/** The formats that a dry run is reported in. Each is loaded when it is used. */
import type { Rules } from '../../finding.js';
import { type Speech, spokenFinding, spokenRules } from '../../speech.js';
import { codes } from '../codes.js';
import type { FileReport } from '../report.js';
import { maskReport } from '../secrecy/mask.js';

export const formatNames = ['text', 'json', 'gcc', 'sarif', 'github'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatOptions {
  /** Only `text` has colours. */
  readonly color: boolean;
  /** The version of kubesteps, for `sarif`. */
  readonly version: string;
  /** With the rights that each script needs; only `json` has them. */
  readonly rights?: boolean;
  /** English where it is absent. */
  readonly speech?: Speech | undefined;
}

/** Several scripts' reports as one text, which ends with a line break unless it is empty. */
export type Formatter = (reports: readonly FileReport[], options: FormatOptions) => string;

/** The formatter of a name. */
export async function formatterOf(name: FormatName): Promise<Formatter> {
  switch (name) {
    case 'text':
      return (await import('./text.js')).formatText;
    case 'json':
      return (await import('./json.js')).formatJson;
    case 'gcc': {
      const { formatGcc } = await import('../../print/gcc.js');
      return (reports, { speech }) => formatGcc(reports.map((report) => spoken(maskReport(report), speech)));
    }
    case 'sarif': {
      const { formatSarif } = await import('../../print/sarif.js');
      return (reports, { version, speech }) =>
        formatSarif(
          reports.map((report) => spoken(maskReport(report), speech)),
          codesIn(speech),
          version,
        );
    }
    case 'github': {
      const { formatGithub } = await import('../../print/github.js');
      return (reports, { speech }) =>
        formatGithub(
          reports.map((report) => spoken(maskReport(report), speech)),
          codesIn(speech),
        );
    }
  }
}

/** The report with its findings in the reader's language. */
export function spoken(report: FileReport, speech: Speech | undefined): FileReport {
  if (speech === undefined) return report;
  return { ...report, findings: report.findings.map((finding) => spokenFinding(finding, speech)) };
}

const codesIn = (speech: Speech | undefined): Rules =>
  speech === undefined ? codes : spokenRules(codes, speech);
