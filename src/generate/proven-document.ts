/** A document, verified as it stands before it leaves: the blocks of each shell, in one report for each. */
import type { Host } from '../host.js';
import type { Missing } from '../kubeconfig/problem.js';
import type { FileReport } from '../verify/report.js';
import { type DocumentFormat, endings } from './document-format.js';
import type { PlannedDocument } from './document-text.js';
import { notWritten } from './not-written.js';
import { hasNoOther, proofText } from './proven-script.js';
import type { ScriptOptions } from './script-options.js';

export interface ProvenDocument {
  readonly text: string;
  readonly reports: readonly FileReport[];
  /** What the kubeconfig names that is not on this machine. */
  readonly missing: readonly Missing[];
}

/** Throws a NotProvedError or a FindingsError with the verifier's reasons, and what `plannedRunbooks` throws. */
export async function provenDocument(
  options: ScriptOptions & { readonly format: DocumentFormat },
  file: string | undefined,
  host: Host,
): Promise<ProvenDocument> {
  const { plannedDocument } = await import('./document-text.js');
  const planned = await plannedDocument(options, host);
  const { text, missing } = planned;
  return { text, reports: await confirmedDocument(planned, options, file, host), missing };
}

/** The reports that prove a document as it stands. Throws as above. */
export async function confirmedDocument(
  { text, contexts, hazards }: PlannedDocument,
  options: ScriptOptions & { readonly format: DocumentFormat },
  file: string | undefined,
  host: Host,
): Promise<readonly FileReport[]> {
  const { hostWorld } = await import('../verify/host-world.js');
  const { verifyDocument } = await import('../verify/extract/verify-document.js');
  const world = hostWorld(host, { named: options.kubeconfig, assumesFiles: true });
  const name = file ?? `${options.recipe}${endings[options.format][0]}`;
  const reports = await verifyDocument({ file: name, text, kind: options.format, named: true }, world);
  for (const report of reports)
    if (report.verdict !== 'proved' && !hasNoOther(report, hazards))
      throw notWritten(options.recipe, 'page', report.verdict, await proofText(reports, false, host.speech));
  // A document whose blocks were not found would be proved of nothing.
  if (reports.length !== 2 * contexts)
    throw new Error('a document has the blocks of two shells for each context');
  return reports;
}
