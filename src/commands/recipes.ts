/** `recipes`: the ways in, what each needs, and which fit the context. */
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { inert } from '../display.js';
import { type TargetArguments, targetOrReason } from '../generate/load-target.js';
import type { RecipeFit } from '../generate/recipe-fit.js';
import type { Host } from '../host.js';
import type { Language } from '../render/messages.js';

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
  const { recipeFits } = await import('../generate/recipe-fit.js');
  const { target, unusable } = targetOrReason(targetArguments(argv), host);
  const rows = recipeFits(target, argv.lang as Language);
  if (argv.output === 'json') host.stdout.write(`${JSON.stringify(rows, null, 4)}\n`);
  else if (argv.output === 'name') host.stdout.write(rows.map(({ name }) => `${name}\n`).join(''));
  else host.stdout.write(rows.map(paragraph).join('\n'));
  if (unusable !== undefined) host.stderr.write(`no context to fit them to: ${inert(unusable)}\n`);
  return 0;
}

function paragraph(row: RecipeFit): string {
  const fits = row.fits === false ? `\n  does not fit: ${row.why}` : row.fits ? '\n  fits this context' : '';
  return `${row.name}\n  ${row.does}\n  needs ${row.needs}${fits}\n`;
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
