/** The options of `generate` as recipes read them. */
import type { Options } from '../command-line/options.js';
import type { Language } from '../language.js';
import type { CredentialOptions } from '../plan/options.js';
import type { Recipe } from '../plan/recipe.js';
import type { TargetArguments } from './load-target.js';
import type { OwnLook } from './own-look.js';

export interface ScriptOptions
  extends TargetArguments,
    CredentialOptions,
    Pick<Options<'generate'>, 'recipe' | 'shell' | 'format' | 'flavor' | 'editable'> {
  readonly lang: Language;
  /** Of a document for several contexts, these; else none. */
  readonly contexts?: readonly string[];
  /** The recipe, where it is one of one's own. */
  readonly ownRecipe?: Recipe | undefined;
  /** Of a document, a team's own look. */
  readonly ownLook?: OwnLook | undefined;
}

/** What `generate` is asked for, in a language that is known. */
export type GenerateOptions = Omit<Options<'generate'>, 'lang'> &
  Pick<ScriptOptions, 'lang' | 'ownRecipe' | 'ownLook'>;

/** Method names in upper case; an empty kubeconfig is none, as kubectl has it. */
export function scriptOptions({ context, ...options }: GenerateOptions): ScriptOptions {
  const { kubeconfig, request, audience, format, style } = options;
  const contexts = [...new Set(context)];
  return {
    ...options,
    ...(contexts.length > 1 ? { contexts } : { context: contexts[0] }),
    style: format === 'script' ? style : 'paste',
    kubeconfig: kubeconfig === '' ? undefined : kubeconfig,
    method: request.toUpperCase(),
    audiences: audience,
  };
}
