/** Why a script that was generated is not written: in the words of its verdict, which stands below. */
import { FindingsError, NotProvedError, type UserError } from '../errors.js';
import { recipes } from '../plan/recipes.js';
import type { Verdict } from '../verify/report.js';

const reasons: Readonly<Record<Exclude<Verdict, 'proved'>, string>> = {
  'not-proved': 'the dry run does not prove it',
  findings: 'it is proved with findings, and what is generated has to have none',
  nothing: 'it runs no command, so that there is nothing to prove',
};

/**
 * The error for what was made of a recipe, with this verdict; `proof` is its report. In a page, a name, and words of a
 * recipe of one's own, can read like a command; in a script they are comments and texts, whatever they are.
 */
export function notWritten(
  recipe: string,
  form: 'script' | 'page',
  verdict: Exclude<Verdict, 'proved'>,
  proof: string,
): UserError {
  const message = `the script was not written, because ${reasons[verdict]}:\n${proof.trimEnd()}`;
  const details = {
    hint: recipes.has(recipe)
      ? form === 'script'
        ? 'please report this with the kubeconfig, its secrets left out'
        : 'a name that reads like a command is one to whoever reads the page: rename it in the kubeconfig; else please report this with the kubeconfig, its secrets left out'
      : form === 'script'
        ? 'please report this with the recipe and the kubeconfig, its secrets left out'
        : 'words of the recipe that read like a command are one to whoever reads the page: say them otherwise',
  };
  return verdict === 'findings' ? new FindingsError(message, details) : new NotProvedError(message, details);
}
