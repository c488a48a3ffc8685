/** Which recipes fit a context. */
import { UserError } from '../errors.js';
import type { Section } from '../inspect/section.js';
import type { Usable } from '../kubeconfig/usable.js';
import type { Language } from '../language.js';
import { recipes } from '../plan/recipes.js';
import { type Target, type TargetOptions, targetOf } from '../plan/target.js';
import { message } from '../plan/words.js';
import { speaker } from '../render/messages.js';
import { english, type Say } from '../speech.js';

export interface RecipeFit {
  readonly name: string;
  readonly does: string;
  readonly needs: string;
  /** Whether it serves the target; undefined where there is none. */
  readonly fits: boolean | undefined;
  /** Why it does not. */
  readonly why: string | undefined;
}

/** Every recipe, held against a target, in the words of a language. */
export function recipeFits(target: Target | undefined, language: Language): readonly RecipeFit[] {
  const speak = speaker(language);
  return [...recipes.values()].map(({ name }) => ({
    name,
    does: speak(message(`recipe.${name}.summary`)),
    needs: speak(message(`recipe.${name}.needs`)),
    fits: target === undefined ? undefined : true,
    why: undefined,
  }));
}

/** A recipe for reading: its name, and a line each for what it does, what it needs and whether it fits. */
export function recipeParagraph({ name, does, needs, fits, why }: RecipeFit, language: Language): string {
  const speak = speaker(language);
  const lines = [does, speak(message('recipes.needs', { needs }))];
  if (fits === true) lines.push(speak(message('recipes.fits')));
  if (fits === false) lines.push(speak(message('recipes.misfit', { why: why ?? '' })));
  return `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** The same for a context that a client can use; none fits where no script could address it. */
export function fitRecipes(
  usable: Usable,
  options: TargetOptions,
  language: Language = 'en',
): readonly RecipeFit[] {
  const target = targetOrReason(usable, options);
  if (typeof target !== 'string') return recipeFits(target, language);
  return recipeFits(undefined, language).map((fit) => ({ ...fit, fits: false, why: target }));
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
