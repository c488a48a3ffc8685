/** What `generate` is asked for → the text of a document. `verify` asks the same again to see what has drifted. */
import type { Host } from '../host.js';
import type { ScriptOptions } from './script-options.js';
import type { PlannedRecipe } from './script-text.js';

export interface PlannedDocument extends PlannedRecipe {
  readonly text: string;
}

/** Loads the kubeconfig, plans and writes. Throws KubeconfigError, UsageError and QuoteError. */
export async function plannedDocument(options: ScriptOptions, host: Host): Promise<PlannedDocument> {
  const { plannedRunbook } = await import('./runbook.js');
  const { runbookOf } = await import('../document/build.js');
  const { markdownOf } = await import('../document/markdown.js');
  const { confirmNoSecret } = await import('./script-text.js');
  const { flavor, lang } = options;
  const form = flavor === 'commonmark' ? {} : { flavor };
  const { source, ...made } = await plannedRunbook(options, form, host);
  const text = markdownOf(runbookOf(source, lang), flavor);
  await confirmNoSecret(text, made.config, made.target, options);
  return { ...made, text };
}
