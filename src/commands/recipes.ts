/** `recipes`: the ways in, what each needs, and which fit the context. */
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { inert } from '../display.js';
import { UserError } from '../errors.js';
import { loadTarget, type TargetArguments } from '../generate/load-target.js';
import type { Host } from '../host.js';
import type { Recipe } from '../plan/recipes.js';
import type { Target } from '../plan/target.js';
import type { Language, Speak } from '../render/messages.js';

export function options(yargs: Argv): Argv {
  return yargs
    .option('kubeconfig', { type: 'string', describe: 'this kubeconfig, and no other', requiresArg: true })
    .option('context', { type: 'string', describe: 'the context; else the current one', requiresArg: true })
    .option('cluster', { type: 'string', describe: "this cluster, not the context's", requiresArg: true })
    .option('user', { type: 'string', describe: "this user, not the context's", requiresArg: true })
    .option('output', {
      alias: 'o',
      choices: ['table', 'json', 'name'],
      default: 'table',
      describe: 'how to print them',
    })
    .option('lang', { choices: ['en', 'ja'], default: 'en', describe: 'language of the descriptions' });
}

export async function run(argv: Arguments, host: Host): Promise<number> {
  const { recipes } = await import('../plan/recipes.js');
  const { speaker } = await import('../render/messages.js');
  const speak = speaker(argv.lang as Language);
  const { target, unusable } = targetOrReason(argv, host);
  const rows = [...recipes.values()].map((recipe) => describe(recipe, target, speak));
  if (argv.output === 'json') host.stdout.write(`${JSON.stringify(rows, null, 4)}\n`);
  else if (argv.output === 'name') host.stdout.write(rows.map(({ name }) => `${name}\n`).join(''));
  else host.stdout.write(rows.map(paragraph).join('\n'));
  if (unusable !== undefined) host.stderr.write(`no context to fit them to: ${inert(unusable)}\n`);
  return 0;
}

interface Row {
  readonly name: string;
  readonly does: string;
  readonly needs: string;
  /** Whether it serves the context; undefined where there is none. */
  readonly fits: boolean | undefined;
  readonly why: string | undefined;
}

function describe(recipe: Recipe, target: Target | undefined, speak: Speak): Row {
  const misfit = target === undefined ? undefined : recipe.misfit(target);
  return {
    name: recipe.name,
    does: speak({ id: recipe.summary, values: {} }),
    needs: speak({ id: recipe.needs, values: {} }),
    fits: target === undefined ? undefined : misfit === undefined,
    why: misfit === undefined ? undefined : speak(misfit),
  };
}

function paragraph(row: Row): string {
  const fits = row.fits === false ? `\n  does not fit: ${row.why}` : row.fits ? '\n  fits this context' : '';
  return `${row.name}\n  ${row.does}\n  needs ${row.needs}${fits}\n`;
}

/** A list of recipes is useful without a usable context too. */
function targetOrReason(argv: Arguments, host: Host): { target?: Target; unusable?: string } {
  try {
    return { target: loadTarget(targetArguments(argv), host) };
  } catch (error) {
    if (error instanceof UserError) return { unusable: error.message };
    throw error;
  }
}

function targetArguments(argv: Arguments): TargetArguments {
  const given = (name: string): string | undefined => argv[name] as string | undefined;
  return {
    kubeconfig: given('kubeconfig'),
    context: given('context'),
    cluster: given('cluster'),
    user: given('user'),
  };
}
