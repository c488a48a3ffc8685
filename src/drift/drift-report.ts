/** What `verify` adds to a dry run: drift from what would be generated now, and CAs that end soon. */

import { readOptions } from '../command-line/options.js';
import { allShells } from '../document/machine-data.js';
import { withoutStrangeFiles } from '../files/named-by-text.js';
import type { Finding } from '../finding.js';
import { type ScriptOptions, scriptOptions } from '../generate/script-options.js';
import type { Host } from '../host.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { languages } from '../language.js';
import type { Header } from '../plan/header.js';
import { kubeconfigPath } from '../plan/kubeconfig-file.js';
import type { FileReport } from '../verify/report.js';
import type { World } from '../verify/world.js';
import { OwnLookUnknown, OwnRecipeUnknown, type Regenerate } from './drift.js';

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
  /** `verify --recipes`: where recipes of one's own are. */
  readonly recipes?: string | undefined;
  /** `verify --templates`: where templates of one's own are. */
  readonly templates?: string | undefined;
  /** In milliseconds: a CA that ends sooner is a finding. */
  readonly watched?: number | undefined;
}

/** Holds a verified script against the kubeconfig of now. */
export async function heldAgainstNow(
  report: FileReport,
  text: string,
  now: Now,
  world: World,
  caller: Host,
): Promise<Held> {
  const { driftOf, shellOf } = await import('./drift.js');
  const { isSameText } = await import('./text-form.js');
  const drift = await driftOf(text, regenerateNow(now, caller));
  const anew = drift?.current;
  const current =
    drift === undefined || anew === undefined || isSameText(text, anew, shellOf(drift.header))
      ? undefined
      : anew;
  const held = await withDrift(report, drift?.findings ?? [], now, world, caller);
  return { report: held, current, unread: drift?.unread };
}

function hostNow({ kubeconfig }: Now, caller: Host): Host {
  const finding =
    kubeconfig === undefined ? caller : { ...caller, env: { ...caller.env, KUBECONFIG: kubeconfig } };
  return withoutStrangeFiles(finding, loadingRules({}, finding).precedence);
}

/** Makes the script of a header again, with the kubeconfig of now. */
export function regenerateNow(now: Now, caller: Host): Regenerate {
  const host = hostNow(now, caller);
  return async (header) => {
    const { scriptText } = await import('../generate/script-text.js');
    return await scriptText(await optionsNow(header, now, host, caller), host);
  };
}

/** Makes the document of a header again, with the kubeconfig of now. */
export function regeneratePageNow(now: Now, caller: Host): Regenerate {
  const host = hostNow(now, caller);
  return async (header) => {
    const { plannedDocument } = await import('../generate/document-text.js');
    const options = await optionsNow(header, now, host, caller);
    const { templates } = header.options;
    if (templates === undefined) return (await plannedDocument(options, host)).text;
    const { askedLook } = await import('../generate/own-look.js');
    const { isDocument } = await import('../generate/document-format.js');
    if (now.templates !== undefined && isDocument(options.format)) {
      const ownLook = await askedLook(now.templates, options.format, caller, `${templates}`);
      return (await plannedDocument({ ...options, ownLook }, host)).text;
    }
    throw new OwnLookUnknown((await plannedDocument(options, host)).text);
  };
}

/** The report with what has drifted, and with the CAs that end before the watched time. */
export async function withDrift(
  report: FileReport,
  drifted: readonly Finding[],
  now: Now,
  world: World,
  caller: Host,
): Promise<FileReport> {
  const findings = [...drifted];
  const { watched } = now;
  const config = watched === undefined ? undefined : world.config();
  if (watched !== undefined && config !== undefined) {
    const { expiryFindings } = await import('./expiry.js');
    findings.push(...expiryFindings(report.requests, config, watched, hostNow(now, caller)));
  }
  if (findings.length === 0) return report;
  const { verdictOf } = await import('../verify/report.js');
  const all = [...findings.map((finding) => ({ ...finding, notProved: false })), ...report.findings];
  return { ...report, findings: all, verdict: verdictOf({ ...report, findings: all }) };
}

/** The same, with the recipe where that is one's own; where such recipes are, the user says, and no text. */
async function optionsNow(
  header: Header,
  { recipes }: Now,
  host: Host,
  caller: Host,
): Promise<ScriptOptions> {
  const options = optionsOf(header, host.env.HOME ?? host.home);
  const { recipe, options: recorded } = header;
  if (recorded.recipes === undefined) return options;
  if (recipes === undefined) throw new OwnRecipeUnknown(recipe);
  const { askedRecipe } = await import('../generate/own-recipe.js');
  const param = readOptions('generate', { param: recorded.param }).param;
  return {
    ...options,
    ownRecipe: askedRecipe({ recipe, recipes, param, shown: `${recorded.recipes}` }, caller),
  };
}

/** The options of `generate` that a header records. What it leaves out is at its default. */
function optionsOf(header: Header, home: string): ScriptOptions {
  const { recipe, shell: named, lang, options: recorded, files = [] } = header;
  const { kubeconfig } = recorded;
  const options =
    typeof kubeconfig === 'string' ? { ...recorded, kubeconfig: kubeconfigPath(kubeconfig, home) } : recorded;
  // A document is in all.
  const shell = named === allShells ? 'bash' : named;
  const language = languages.find((one) => one === lang) ?? 'en';
  const said = readOptions('generate', { ...options, recipe, shell });
  return { ...scriptOptions({ ...said, lang: language }), files };
}
