/** Which recipes fit a context. */
import { quoted } from '../display.js';
import { UserError } from '../errors.js';
import type { Section } from '../inspect/section.js';
import type { Usable } from '../kubeconfig/usable.js';
import type { Language } from '../language.js';
import { defaultOptions } from '../plan/options.js';
import { stepsFor } from '../plan/plan.js';
import { needsOf, optionsFor, type Recipe, summaryOf } from '../plan/recipe.js';
import { recipes } from '../plan/recipes.js';
import { type Target, type TargetOptions, targetOf } from '../plan/target.js';
import { message } from '../plan/words.js';
import { speaker } from '../render/messages.js';
import { english, type Say } from '../speech.js';

export interface RecipeFit {
  readonly name: string;
  readonly does: string;
  readonly needs: string;
  /** Of one of one's own. */
  readonly parameters?: string;
  /** Whether it serves the target; undefined where there is none. */
  readonly fits: boolean | undefined;
  /** Why it does not. */
  readonly why: string | undefined;
  /** The same of its scripts without kubectl; undefined where it has none, or where nobody asks. */
  readonly withoutKubectl?: Pick<RecipeFit, 'needs' | 'fits' | 'why'>;
}

/** Every recipe, held against a target, in the words of a language. */
export function recipeFits(
  target: Target | undefined,
  language: Language,
  own: readonly Recipe[] = [],
): readonly RecipeFit[] {
  const speak = speaker(language);
  return [...recipes.values(), ...own].map((recipe) => {
    const { name } = recipe;
    const why = target === undefined || recipe.place === 'pod' ? undefined : misfit(recipe, target);
    return {
      name,
      does: speak(summaryOf(recipe)),
      needs: speak(needsOf(recipe)),
      ...(recipe.own && { parameters: recipe.own.parameters(language) }),
      fits: target === undefined ? undefined : why === undefined,
      why,
    };
  });
}

/** The same, with what each needs and fits where its script is to do without kubectl. */
export function recipeFitsBothWays(
  target: Target | undefined,
  language: Language,
  own: readonly Recipe[],
): readonly RecipeFit[] {
  const speak = speaker(language);
  return recipeFits(target, language, own).map((fit) => {
    const recipe = recipes.get(fit.name) ?? own.find(({ name }) => name === fit.name);
    if (recipe?.curlNeeds === undefined) return fit;
    const why = target === undefined ? undefined : misfit(recipe, target, true);
    const fits = target === undefined ? undefined : why === undefined;
    return { ...fit, withoutKubectl: { needs: speak(recipe.curlNeeds), fits, why } };
  });
}

/** Why a recipe does not serve a target: what the making of its steps says, or what becomes of the credentials. */
function misfit(recipe: Recipe, target: Target, withoutKubectl = false): string | undefined {
  try {
    const options = { ...optionsFor(recipe, defaultOptions()), withoutKubectl };
    stepsFor(recipe, target, options);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return lostCredentials(target);
}

/** rest/transport.go: over plain http nothing signs in. Kubernetes 1.19 took basic auth out of the API server. */
function lostCredentials({ authInfo, authInfoName, server }: Target): string | undefined {
  const { authorization, certificate } = authInfo.credentials;
  if (!server.secure && (authorization !== undefined || certificate))
    return 'the server is plain http, where kubectl sends no credentials';
  return authorization === 'basic' && !certificate
    ? `user ${quoted(authInfoName)} signs in with a user name and a password, which no API server since Kubernetes 1.19 takes by itself`
    : undefined;
}

/** A recipe for reading: its name, what it does, what it needs and whether it fits. `broken`: a sentence in lines. */
export function recipeParagraph(
  { name, does, needs, parameters = '', fits, why, withoutKubectl }: RecipeFit,
  language: Language,
  say: Say = english.say,
  broken: (sentence: string) => readonly string[] = (sentence) => [sentence],
): string {
  const speak = speaker(language);
  const lines = [does, speak(message('recipes.needs', { needs }))];
  if (parameters !== '') lines.push(speak(message('recipes.parameters', { parameters })));
  const isOfPod = recipes.get(name)?.place === 'pod';
  if (fits === true) lines.push(speak(message(isOfPod ? 'recipes.fits-any' : 'recipes.fits')));
  if (fits === false) lines.push(speak(message('recipes.misfit', { why: say(why ?? '') })));
  if (withoutKubectl !== undefined) {
    const bare = withoutKubectl;
    lines.push(speak(message('recipes.bare.needs', { needs: bare.needs })));
    if (bare.fits === true) lines.push(speak(message('recipes.bare.fits')));
    if (bare.fits === false) lines.push(speak(message('recipes.bare.misfit', { why: say(bare.why ?? '') })));
  }
  return `${name}\n${lines
    .flatMap(broken)
    .map((line) => `  ${line}\n`)
    .join('')}`;
}

/** The same for a context that a client can use; none fits where no script could address it. */
export function fitRecipes(
  usable: Usable,
  options: TargetOptions,
  language: Language = 'en',
): readonly RecipeFit[] {
  const target = targetOrReason(usable, options);
  if (typeof target !== 'string') return recipeFits(target, language);
  return recipeFits(undefined, language).map((fit) =>
    recipes.get(fit.name)?.place === 'pod' ? { ...fit, fits: true } : { ...fit, fits: false, why: target },
  );
}

function targetOrReason(usable: Usable, options: TargetOptions): Target | string {
  try {
    return targetOf(usable, options);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The section of a description that lists them; none where there are none. */
export function recipeSection(fits: readonly RecipeFit[], say: Say = english.say): readonly Section[] {
  if (fits.length === 0) return [];
  const lines = fits.map(({ name, does, fits: fit, why }) => ({
    label: name,
    value: fit ? does : say(`does not fit: ${why}`),
    style: fit ? undefined : ('dim' as const),
  }));
  return [{ title: say('Recipes'), lines }];
}
