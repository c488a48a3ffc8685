/** `verify --exec-check`: the reports of a file, each held against a run of its script in a sandbox. */

import type { Host } from '../host.js';
import type { DocumentKind } from '../verify/extract/document.js';
import type { FileReport, Shell } from '../verify/report.js';
import type { ExecCheckOptions } from './exec-check.js';

/** A file and the reports on its scripts, in their order. */
export interface Verified {
  readonly text: string;
  readonly kind: DocumentKind;
  readonly shell: Shell | undefined;
  readonly reports: readonly FileReport[];
  /** The kubeconfigs that the scripts name. */
  readonly asked: Iterable<string>;
}

/** Throws an ExecCheckError where the machine has no such sandbox, or lacks a program. */
export async function execCheckedReports(
  { text, kind, shell, reports, asked }: Verified,
  options: Omit<ExecCheckOptions, 'asked'>,
  host: Host,
): Promise<readonly FileReport[]> {
  const { execChecked } = await import('./exec-check.js');
  const scripts = kind === 'script' ? [text] : await scriptsOf(kind, text, shell);
  const checked: FileReport[] = [];
  for (const [index, report] of reports.entries()) {
    const script = scripts[index];
    checked.push(
      script === undefined ? report : await execChecked(report, script, { ...options, asked }, host),
    );
  }
  return checked;
}

async function scriptsOf(
  kind: 'markdown' | 'html',
  text: string,
  shell: Shell | undefined,
): Promise<readonly string[]> {
  const { extract } = await import('../verify/extract/document.js');
  const { scripts } = await extract(kind, text);
  return scripts.filter((one) => shell === undefined || one.shell === shell).map((one) => one.text);
}
