/** `explain`: what a finding's code means, with an example and the mended example; without a code, all of them. */
import type { Run } from '../command-line/verb.js';
import { UsageError } from '../errors.js';
import type { LintEntry } from '../lint/explanations.js';
import { type Say, speechFor } from '../speech.js';
import type { CatalogueEntry } from '../verify/codes/catalogue.js';

export const run: Run<'explain'> = async ({ codes: named, output }, host) => {
  const speech = speechFor(host, output !== 'json');
  const { catalogue, findCode } = await import('../verify/codes/catalogue.js');
  const { findLintCode, lintCatalogue } = await import('../lint/explanations.js');
  const found: readonly Entry[] =
    named.length === 0
      ? [...catalogue(), ...lintCatalogue()]
      : named.map((text) => {
          const entry = findLintCode(text) ?? findCode(text);
          if (entry !== undefined) return entry;
          throw new UsageError(`there is no code ${JSON.stringify(text)}`, {
            hint: `'${host.program} explain' lists them`,
          });
        });
  const { stdout } = host;
  const { say } = speech;
  const chosen = found.map((entry) => ({ ...entry, ...speech.explained(entry.name) }));
  if (output === 'json') stdout.write(`${JSON.stringify(chosen.map(plain), undefined, 2)}\n`);
  else if (output === 'markdown') stdout.write(await markdown(chosen, say));
  else if (named.length > 0) stdout.write(await text(chosen, Math.min(100, stdout.columns), say));
  else stdout.write((await import('../verify/codes/explain-text.js')).listText(chosen, say));
  return 0;
};

/** A finding of `verify` (KS…), or of `lint` (KL…), which has no examples. */
type Entry = CatalogueEntry | LintEntry;

const isScriptEntry = (entry: Entry): entry is CatalogueEntry => 'examples' in entry;
const isLintEntry = (entry: Entry): entry is LintEntry => !('examples' in entry);

async function text(entries: readonly Entry[], width: number, say: Say): Promise<string> {
  const { explainText } = await import('../verify/codes/explain-text.js');
  const { explainLintText } = await import('../lint/explain-text.js');
  return entries
    .map((entry) =>
      isScriptEntry(entry) ? explainText(entry, width, say) : explainLintText(entry, width, say),
    )
    .join('\n');
}

async function markdown(entries: readonly Entry[], say: Say): Promise<string> {
  const { codesMarkdown } = await import('../verify/codes/markdown.js');
  const { lintMarkdown } = await import('../lint/explain-text.js');
  const ofScripts = entries.filter(isScriptEntry);
  const ofKubeconfigs = entries.filter(isLintEntry);
  return [
    ...(ofScripts.length === 0 ? [] : [codesMarkdown(ofScripts, say)]),
    ...(ofKubeconfigs.length === 0 ? [] : [lintMarkdown(ofKubeconfigs, say)]),
  ].join('\n');
}

function plain(entry: Entry): object {
  const { name, severity, title, why, fix } = entry;
  if (!isScriptEntry(entry)) return { code: name, severity, title, why, fix };
  return {
    code: name,
    severity,
    title,
    ignorable: entry.unignorable !== true,
    why,
    fix,
    examples: entry.examples,
  };
}
