/** `describe`: everything about one context on one screen, and what a client would refuse about it. */
import { resolve } from 'node:path';
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { UserError } from '../errors.js';
import type { RecipeFit } from '../generate/recipe-fit.js';
import type { Host } from '../host.js';
import { describeContext } from '../inspect/describe.js';
import { loadConfig } from '../kubeconfig/load.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { type Overrides, selectEntries } from '../kubeconfig/select-entries.js';
import { confirmUsable } from '../kubeconfig/usable.js';
import { painter, wantsColor } from '../print/colors.js';
import type { DataOutput } from '../print/data-output.js';

export function options(yargs: Argv): Argv {
  return yargs
    .positional('context', {
      type: 'string',
      describe: 'the context, also as --context; else the current one',
    })
    .option('kubeconfig', { type: 'string', describe: 'this kubeconfig, and no other', requiresArg: true })
    .option('cluster', { type: 'string', describe: "this cluster, not the context's", requiresArg: true })
    .option('user', { type: 'string', describe: "this user, not the context's", requiresArg: true })
    .option('namespace', { alias: 'n', type: 'string', describe: 'this namespace', requiresArg: true })
    .option('output', {
      alias: 'o',
      choices: ['text', 'json', 'yaml', 'kyaml'],
      default: 'text',
      describe: 'how to print it',
    })
    .example('$0 describe', 'the current context')
    .example('$0 describe prod -o json', 'one context, for a program');
}

/** Prints the description, then throws what a client would refuse: a KubeconfigError, exit 1. */
export async function run(argv: Arguments, host: Host): Promise<number> {
  const kubeconfig = argv.kubeconfig as string | undefined;
  const name = argv.context as string | undefined;
  const overrides: Overrides = {
    cluster: argv.cluster as string | undefined,
    user: argv.user as string | undefined,
    namespace: argv.namespace as string | undefined,
  };
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  const chosen = selectEntries(config, name, overrides);
  const description = describeContext(config, chosen, host);
  const refusal = refusalOf(() => confirmUsable(config, name, overrides, host));
  const { fitRecipes } = await import('../generate/recipe-fit.js');
  const recipes: readonly RecipeFit[] =
    refusal === undefined
      ? fitRecipes(chosen, {
          kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
          cluster: overrides.cluster,
          user: overrides.user,
          currentContext: config.currentContext,
        })
      : [];
  if (argv.output !== 'text') {
    const { descriptionJson } = await import('../inspect/description-json.js');
    const { printed } = await import('../print/data-output.js');
    const data = descriptionJson(description, recipes, refusal);
    host.stdout.write(await printed(data, argv.output as DataOutput));
  } else {
    const { descriptionSections, printSections } = await import('../inspect/describe-text.js');
    const { recipeSection } = await import('../generate/recipe-fit.js');
    const sections = [...descriptionSections(description), ...recipeSection(recipes)];
    host.stdout.write(await printSections(sections, painter(wantsColor(host))));
  }
  if (refusal !== undefined) throw refusal;
  return 0;
}

function refusalOf(check: () => void): UserError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
