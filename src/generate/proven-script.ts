/** Nothing leaves that the verifier does not prove: the text of a script, and what its dry run says. */
import type { Host } from '../host.js';
import type { Missing } from '../kubeconfig/problem.js';
import type { Speech } from '../speech.js';
import type { FileReport } from '../verify/report.js';
import { notWritten } from './not-written.js';
import type { ScriptOptions } from './script-options.js';
import { plannedScript } from './script-text.js';

export interface ProvenScript {
  readonly text: string;
  readonly report: FileReport;
  /** What the kubeconfig names that is not on this machine: the script needs it where it runs. */
  readonly missing: readonly Missing[];
}

/**
 * The script that the options ask for, with the report that proves it; `file` is what the report calls it. Throws a
 * NotProvedError or a FindingsError with the verifier's reasons, and what `scriptText` throws.
 */
export async function provenScript(
  options: ScriptOptions,
  file: string | undefined,
  host: Host,
): Promise<ProvenScript> {
  const { shell, kubeconfig, withoutKubectl } = options;
  const { text, missing, hazards } = await plannedScript(options, host);
  const { hostWorld } = await import('../verify/host-world.js');
  const { verifyText } = await import('../verify/verify.js');
  const name = file ?? (shell === 'powershell' ? 'script.ps1' : 'script.sh');
  const report = await verifyText(
    { file: name, text: options.format === 'paste' ? asPasted(text, shell) : text, shell: readerOf(shell) },
    hostWorld(host, {
      named: kubeconfig,
      assumesFiles: true,
      // No kubectl of such a script says which kubeconfig it was written by.
      ...(withoutKubectl ? { kubeconfig } : {}),
    }),
  );
  if (report.verdict === 'proved') return { text, report, missing };
  if (options.format === 'paste' && hasNoOther(report, hazards)) return { text, report, missing };
  throw notWritten(options.recipe, 'script', report.verdict, await proofText([report], false, host.speech));
}

/** Which of them a sh is, the first line says. */
const readerOf = (shell: ScriptOptions['shell']): FileReport['shell'] => (shell === 'sh' ? 'bash' : shell);

/** What is pasted is characters, in no encoding that could be taken for another. */
const asPasted = (text: string, shell: ScriptOptions['shell']): string =>
  shell === 'powershell' && /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;

/**
 * Whether a report holds no findings but those of hazards that were asked for, and that the text names. A script accepts
 * them in comments; what is pasted into zsh can hold none.
 */
export function hasNoOther({ verdict, findings }: FileReport, hazards: ReadonlySet<string>): boolean {
  const open = findings.filter(({ severity, ignored }) => severity !== 'info' && ignored === undefined);
  return verdict === 'findings' && open.every(({ code }) => hazards.has(code));
}

/** Reports as people read them. */
export async function proofText(
  reports: readonly FileReport[],
  color: boolean,
  speech?: Speech,
): Promise<string> {
  const { formatText } = await import('../verify/formats/text.js');
  const { version } = await import('../version.js');
  return formatText(reports, { color, version: version(), speech });
}
