/** `explore`: the kubeconfig on a terminal: search, describe, choose a recipe, preview, copy, save, dry run. */
import type { Run } from '../command-line/verb.js';
import { UsageError } from '../errors.js';
import type { Choice } from '../explore/state.js';
import { languageOf } from '../language.js';
import { speechOf } from '../speech.js';

/** Returns 0, or 130 after Ctrl-C. Throws a UsageError where there is no terminal. */
export const run: Run<'explore'> = async ({ kubeconfig, shell, style, lang }, host) => {
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
  // Before the terminal is taken: what is wrong with the kubeconfig is an error as everywhere else.
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  const keyboard = await host.keyboard();
  const { explore } = await import('../explore/explore.js');
  const { firstState } = await import('../explore/state.js');
  const choice: Choice = { shell, style, lang: languageOf(lang, host.env) };
  return explore(firstState(contextItems(config), choice, keyboard.size(), speechOf(host).say), keyboard, {
    host,
    kubeconfig,
    config,
  });
};
