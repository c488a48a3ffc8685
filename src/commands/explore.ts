/** `explore`: the kubeconfig on a terminal: search, describe, choose a recipe, preview, copy, save, dry run. */
import type { Argv } from 'yargs';
import type { Arguments } from '../command-line/verb.js';
import { UsageError } from '../errors.js';
import type { Choice } from '../explore/state.js';
import type { Host } from '../host.js';

export function options(yargs: Argv): Argv {
  return yargs
    .option('kubeconfig', { type: 'string', describe: 'this kubeconfig, and no other', requiresArg: true })
    .option('shell', {
      choices: ['bash', 'powershell'],
      default: 'bash',
      describe: 'the shell to begin with',
    })
    .option('style', { choices: ['safe', 'article'], default: 'safe', describe: 'the style to begin with' })
    .option('lang', { choices: ['en', 'ja'], default: 'en', describe: 'the language to begin with' })
    .example('$0 explore', 'type to search, Enter to go on, Esc to go back');
}

/** Returns 0, or 130 after Ctrl-C. Throws a UsageError where there is no terminal. */
export async function run(argv: Arguments, host: Host): Promise<number> {
  // A dumb terminal is one that cannot place text (terminfo's `dumb`).
  if (host.keyboard === undefined || host.env.TERM === 'dumb') {
    const { program } = host;
    throw new UsageError('explore needs a terminal that it can draw on', {
      hint: [
        'call instead:',
        `${program} get contexts`,
        `${program} describe CONTEXT`,
        `${program} recipes --context CONTEXT`,
        `${program} generate RECIPE --context CONTEXT`,
      ].join('\n'),
    });
  }
  const { loadConfig } = await import('../kubeconfig/load.js');
  const { loadingRules } = await import('../kubeconfig/rules.js');
  const { contextItems } = await import('../explore/context-items.js');
  const kubeconfig = argv.kubeconfig as string | undefined;
  // Before the terminal is taken: what is wrong with the kubeconfig is an error as everywhere else.
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  const keyboard = await host.keyboard();
  const { explore } = await import('../explore/explore.js');
  const { firstState } = await import('../explore/state.js');
  const choice = {
    shell: argv.shell as Choice['shell'],
    style: argv.style as Choice['style'],
    lang: argv.lang as Choice['lang'],
  };
  return explore(firstState(contextItems(config), choice, keyboard.size()), keyboard, {
    host,
    kubeconfig,
    config,
  });
}
