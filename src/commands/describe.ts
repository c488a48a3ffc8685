/** `describe`: everything about one context on one screen, and what a client would refuse about it. */
import { resolve } from 'node:path';
import type { Run } from '../command-line/verb.js';
import type { RecipeFit } from '../generate/recipe-fit.js';
import { describeContext } from '../inspect/describe.js';
import { loadConfig } from '../kubeconfig/load.js';
import { missingNote } from '../kubeconfig/problem.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { type Overrides, selectEntries } from '../kubeconfig/select-entries.js';
import { refusalOrMissing } from '../kubeconfig/usable.js';
import { languageOf } from '../language.js';
import { painter, wantsColor } from '../print/colors.js';
import { terminalWidth, withTilde } from '../print/terminal.js';
import { english, speechFor } from '../speech.js';

/** Prints the description, then throws what a client would refuse anywhere: a KubeconfigError, exit 1. What is not here is a note. */
export const run: Run<'describe'> = async (options, host) => {
  const { kubeconfig, context: name, cluster, user, namespace, output, lang } = options;
  const overrides: Overrides = { cluster, user, namespace };
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  const chosen = selectEntries(config, name, overrides);
  const description = describeContext(config, chosen, host);
  const { refusal, missing } = refusalOrMissing(config, name, overrides, host);
  const { fitRecipes } = await import('../generate/recipe-fit.js');
  const speech = speechFor(host, output === 'text');
  const language = speech === english ? 'en' : languageOf(lang, host.env);
  const recipes: readonly RecipeFit[] =
    refusal === undefined
      ? fitRecipes(
          chosen,
          {
            kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
            cluster: overrides.cluster,
            user: overrides.user,
            currentContext: config.currentContext,
            place: host,
          },
          language,
        )
      : [];
  if (output !== 'text') {
    const { descriptionJson } = await import('../inspect/description-json.js');
    const { printed } = await import('../print/data-output.js');
    const data = descriptionJson(description, recipes, { refusal, missing });
    host.stdout.write(await printed(data, output));
  } else {
    const { descriptionSections } = await import('../inspect/describe-text.js');
    const { printSections } = await import('../inspect/print-sections.js');
    const { recipeSection } = await import('../generate/recipe-fit.js');
    const { spokenSections } = await import('../inspect/spoken-sections.js');
    const { say } = speech;
    const described = spokenSections(descriptionSections(description), say);
    const sections = [...described, ...recipeSection(recipes, say)];
    const path = (file: string): string => (host.stdout.isTTY ? withTilde(file, host.home) : file);
    const view = {
      paint: painter(wantsColor(host)),
      width: terminalWidth(host),
      path,
      files: config.files,
      say,
    };
    host.stdout.write(await printSections(sections, view));
  }
  if (refusal !== undefined) throw refusal;
  for (const one of missing) host.stderr.write(`note: ${missingNote(one)}\n`);
  return 0;
};
