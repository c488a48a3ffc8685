/** What `verify` adds to a dry run: drift from what would be generated now, and CAs that end soon. */

import { readOptions } from '../command-line/options.js';
import { withoutStrangeFiles } from '../files/named-by-text.js';
import { type ScriptOptions, scriptOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { languages } from '../language.js';
import type { Header } from '../plan/header.js';
import { kubeconfigPath } from '../plan/kubeconfig-file.js';
import type { FileReport } from '../verify/report.js';
import type { World } from '../verify/world.js';

export interface Held {
  /** With the findings of drift and expiry among its own. */
  readonly report: FileReport;
  /** What would be generated now, where that is another text. */
  readonly current: string | undefined;
  /** The options that the header records in vain, in words. */
  readonly unread: string | undefined;
}

export interface Now {
  /** `verify --kubeconfig`: what the script would find as its KUBECONFIG. */
  readonly kubeconfig: string | undefined;
  /** In milliseconds: a CA that ends sooner is a finding. */
  readonly watched?: number | undefined;
}

/** Holds a verified script against the kubeconfig of now. */
export async function heldAgainstNow(
  report: FileReport,
  text: string,
  { kubeconfig, watched }: Now,
  world: World,
  caller: Host,
): Promise<Held> {
  const finding =
    kubeconfig === undefined ? caller : { ...caller, env: { ...caller.env, KUBECONFIG: kubeconfig } };
  const host = withoutStrangeFiles(finding, loadingRules({}, finding).precedence);
  const { driftOf, shellOf } = await import('./drift.js');
  const { isSameText } = await import('./text-form.js');
  const drift = await driftOf(text, async (header) => {
    const { scriptText } = await import('../generate/script-text.js');
    return await scriptText(optionsOf(header, host.home), host);
  });
  const findings = [...(drift?.findings ?? [])];
  const config = watched === undefined ? undefined : world.config();
  if (watched !== undefined && config !== undefined) {
    const { expiryFindings } = await import('./expiry.js');
    findings.push(...expiryFindings(report.requests, config, watched, host));
  }
  const now = drift?.current;
  const current =
    drift === undefined || now === undefined || isSameText(text, now, shellOf(drift.header))
      ? undefined
      : now;
  const unread = drift?.unread;
  if (findings.length === 0) return { report, current, unread };
  const { verdictOf } = await import('../verify/report.js');
  const all = [...findings.map((finding) => ({ ...finding, notProved: false })), ...report.findings];
  return {
    report: { ...report, findings: all, verdict: verdictOf({ ...report, findings: all }) },
    current,
    unread,
  };
}

/** The options of `generate` that a header records. What it leaves out is at its default. */
function optionsOf({ recipe, shell, lang, options: recorded }: Header, home: string): ScriptOptions {
  const { kubeconfig } = recorded;
  const options =
    typeof kubeconfig === 'string' ? { ...recorded, kubeconfig: kubeconfigPath(kubeconfig, home) } : recorded;
  const language = languages.find((one) => one === lang) ?? 'en';
  return scriptOptions({ ...readOptions('generate', { ...options, recipe, shell }), lang: language });
}
