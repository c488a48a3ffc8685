/**
 * What `generate` refuses before the dry run would: a secret that an option or a name of the kubeconfig spells out. The
 * script could be proved, but everyone who reads it would have the secret.
 */
import { KubeconfigError, RecipeError, UsageError } from '../errors.js';
import { secretSpans } from '../verify/secrecy/spans.js';
import type { ScriptOptions } from './script-options.js';

/**
 * Throws a UsageError where an option holds what the verifier takes for a literal secret (KS5107), and a KubeconfigError
 * where the text does for another reason. Neither says the secret.
 */
export function refuseLiterals(
  text: string,
  { path, audiences, kubeconfig, query, header, data, command, ownRecipe }: ScriptOptions,
): void {
  for (const [option, values] of [
    ['path', [path]],
    ['audience', audiences],
    ['query', query],
    ['header', header],
    ['command', command],
    ['data', data === undefined ? [] : [data]],
    ['kubeconfig', kubeconfig === undefined ? [] : [kubeconfig]],
  ] as const) {
    // As the script has it, too: `--audience=token=…` tells more than `token=…` alone.
    const what = values.map((value) => literalIn(value) ?? literalIn(`--${option}=${value}`)).find(Boolean);
    if (what === undefined) continue;
    throw new UsageError(`--${option} holds ${what}, which everyone who can read the script would have`, {
      hint: 'leave it out: the script gets its own token when it runs',
    });
  }
  const what = literalIn(text);
  if (what === undefined) return;
  if (ownRecipe !== undefined)
    throw new RecipeError(`the script would hold ${what}, for everyone who can read it: it was not written`, {
      hint: 'take it out of the recipe, or of the parameter',
    });
  throw new KubeconfigError(
    `the script would hold ${what}, for everyone who can read it: it was not written`,
    {
      hint: 'a name or an address in the kubeconfig looks like one: see it with kubesteps describe, and change it there, or choose another with --context, --cluster or --user',
    },
  );
}

const literalIn = (text: string): string | undefined =>
  secretSpans(text).find(({ certain }) => certain)?.what;
