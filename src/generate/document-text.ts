/** What `generate` is asked for → the text of a document. `verify` asks the same again to see what has drifted. */
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import type { Missing } from '../kubeconfig/problem.js';
import { languages } from '../language.js';
import type { Look } from '../look/look.js';
import { isDocument } from './document-format.js';
import type { PlannedRunbook } from './runbook.js';
import type { ScriptOptions } from './script-options.js';

export interface PlannedDocument {
  readonly text: string;
  /** How many contexts it is for. */
  readonly contexts: number;
  /** What the kubeconfig names that is not on this machine. */
  readonly missing: readonly Missing[];
  /** Findings that its plans have on purpose, by their codes. */
  readonly hazards: ReadonlySet<string>;
}

/** Loads the kubeconfig, plans and writes. Throws KubeconfigError, UsageError and QuoteError. */
export async function plannedDocument(options: ScriptOptions, host: Host): Promise<PlannedDocument> {
  const { plannedRunbooks } = await import('./runbook.js');
  const { runbooksOf } = await import('../document/build.js');
  const { confirmNoSecret, hazardsOf } = await import('./script-text.js');
  const { flavor, lang, format, editable, ownLook } = options;
  const form = {
    ...(flavor === 'commonmark' ? {} : { flavor }),
    ...(editable ? { editable } : {}),
    ...(ownLook === undefined ? {} : { templates: ownLook.recorded }),
  };
  const made = await plannedRunbooks(options, form, host);
  const [first, ...others] = made;
  const sources = [first.source, ...others.map(({ source }) => source)] as const;
  const spoken = runbooksOf(sources, lang);
  if (editable && spoken[0].fields.length === 0) throw notEditable(first);
  const written = async (look?: Look): Promise<string> => {
    if (format === 'html') {
      const { htmlPage } = await import('../document/html/page.js');
      const rest = languages.filter((language) => language !== lang);
      return htmlPage([...spoken, ...rest.flatMap((language) => runbooksOf(sources, language))], look);
    }
    const { markdownOf } = await import('../document/markdown.js');
    return markdownOf(spoken, flavor, look);
  };
  const text = await written(ownLook?.look);
  if (ownLook !== undefined && isDocument(format)) {
    const { confirmSame } = await import('./own-look.js');
    await confirmSame(text, await written(), format, ownLook);
  }
  for (const { config, target } of made) await confirmNoSecret(text, config, target, options);
  const missing = new Map(made.flatMap((one) => one.missing.map((each) => [JSON.stringify(each), each])));
  return {
    text,
    contexts: made.length,
    missing: [...missing.values()],
    hazards: new Set(made.flatMap(({ plan }) => [...hazardsOf(plan)])),
  };
}

const notEditable = ({ recipe: { name, own } }: PlannedRunbook): UsageError =>
  new UsageError(
    own === undefined
      ? `--editable has no meaning for recipe ${name}: nothing of its commands can be changed by itself`
      : `--editable has no meaning for recipe ${name}, which is one of your own`,
    { hint: own === undefined ? 'leave it out' : 'leave it out: a reader says its values with --param' },
  );
