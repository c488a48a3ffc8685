/** What `generate` is asked for → the text of a document. `verify` asks the same again to see what has drifted. */
import type { Host } from '../host.js';
import { languages } from '../language.js';
import type { ScriptOptions } from './script-options.js';
import type { PlannedRecipe } from './script-text.js';

export interface PlannedDocument extends PlannedRecipe {
  readonly text: string;
}

/** Loads the kubeconfig, plans and writes. Throws KubeconfigError, UsageError and QuoteError. */
export async function plannedDocument(options: ScriptOptions, host: Host): Promise<PlannedDocument> {
  const { plannedRunbook } = await import('./runbook.js');
  const { runbookOf } = await import('../document/build.js');
  const { confirmNoSecret } = await import('./script-text.js');
  const { flavor, lang, format } = options;
  const form = flavor === 'commonmark' ? {} : { flavor };
  const { source, ...made } = await plannedRunbook(options, form, host);
  const written = async (): Promise<string> => {
    if (format === 'html') {
      const { htmlPage } = await import('../document/html/page.js');
      const others = languages.filter((language) => language !== lang);
      return htmlPage([runbookOf(source, lang), ...others.map((language) => runbookOf(source, language))]);
    }
    const { markdownOf } = await import('../document/markdown.js');
    return markdownOf(runbookOf(source, lang), flavor);
  };
  const text = await written();
  await confirmNoSecret(text, made.config, made.target, options);
  return { ...made, text };
}
